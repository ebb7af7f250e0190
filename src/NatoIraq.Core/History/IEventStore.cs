namespace NatoIraq.Core.History;

/// <summary>
/// An append-only log of events in named streams, hash-chained in arrival order. One contract suite runs on every
/// implementation.
/// </summary>
public interface IEventStore : IAsyncDisposable
{
    /// <summary>Appends to several streams in one durable transaction: all or nothing.</summary>
    /// <param name="appends">
    /// Each stream with the version it must be at (0: it does not exist yet) and its new events.
    /// </param>
    /// <param name="cancel">Cancels before the commit; nothing is written then.</param>
    /// <exception cref="ConcurrencyConflictException">A stream is at another version; nothing was written.</exception>
    Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancel = default);

    /// <summary>
    /// A stream's events after <paramref name="afterVersion"/> (exclusive), in order; empty when there is no such
    /// stream.
    /// </summary>
    Task<IReadOnlyList<Recorded>> ReadAsync(string stream, long afterVersion = 0, CancellationToken cancel = default);

    /// <summary>Every event of every stream, in arrival order.</summary>
    Task<IReadOnlyList<Recorded>> ReadAllAsync(CancellationToken cancel = default);

    /// <summary>
    /// The events that follow a place of the log, in arrival order, their hashes checked from there on; null when the log
    /// has no such place.
    /// </summary>
    async Task<IReadOnlyList<Recorded>?> ReadAfterAsync(LogHead place, CancellationToken cancel = default) =>
        place.After(await ReadAllAsync(cancel));

    /// <summary>The log as it was written, in arrival order: what an export or a copy carries elsewhere.</summary>
    /// <exception cref="StoreDamagedException">An entry does not fit its hash.</exception>
    Task<IReadOnlyList<LogEntry>> ReadLogAsync(CancellationToken cancel = default);

    /// <summary>Takes over entries of another log in one durable transaction, hashes and all.</summary>
    /// <param name="after">Where this log must end, for the entries to follow it.</param>
    /// <param name="entries">The entries; those without a time are recorded now.</param>
    /// <param name="cancel">Cancels before the commit; nothing is written then.</param>
    /// <exception cref="ConcurrencyConflictException">The log ends elsewhere; nothing was written.</exception>
    /// <exception cref="InvalidInputException">The entries do not follow it; nothing was written.</exception>
    Task AppendLogAsync(LogHead after, IReadOnlyList<LogEntry> entries, CancellationToken cancel = default);

    /// <summary>The streams and their versions, ordered by name (ordinal).</summary>
    Task<IReadOnlyList<StreamInfo>> StreamsAsync(CancellationToken cancel = default);

    /// <summary>
    /// Checks pages, schema, versions and the hash chain. Every finding is a sentence; none means that all is well.
    /// </summary>
    Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancel = default);

    /// <summary>
    /// The hash of the last event, lower-case hex; null when there is none. As long as it stays, the log does.
    /// </summary>
    async Task<string?> HeadAsync(CancellationToken cancel = default) => (await InfoAsync(cancel)).Head;

    /// <summary>What the store is, for <c>store info</c>.</summary>
    Task<StoreInfo> InfoAsync(CancellationToken cancel = default);
}

/// <summary>New events for one stream.</summary>
/// <param name="Stream">The stream's name.</param>
/// <param name="ExpectedVersion">The version it must be at; 0 for a new stream.</param>
/// <param name="Events">The events, in order.</param>
public sealed record Append(string Stream, long ExpectedVersion, IReadOnlyList<Event> Events);

/// <summary>An event as the log holds it.</summary>
/// <param name="Sequence">Its place in arrival order, from 1, without gaps for readers.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its place in the stream, from 1.</param>
/// <param name="Event">The event.</param>
/// <param name="Hash">SHA-256 over the hash before it and the event's canonical bytes.</param>
/// <param name="RecordedAt">
/// When it was stored; only <c>store info</c> and questions of transaction time may use it.
/// </param>
public sealed record Recorded(
    long Sequence,
    string Stream,
    long Version,
    Event Event,
    EventHash Hash,
    DateTimeOffset RecordedAt)
{
    /// <summary>The event that a stored entry holds.</summary>
    /// <exception cref="UnknownEventException">It is of a type that this version does not know.</exception>
    /// <exception cref="StoreDamagedException">It is not such an event.</exception>
    public static Recorded Of(LogEntry entry, EventJson json) => new(
        entry.Sequence, entry.Stream, entry.Version, json.Read(entry.Type, entry.Schema, entry.Json),
        new EventHash(entry.Hash), entry.RecordedAt ?? default);
}

/// <summary>A stream and how many events it holds.</summary>
public sealed record StreamInfo(string Stream, long Version);

/// <summary>What a store is and holds.</summary>
/// <param name="Kind">For example <c>sqlite</c>.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Schema">The schema's version; 0 when the store is still empty.</param>
/// <param name="Events">How many events it holds.</param>
/// <param name="Streams">How many streams.</param>
/// <param name="Head">The hash of the last event; null when there is none.</param>
/// <param name="LastRecorded">When the last event was stored; null when there is none.</param>
/// <param name="Bytes">How much room it takes on disk; null when it takes none.</param>
public sealed record StoreInfo(
    string Kind,
    string Location,
    int Schema,
    long Events,
    int Streams,
    string? Head,
    DateTimeOffset? LastRecorded,
    long? Bytes = null);

/// <summary>The names of the streams.</summary>
public static class Streams
{
    /// <summary>Every claim, its revisions and retractions.</summary>
    public const string Claims = "claims";

    /// <summary>The pack's definitions, and the history's events in order of arrival.</summary>
    public const string History = "history";

    private const string BranchPrefix = "branch-";

    /// <summary>The stream of the branch of that name.</summary>
    public static string Branch(string name) => BranchPrefix + name;

    /// <summary>The branch's name if the stream is a branch's, else null.</summary>
    public static string? BranchOf(string stream) =>
        stream.StartsWith(BranchPrefix, StringComparison.Ordinal) ? stream[BranchPrefix.Length..] : null;
}
