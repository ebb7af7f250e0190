using NatoIraq.Core.History;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>A SQLite store of its own, gone afterwards.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("natoiraq-bench-").FullName;

    public TemporaryStore() => Store = new SqliteEventStore(File, TimeProvider.System);

    public string File => Path.Combine(_folder, "store.db");

    public IEventStore Store { get; }

    /// <summary>Appends to a stream that does not exist yet.</summary>
    public void Fill(string stream, IReadOnlyList<Event> events) =>
        Store.AppendAsync([new Append(stream, 0, events)]).GetAwaiter().GetResult();

    public void Dispose()
    {
        Store.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Directory.Delete(_folder, recursive: true);
    }
}
