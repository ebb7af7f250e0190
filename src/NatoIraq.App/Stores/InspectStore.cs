using MediatR;
using NatoIraq.Core.History;

namespace NatoIraq.App.Stores;

/// <summary>Says what the store is and holds; an empty store is no error.</summary>
public sealed record ShowStore : IRequest<StoreInfo>;

/// <summary>Checks the store's pages, schema, versions and hash chain.</summary>
public sealed record VerifyStore : IRequest<VerifiedView>;

/// <summary>What a check of the store found; no finding means that all is well.</summary>
public sealed record VerifiedView(long Events, IReadOnlyList<string> Findings);

/// <summary>Handles the requests about the store itself.</summary>
public sealed class InspectStoreHandler(IEventStore store) :
    IRequestHandler<ShowStore, StoreInfo>, IRequestHandler<VerifyStore, VerifiedView>
{
    /// <inheritdoc/>
    public Task<StoreInfo> Handle(ShowStore request, CancellationToken cancellationToken) =>
        store.InfoAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<VerifiedView> Handle(VerifyStore request, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> findings = await store.VerifyAsync(cancellationToken);
        long events = findings.Count > 0 ? 0 : (await store.InfoAsync(cancellationToken)).Events;
        return new VerifiedView(events, findings);
    }
}
