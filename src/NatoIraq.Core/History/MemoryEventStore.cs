namespace NatoIraq.Core.History;

/// <summary>An event store that lives as long as the object: for tests and for what nobody keeps.</summary>
/// <param name="now">The clock behind <see cref="Recorded.RecordedAt"/>.</param>
/// <param name="json">The codec; null for the shipped one.</param>
public sealed class MemoryEventStore(Func<DateTimeOffset> now, EventJson? json = null) : IEventStore
{
    private readonly EventJson _json = json ?? EventJson.Shipped;
    private readonly Lock _gate = new();
    private readonly List<(LogEntry Entry, DateTimeOffset At)> _log = [];
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancel = default)
    {
        lock (_gate)
        {
            var head = _log.Count == 0 ? LogHead.Empty : new LogHead(_log.Count, _log[^1].Entry.Hash);
            IReadOnlyList<LogEntry> entries = HashChain.Link(
                appends, _json, head, stream => _versions.GetValueOrDefault(stream));
            cancel.ThrowIfCancellationRequested();
            DateTimeOffset at = now();
            foreach (LogEntry entry in entries)
            {
                _log.Add((entry, at));
                _versions[entry.Stream] = entry.Version;
            }
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recorded>> ReadAsync(
        string stream, long afterVersion = 0, CancellationToken cancel = default) =>
        Read(e => e.Stream == stream && e.Version > afterVersion, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recorded>> ReadAllAsync(CancellationToken cancel = default) => Read(_ => true, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamInfo>> StreamsAsync(CancellationToken cancel = default)
    {
        lock (_gate)
        {
            IReadOnlyList<StreamInfo> streams =
            [
                .. _versions.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => new StreamInfo(v.Key, v.Value)),
            ];
            return Task.FromResult(streams);
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancel = default)
    {
        var audit = new LogAudit(_json, verbatim: true);
        lock (_gate)
        {
            foreach ((LogEntry entry, _) in _log) audit.Check(entry);
        }
        return Task.FromResult(audit.Findings);
    }

    /// <inheritdoc/>
    public Task<StoreInfo> InfoAsync(CancellationToken cancel = default)
    {
        lock (_gate)
        {
            var info = new StoreInfo("memory", "this process", 0, 0, 0, null, null);
            if (_log.Count == 0) return Task.FromResult(info);
            (LogEntry last, DateTimeOffset at) = _log[^1];
            return Task.FromResult(info with
            {
                Schema = 1,
                Events = _log.Count,
                Streams = _versions.Count,
                Head = Convert.ToHexStringLower(last.Hash),
                LastRecorded = at,
            });
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Reads the stored JSON back: the caller's own objects may hold lists that change.</summary>
    private Task<IReadOnlyList<Recorded>> Read(Func<LogEntry, bool> wanted, CancellationToken cancel)
    {
        lock (_gate)
        {
            var found = new List<Recorded>();
            foreach ((LogEntry entry, DateTimeOffset at) in _log.Where(row => wanted(row.Entry)))
            {
                cancel.ThrowIfCancellationRequested();
                Event happened = _json.Read(entry.Type, entry.Schema, entry.Json);
                found.Add(new Recorded(
                    entry.Sequence, entry.Stream, entry.Version, happened, Convert.ToHexStringLower(entry.Hash), at));
            }
            return Task.FromResult<IReadOnlyList<Recorded>>(found);
        }
    }
}
