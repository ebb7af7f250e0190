using Microsoft.AspNetCore.Http;

namespace NatoIraq.Web.Visits;

/// <summary>Projections take turns: a few are drawn at once, some wait, and one too many is sent away.</summary>
public sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim _free = new(Limits.Projections);
    private int _waiting;

    /// <summary>Does the work when it is its turn.</summary>
    /// <exception cref="TroubleException">Too many wait already.</exception>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > Limits.Waiting)
            {
                throw new TroubleException(new Trouble(
                    StatusCodes.Status429TooManyRequests, "Too many projections wait already.", "Try again in a moment."));
            }
            await _free.WaitAsync(cancel);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        try
        {
            return await work();
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
