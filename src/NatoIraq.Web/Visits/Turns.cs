using Microsoft.AspNetCore.Http;

namespace NatoIraq.Web.Visits;

/// <summary>Projections take turns: a few are drawn at once, some wait, and one too many is sent away.</summary>
public class Turns : IDisposable
{
    private readonly SemaphoreSlim _free;
    private readonly Room _waiting;

    /// <summary>The turns of projections.</summary>
    public Turns() : this("projections", Limits.Projections)
    {
    }

    /// <summary>The turns of something else.</summary>
    /// <param name="what">What takes turns.</param>
    /// <param name="atOnce">How many have theirs at once.</param>
    private protected Turns(string what, int atOnce)
    {
        _free = new SemaphoreSlim(atOnce);
        _waiting = new Room(Limits.Waiting, Limits.WaitingEach, new Trouble(
            StatusCodes.Status429TooManyRequests, $"Too many {what} wait already.", "Try again in a moment."));
    }

    /// <summary>How many wait.</summary>
    internal int Waiting => _waiting.Held;

    /// <summary>Does the work when it is its turn.</summary>
    /// <param name="name">Whose work it is; null on a server of one person.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancel">Ends the waiting.</param>
    /// <exception cref="TroubleException">Too many wait already, of all or of theirs.</exception>
    public async Task<T> TakeAsync<T>(string? name, Func<Task<T>> work, CancellationToken cancel)
    {
        using (_waiting.Enter(name)) await _free.WaitAsync(cancel);
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
    public void Dispose()
    {
        _free.Dispose();
        GC.SuppressFinalize(this);
    }
}
