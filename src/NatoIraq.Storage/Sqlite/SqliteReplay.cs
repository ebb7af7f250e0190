using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Sqlite;

/// <summary>
/// Reads the log from a place in it to its noted end. SQLite gives back the very bytes that were hashed, so each is
/// checked on the way: nobody computes with a changed, cut or thinned log only because nobody ran a verification.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="path">What errors call it.</param>
internal sealed class SqliteReplay(SqliteLog log, string path)
{
    /// <summary>The rows beyond which other cores are woken to check and parse while this one reads.</summary>
    private const int Long = 4096;

    /// <summary>How many parts may wait for another core; beyond, this one checks and parses too.</summary>
    private const int MayWait = 4;

    /// <summary>What is made of every row after a place that is wanted, in arrival order.</summary>
    /// <exception cref="StoreDamagedException">A row does not fit its hash, or the end is missing.</exception>
    public List<T> Read<T>(LogHead after, Predicate<SqlitePart.Row> isWanted, Make<T> make, CancellationToken cancel)
    {
        var parts = new List<Task<List<T>>>();
        var spare = new ConcurrentBag<SqlitePart>();
        LogHead end = after;
        using (SqliteDataReader rows = log.After(after.Sequence))
        {
            var row = new SqliteRow(rows);
            for (bool isMore = rows.Read(); isMore;)
            {
                cancel.ThrowIfCancellationRequested();
                SqlitePart part = spare.TryTake(out SqlitePart? done) ? done : new SqlitePart();
                part.Start(end);
                for (; isMore && !part.IsFull; isMore = rows.Read()) part.Add(row);
                end = part.End;
                Task<List<T>> reading = new(() =>
                {
                    List<T> made = part.Read(isWanted, make, Misfit);
                    spare.Add(part);
                    return made;
                });
                bool isBehind = parts.Count >= MayWait && !parts[^MayWait].IsCompleted;
                if (end.Sequence - after.Sequence > Long && !isBehind) reading.Start(TaskScheduler.Default);
                else reading.RunSynchronously(TaskScheduler.Default);
                parts.Add(reading);
            }
        }
        // The first part that does not fit speaks, whichever was read first.
        List<T>[] made = [.. parts.Select(p => p.GetAwaiter().GetResult())];
        var all = new List<T>(made.Sum(m => m.Count));
        foreach (List<T> some in made) all.AddRange(some);
        return end.Is(log.NotedHead()) ? all : throw Damaged($"'{path}' does not end where it was noted to end.");
    }

    private StoreDamagedException Misfit(SqlitePart.Row row) => Damaged(
        $"Event {row.Sequence} ('{row.Stream}' version {row.Version}) of '{path}' does not fit its hash: "
        + "it or the one before was changed.");

    private static StoreDamagedException Damaged(string what) =>
        new($"{what} Run 'store verify', and restore a copy.");
}
