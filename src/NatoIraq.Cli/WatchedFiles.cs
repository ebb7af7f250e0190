using System.Runtime.CompilerServices;

namespace NatoIraq.Cli;

/// <summary>
/// Files as they are saved. It looks at each file's size and time over and over, which every way of saving shows:
/// writing in place, replacing by renaming, vanishing and coming back, on any kind of drive.
/// </summary>
/// <param name="files">Lists the files to watch now; a folder's files may come and go.</param>
/// <param name="wait">The pause between two looks.</param>
internal sealed class WatchedFiles(Func<IReadOnlyList<string>> files, Func<CancellationToken, Task> wait)
{
    private readonly Dictionary<string, Stamp?> _told = [];

    /// <summary>
    /// Each time something was saved, the files concerned; at first all of them. A file counts as saved when two looks
    /// agree on it, so that a save in several writes is told once. Ends when it is cancelled.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<string>> ChangesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        Dictionary<string, Stamp?> before = Look();
        while (!cancel.IsCancellationRequested)
        {
            Dictionary<string, Stamp?> now = Look();
            string[] changed = [.. now
                .Where(f => before.TryGetValue(f.Key, out Stamp? last) && last == f.Value)
                .Where(f => !_told.TryGetValue(f.Key, out Stamp? told) || told != f.Value)
                .Select(f => f.Key)];
            foreach (string file in changed) _told[file] = now[file];
            if (changed.Length > 0) yield return changed;
            before = now;
            try
            {
                await wait(cancel);
            }
            catch (OperationCanceledException)
            {
                yield break;
            }
        }
    }

    private Dictionary<string, Stamp?> Look() =>
        // A file of a folder that is gone is looked for as well: it may come back.
        files().Union(_told.Keys).ToDictionary(path => path, Stamp.Of);

    /// <summary>What a save changes.</summary>
    private sealed record Stamp(long Length, DateTime Written)
    {
        /// <summary>The file's; null when it is not there.</summary>
        public static Stamp? Of(string path)
        {
            try
            {
                var file = new FileInfo(path);
                return file.Exists ? new Stamp(file.Length, file.LastWriteTimeUtc) : null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
