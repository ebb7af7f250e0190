using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.App.Bundles;

/// <summary>A log in a store of its own in memory, that nobody else writes to and that is gone afterwards.</summary>
internal static class LogStore
{
    /// <summary>The log, folded and compiled.</summary>
    /// <exception cref="InvalidInputException">It holds no history.</exception>
    public static async Task<Workspace> WorkspaceOf(IReadOnlyList<LogEntry> log, CancellationToken cancel)
    {
        var store = new MemoryEventStore(() => DateTimeOffset.UnixEpoch);
        if (log.Count > 0) await store.AppendLogAsync(LogHead.Empty, log, cancel);
        return await Workspace.LoadAsync(store, cancel);
    }
}
