using System.Buffers;
using System.Text.Json;
using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;
using Marten.Exceptions;
using Marten.Services;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;
using Npgsql;
using IEventStore = NatoIraq.Core.History.IEventStore;

namespace NatoIraq.Marten;

/// <summary>
/// The log through Marten itself, in the tables of <see cref="PostgresEventStore"/>: what one appends the other reads,
/// with the same hashes. Marten appends and reads events. What it has no word for, an order of all streams without
/// gaps and a chain of hashes, it leaves to those tables.
/// </summary>
/// <param name="connection">The address: an Npgsql connection string or a <c>postgresql://</c> URI.</param>
/// <param name="time">The clock behind <see cref="Recorded.RecordedAt"/>, kept to the millisecond.</param>
public sealed class MartenEventStore(string connection, TimeProvider time) : IEventStore
{
    private static readonly EventJson Json = EventJson.Shipped;

    private readonly PostgresDatabase _database = new(PostgresAddress.Read(connection));
    private readonly PostgresEventStore _tables = new(connection, time);
    private readonly DocumentStore _marten = OpenMarten(PostgresAddress.Read(connection));

    /// <inheritdoc/>
    public Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancel = default) => WriteAsync(
        (head, versionOf) => HashChain.Link(appends, Json, head, versionOf), appends.Select(a => a.Stream), cancel);

    /// <inheritdoc/>
    public Task AppendLogAsync(LogHead after, IReadOnlyList<LogEntry> entries, CancellationToken cancel = default)
    {
        return WriteAsync(Follow, [], cancel);

        IReadOnlyList<LogEntry> Follow(LogHead head, Func<string, long> versionOf)
        {
            HashChain.Follow(head, after, entries);
            return entries;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Recorded>> ReadAsync(
        string stream, long afterVersion = 0, CancellationToken cancel = default) =>
        [.. (await ReadAllAsync(cancel)).Where(r => r.Stream == stream && r.Version > afterVersion)];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Recorded>> ReadAllAsync(CancellationToken cancel = default) =>
        [.. (await ReadLogAsync(cancel)).Select(e => Recorded.Of(e, Json))];

    /// <inheritdoc/>
    /// <remarks>The order of events that no writer gave a place yet is for the tables to tell.</remarks>
    public async Task<IReadOnlyList<LogEntry>> ReadLogAsync(CancellationToken cancel = default)
    {
        try
        {
            return await _database.ReadAsync(ReadAsync, cancel) ?? await _tables.ReadLogAsync(cancel);
        }
        catch (Exception e) when (Explain(e) is not null)
        {
            throw Explain(e)!;
        }
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamInfo>> StreamsAsync(CancellationToken cancel = default) =>
        _tables.StreamsAsync(cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancel = default) => _tables.VerifyAsync(cancel);

    /// <inheritdoc/>
    public async Task<StoreInfo> InfoAsync(CancellationToken cancel = default) =>
        (await _tables.InfoAsync(cancel)) with { Kind = "marten" };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _marten.DisposeAsync();
        await _tables.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static DocumentStore OpenMarten(NpgsqlConnectionStringBuilder address) => DocumentStore.For(options =>
    {
        options.Connection(address.ConnectionString);
        if (address.SearchPath is { Length: > 0 } schema) options.DatabaseSchemaName = schema;
        options.UseNatoIraqStreams();
    });

    /// <summary>Marten writes under the log's lock; then the log gives what it wrote its places.</summary>
    private async Task WriteAsync(Link link, IEnumerable<string> streams, CancellationToken cancel)
    {
        try
        {
            await using NpgsqlConnection c = await _database.OpenAsync(cancel);
            await PostgresSchema.MakeAsync(c, cancel);
            await using NpgsqlTransaction transaction = await c.BeginTransactionAsync(cancel);
            var writer = new PostgresWriter(c, Json, time, _database.Place);
            (LogHead head, bool hasArrivals) = await writer.LockAsync(cancel);
            if (hasArrivals) head = await writer.AdoptAsync(head, cancel);
            Dictionary<string, long> versions = await writer.VersionsAsync(streams, cancel);
            IReadOnlyList<LogEntry> entries = link(head, stream => versions.GetValueOrDefault(stream));
            await SaveAsync(transaction, entries, cancel);
            if (entries.Count > 0 && !(await writer.AdoptAsync(head, cancel)).Is(entries[^1].Head))
                throw new InvalidInputException("What was to be stored would be read back as something else.");
            cancel.ThrowIfCancellationRequested();
            await transaction.CommitAsync(cancel);
        }
        catch (Exception e) when (Explain(e) is not null)
        {
            throw Explain(e)!;
        }
    }

    /// <summary>What Marten reports, as the errors of the model; null for what is none of Marten's.</summary>
    private NatoIraqException? Explain(Exception e) => e switch
    {
        EventStreamUnexpectedMaxEventIdException moved => new ConcurrencyConflictException(
            $"{moved.Id}", 0, 0, $"{moved.Message}: another writer was faster. Read it again and retry."),
        UnknownEventTypeException unknown => new UnknownEventException($"{MartenEvent.TypeOf(unknown.EventTypeName)}"),
        EventDeserializationFailureException unreadable => new StoreDamagedException(
            $"{unreadable.Message}: {unreadable.InnerException!.Message} Run 'store verify', and restore a copy."),
        NpgsqlException told => _database.Explain(told),
        { InnerException: NpgsqlException told } => _database.Explain(told),
        _ => null,
    };

    /// <summary>A session for each run of events of one stream: Marten sorts what a session saves by streams.</summary>
    private async Task SaveAsync(
        NpgsqlTransaction transaction, IReadOnlyList<LogEntry> entries, CancellationToken cancel)
    {
        DateTimeOffset now = time.GetUtcNow();
        for (int from = 0, to = 0; from < entries.Count; from = to)
        {
            string stream = entries[from].Stream;
            while (to < entries.Count && entries[to].Stream == stream) to++;
            await using IDocumentSession session =
                _marten.LightweightSession(SessionOptions.ForTransaction(transaction));
            object[] events = [.. entries.Skip(from).Take(to - from).Select(e => Wrap(session, e, now))];
            session.Events.Append(stream, entries[to - 1].Version, events);
            await session.SaveChangesAsync(cancel);
        }
    }

    private static IEvent Wrap(IDocumentSession session, LogEntry entry, DateTimeOffset now)
    {
        IEvent wrapped = session.Events.BuildEvent(Json.Read(entry.Type, entry.Schema, entry.Json).Data);
        wrapped.Headers = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(MartenEvent.Split(entry).Headers)!
            .ToDictionary(h => h.Key, h => (object)h.Value, StringComparer.Ordinal);
        wrapped.Timestamp = DateTimeOffset.FromUnixTimeMilliseconds((entry.RecordedAt ?? now).ToUnixTimeMilliseconds());
        return wrapped;
    }

    /// <summary>The log, checked; null when events wait for their places or there are no such tables.</summary>
    private async Task<IReadOnlyList<LogEntry>?> ReadAsync(
        NpgsqlConnection c, PostgresTables tables, CancellationToken cancel)
    {
        if (tables != PostgresTables.All) return null;
        PostgresOrder order = (await PostgresOrder.ReadAsync(c, LogHead.Empty, cancel))!;
        if (order.HasArrivals) return null;
        await using IQuerySession session = _marten.QuerySession(SessionOptions.ForConnection(c));
        IReadOnlyList<IEvent> events =
            await session.Events.QueryAllRawEvents().Where(e => e.MaybeArchived()).ToListAsync(cancel);
        Dictionary<long, IEvent> bySequence = events.ToDictionary(e => e.Sequence);
        var log = new List<LogEntry>(order.Count);
        LogHead head = LogHead.Empty;
        var parser = new PostgresParser(Json);
        for (int i = 0; i < order.Count; i++)
        {
            if (!bySequence.TryGetValue(order.SeqIdAt(i), out IEvent? found)) break;
            LogEntry entry = Unwrap(parser, found, head);
            if (!entry.Hash.AsSpan().SequenceEqual(order.HashAt(i))) break;
            log.Add(entry);
            head = entry.Head;
        }
        return head.Is(order.Noted) ? log : throw new StoreDamagedException(
            $"The store at {_database.Place} does not fit its hashes after event {head.Sequence}. "
            + "Run 'store verify', and restore a copy.");
    }

    private static LogEntry Unwrap(PostgresParser parser, IEvent e, LogHead before)
    {
        var data = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(data)) Json.WriteData(writer, (EventData)e.Data);
        byte[] headers = e.Headers is null ? [] : JsonSerializer.SerializeToUtf8Bytes(e.Headers);
        var row = new PostgresRow(
            e.StreamKey!, e.Version, MartenEvent.TypeOf(e.EventTypeName), e.Id, e.Timestamp, headers, data.WrittenSpan);
        (int schema, byte[] canonical, Core.History.Event happened) = parser.Parse(row);
        return new LogEntry(
            before.Sequence + 1, row.Stream, row.Version, $"{row.Type}", schema, happened.Id, canonical,
            HashChain.Next(before.Hash, row.Stream, row.Version, canonical), row.RecordedAt);
    }
}
