using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.App.Stores;

/// <summary>What moving a log into a store did.</summary>
/// <param name="Events">How many events the store holds now.</param>
/// <param name="Added">How many of them are new to it.</param>
/// <param name="Head">The hash of the last one; null when there is none.</param>
public sealed record MovedView(long Events, long Added, string? Head);

/// <summary>Moves a log into a store that holds nothing, or the log's beginning, in one transaction.</summary>
internal static class Move
{
    /// <summary>Adds what the store lacks.</summary>
    /// <param name="to">The store.</param>
    /// <param name="log">The whole log, checked.</param>
    /// <param name="name">What errors call the place it comes from.</param>
    /// <param name="cancel">Cancels before anything is written.</param>
    /// <exception cref="InvalidInputException">
    /// The store holds something else, or more; nothing was changed.
    /// </exception>
    public static async Task<MovedView> ToAsync(
        IEventStore to, IReadOnlyList<LogEntry> log, string name, CancellationToken cancel)
    {
        IReadOnlyList<LogEntry> held = await to.ReadLogAsync(cancel);
        int shared = 0;
        while (shared < held.Count && shared < log.Count && held[shared].Head.Is(log[shared].Head)) shared++;
        if (shared < held.Count) throw Differs(held, log, shared, name);
        LogHead end = shared == 0 ? LogHead.Empty : held[^1].Head;
        if (shared < log.Count) await to.AppendLogAsync(end, [.. log.Skip(shared)], cancel);
        return new MovedView(
            log.Count, log.Count - shared, log.Count == 0 ? null : Convert.ToHexStringLower(log[^1].Hash));
    }

    private static InvalidInputException Differs(
        IReadOnlyList<LogEntry> held, IReadOnlyList<LogEntry> log, int shared, string name)
    {
        if (shared == log.Count)
        {
            return new InvalidInputException(
                $"The store goes on where {name} ends: it holds {held.Count} events, {name} the first {log.Count}.",
                "Nothing was changed: the store holds all of it already, and more.");
        }
        LogEntry mine = held[shared], other = log[shared];
        return new InvalidInputException(
            $"The store and {name} differ from event {shared + 1} on: the store holds '{mine.Id}' "
            + $"({mine.Stream} {mine.Version}) there, {name} '{other.Id}' ({other.Stream} {other.Version}).",
            "Nothing was changed. Use an empty store: one store holds one log.");
    }
}
