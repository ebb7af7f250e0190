namespace NatoIraq.Core.History;

/// <summary>An event store that lives as long as the object: for tests and for what nobody keeps.</summary>
/// <param name="now">The clock behind <see cref="Recorded.RecordedAt"/>.</param>
/// <param name="json">The codec; null for the shipped one.</param>
public sealed class MemoryEventStore(Func<DateTimeOffset> now, EventJson? json = null) : IEventStore
{
    private readonly EventJson _json = json ?? EventJson.Shipped;
    private readonly Lock _gate = new();
    private readonly List<LogEntry> _log = [];
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancel = default)
    {
        lock (_gate)
        {
            Add(HashChain.Link(appends, _json, Head, stream => _versions.GetValueOrDefault(stream)), cancel);
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
    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(CancellationToken cancel = default)
    {
        lock (_gate) return Task.FromResult<IReadOnlyList<LogEntry>>([.. _log]);
    }

    /// <inheritdoc/>
    public Task AppendLogAsync(LogHead after, IReadOnlyList<LogEntry> entries, CancellationToken cancel = default)
    {
        lock (_gate)
        {
            HashChain.Follow(Head, after, entries);
            Add(entries, cancel);
        }
        return Task.CompletedTask;
    }

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
            foreach (LogEntry entry in _log) audit.Check(entry);
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
            return Task.FromResult(info with
            {
                Schema = 1,
                Events = _log.Count,
                Streams = _versions.Count,
                Head = Convert.ToHexStringLower(Head.Hash),
                LastRecorded = _log[^1].RecordedAt,
            });
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private LogHead Head => _log.Count == 0 ? LogHead.Empty : _log[^1].Head;

    private void Add(IReadOnlyList<LogEntry> entries, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        DateTimeOffset at = now();
        foreach (LogEntry entry in entries)
        {
            _log.Add(entry with { RecordedAt = entry.RecordedAt ?? at });
            _versions[entry.Stream] = entry.Version;
        }
    }

    /// <summary>Reads the stored JSON back: the caller's own objects may hold lists that change.</summary>
    private Task<IReadOnlyList<Recorded>> Read(Func<LogEntry, bool> wanted, CancellationToken cancel)
    {
        lock (_gate)
        {
            var found = new List<Recorded>();
            foreach (LogEntry entry in _log.Where(wanted))
            {
                cancel.ThrowIfCancellationRequested();
                found.Add(Recorded.Of(entry, _json));
            }
            return Task.FromResult<IReadOnlyList<Recorded>>(found);
        }
    }
}
