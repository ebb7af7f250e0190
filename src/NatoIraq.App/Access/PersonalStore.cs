using NatoIraq.Core.History;

namespace NatoIraq.App.Access;

/// <summary>
/// A store in somebody's hands: it appends what they may append, signed with their name, and reads as it always does.
/// Every use case writes through a store, so none can forget to ask.
/// </summary>
/// <param name="store">The store; it stays open.</param>
/// <param name="person">Whose hands.</param>
public sealed class PersonalStore(IEventStore store, Person person) : IEventStore
{
    /// <summary>The store itself, in whose name compiled workspaces are kept.</summary>
    internal static IEventStore Within(IEventStore store) => store is PersonalStore personal ? personal.Inner : store;

    private IEventStore Inner { get; } = store;

    /// <inheritdoc/>
    /// <exception cref="NotAllowedException">They may not; nothing was written.</exception>
    public async Task AppendAsync(IReadOnlyList<Append> appends, CancellationToken cancel = default)
    {
        foreach (Append append in appends) await CheckAsync(append, cancel);
        await Inner.AppendAsync([.. appends.Select(Signed)], cancel);
    }

    /// <inheritdoc/>
    /// <exception cref="NotAllowedException">They are no admin; nothing was written.</exception>
    public Task AppendLogAsync(LogHead after, IReadOnlyList<LogEntry> entries, CancellationToken cancel = default)
    {
        if (person.Role < Role.Admin) throw Refused("take over another store's log", Role.Admin);
        return Inner.AppendLogAsync(after, entries, cancel);
    }

    private Append Signed(Append append) =>
        append with { Events = [.. append.Events.Select(e => e with { By = person.Name })] };

    private async Task CheckAsync(Append append, CancellationToken cancel)
    {
        if (person.Role >= Role.Admin) return;
        if (Streams.BranchOf(append.Stream) is not { } branch) throw Refused("change the history", Role.Admin);
        if (person.Role < Role.Author) throw Refused("change a branch", Role.Author);
        // Should somebody else make the branch meanwhile, the expected version is no longer the stream's.
        if (append.ExpectedVersion == 0) return;
        IReadOnlyList<Recorded> stream = await Inner.ReadAsync(append.Stream, cancel: cancel);
        if (stream.Count == 0 || stream[0].Event.By == person.Name) return;
        string owner = stream[0].Event.By is { } name ? $"belongs to {name}" : "came with the store";
        throw new NotAllowedException(
            $"'{branch}' {owner}: only its author and an admin may change it.",
            "Fork it, and change the branch that you get.");
    }

    private NotAllowedException Refused(string what, Role needed) => new(
        $"A{(person.Role == Role.Reader ? "" : "n")} {person.Role.ToString().ToLowerInvariant()} may not {what}.",
        $"Ask for the role {needed.ToString().ToLowerInvariant()}.");

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recorded>> ReadAsync(
        string stream, long afterVersion = 0, CancellationToken cancel = default) =>
        Inner.ReadAsync(stream, afterVersion, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recorded>> ReadAllAsync(CancellationToken cancel = default) => Inner.ReadAllAsync(cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recorded>?> ReadAfterAsync(LogHead place, CancellationToken cancel = default) =>
        Inner.ReadAfterAsync(place, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<LogEntry>> ReadLogAsync(CancellationToken cancel = default) => Inner.ReadLogAsync(cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StreamInfo>> StreamsAsync(CancellationToken cancel = default) =>
        Inner.StreamsAsync(cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> VerifyAsync(CancellationToken cancel = default) => Inner.VerifyAsync(cancel);

    /// <inheritdoc/>
    public Task<string?> HeadAsync(CancellationToken cancel = default) => Inner.HeadAsync(cancel);

    /// <inheritdoc/>
    public Task<StoreInfo> InfoAsync(CancellationToken cancel = default) => Inner.InfoAsync(cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
