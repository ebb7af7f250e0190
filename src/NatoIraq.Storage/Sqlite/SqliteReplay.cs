using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Sqlite;

/// <summary>
/// Reads the log from its first event to its noted end. SQLite gives back the very bytes that were hashed, so each is
/// checked on the way: nobody computes with a changed, cut or thinned log only because nobody ran a verification.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="path">What errors call it.</param>
internal sealed class SqliteReplay(SqliteLog log, string path)
{
    /// <summary>
    /// A long log is checked and parsed in parts by other cores while its next rows are read; a short one is not worth
    /// waking them.
    /// </summary>
    private const int Part = 2048;

    /// <summary>Every entry that is wanted, in arrival order.</summary>
    /// <exception cref="StoreDamagedException">An entry does not fit its hash, or the end is missing.</exception>
    public List<T> Read<T>(Func<LogEntry, bool> isWanted, Func<LogEntry, T> make, CancellationToken cancel)
    {
        var parts = new List<Task<List<T>>>();
        var part = new List<LogEntry>();
        LogHead before = LogHead.Empty;
        using (SqliteDataReader rows = log.All())
        {
            var row = new SqliteRow(rows);
            while (rows.Read())
            {
                part.Add(row.Entry());
                if (part.Count < Part) continue;
                cancel.ThrowIfCancellationRequested();
                (List<LogEntry> full, LogHead head) = (part, before);
                parts.Add(Task.Run(() => Check(full, head, isWanted, make), cancel));
                (part, before) = ([], part[^1].Head);
            }
        }
        var all = new List<T>((parts.Count * Part) + part.Count);
        foreach (Task<List<T>> done in parts) all.AddRange(done.GetAwaiter().GetResult());
        all.AddRange(Check(part, before, isWanted, make));
        LogHead end = part.Count > 0 ? part[^1].Head : before;
        return end.Is(log.NotedHead())
            ? all
            : throw Damaged($"'{path}' does not end where it was noted to end.");
    }

    private List<T> Check<T>(
        List<LogEntry> part, LogHead before, Func<LogEntry, bool> isWanted, Func<LogEntry, T> make)
    {
        var made = new List<T>(part.Count);
        (long at, byte[] previous) = (before.Sequence, before.Hash);
        Span<byte> hash = stackalloc byte[HashChain.Length];
        foreach (LogEntry entry in part)
        {
            HashChain.Next(previous, entry.Stream, entry.Version, entry.Json, hash);
            if (entry.Sequence != at + 1 || !hash.SequenceEqual(entry.Hash))
            {
                throw Damaged(
                    $"Event {entry.Sequence} ('{entry.Stream}' version {entry.Version}) of '{path}' does not fit its "
                    + "hash: it or the one before was changed.");
            }
            if (isWanted(entry)) made.Add(make(entry));
            (at, previous) = (entry.Sequence, entry.Hash);
        }
        return made;
    }

    private static StoreDamagedException Damaged(string what) =>
        new($"{what} Run 'store verify', and restore a copy.");
}
