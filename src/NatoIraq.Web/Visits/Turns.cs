using Microsoft.AspNetCore.Http;

namespace NatoIraq.Web.Visits;

/// <summary>Projections take turns: a few are drawn at once, some wait, and one too many is sent away.</summary>
public sealed class Turns : IDisposable
{
    private readonly SemaphoreSlim _free = new(Limits.Projections);
    private readonly Dictionary<string, int> _waiting = [];

    /// <summary>Does the work when it is its turn.</summary>
    /// <param name="name">Whose work it is; null on a server of one person.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="TroubleException">Too many wait already, of all or of theirs.</exception>
    public async Task<T> TakeAsync<T>(string? name, Func<Task<T>> work, CancellationToken cancel)
    {
        Enter(name);
        try
        {
            await _free.WaitAsync(cancel);
        }
        finally
        {
            Leave(name);
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

    private void Enter(string? name)
    {
        lock (_waiting)
        {
            int mine = _waiting.GetValueOrDefault(name ?? "");
            if (_waiting.Values.Sum() >= Limits.Waiting || (name is not null && mine >= Limits.WaitingEach))
            {
                throw new TroubleException(new Trouble(
                    StatusCodes.Status429TooManyRequests, "Too many projections wait already.", "Try again in a moment."));
            }
            _waiting[name ?? ""] = mine + 1;
        }
    }

    private void Leave(string? name)
    {
        lock (_waiting)
        {
            if (--_waiting[name ?? ""] == 0) _waiting.Remove(name ?? "");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
