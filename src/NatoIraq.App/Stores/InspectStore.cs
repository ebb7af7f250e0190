using MediatR;
using NatoIraq.Core.History;

namespace NatoIraq.App.Stores;

/// <summary>Says what the store is and holds; an empty store is no error.</summary>
public sealed record ShowStore : IRequest<StoreView>;

/// <summary>What a store is and holds.</summary>
/// <param name="Kind">For example <c>sqlite</c>.</param>
/// <param name="Location">Where it is; null for who need not know.</param>
/// <param name="Schema">The schema's version; 0 when the store is still empty.</param>
/// <param name="Bytes">How much room it takes on disk; null when it takes none.</param>
/// <param name="Events">How many events it holds.</param>
/// <param name="Streams">How many streams.</param>
/// <param name="Branches">How many of the streams are branches, archived ones too.</param>
/// <param name="Head">The hash of the last event; null when there is none.</param>
/// <param name="LastRecorded">When the last event was stored; null when there is none.</param>
public sealed record StoreView(
    string Kind, string? Location, int Schema, long? Bytes, long Events, int Streams, int Branches, string? Head,
    DateTimeOffset? LastRecorded);

/// <summary>
/// The hash of the last event; null when there is none. It changes whenever anything is written, and only then.
/// </summary>
public sealed record ShowHead : IRequest<string?>;

/// <summary>Checks the store's pages, schema, versions and hash chain.</summary>
public sealed record VerifyStore : IRequest<VerifiedView>;

/// <summary>What a check of the store found; no finding means that all is well.</summary>
public sealed record VerifiedView(long Events, IReadOnlyList<string> Findings);

/// <summary>Handles the requests about the store itself.</summary>
public sealed class InspectStoreHandler(IEventStore store) :
    IRequestHandler<ShowStore, StoreView>, IRequestHandler<ShowHead, string?>, IRequestHandler<VerifyStore, VerifiedView>
{
    /// <inheritdoc/>
    public Task<string?> Handle(ShowHead request, CancellationToken cancellationToken) => store.HeadAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<StoreView> Handle(ShowStore request, CancellationToken cancellationToken)
    {
        StoreInfo info = await store.InfoAsync(cancellationToken);
        IReadOnlyList<StreamInfo> streams = await store.StreamsAsync(cancellationToken);
        return new StoreView(
            info.Kind, info.Location, info.Schema, info.Bytes, info.Events, info.Streams,
            streams.Count(s => Streams.BranchOf(s.Stream) is not null), info.Head, info.LastRecorded);
    }

    /// <inheritdoc/>
    public async Task<VerifiedView> Handle(VerifyStore request, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> findings = await store.VerifyAsync(cancellationToken);
        long events = findings.Count > 0 ? 0 : (await store.InfoAsync(cancellationToken)).Events;
        return new VerifiedView(events, findings);
    }
}
