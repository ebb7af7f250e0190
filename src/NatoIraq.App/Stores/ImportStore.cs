using MediatR;
using NatoIraq.Core.History;

namespace NatoIraq.App.Stores;

/// <summary>Takes over an exported log: all of it, or what the store does not hold yet.</summary>
/// <param name="Input">The bytes of the export.</param>
/// <param name="Name">What errors call it.</param>
public sealed record ImportStore(Stream Input, string Name) : IRequest<MovedView>;

/// <summary>Handles <see cref="ImportStore"/>.</summary>
public sealed class ImportStoreHandler(IEventStore store) : IRequestHandler<ImportStore, MovedView>
{
    /// <inheritdoc/>
    public Task<MovedView> Handle(ImportStore request, CancellationToken cancellationToken) => Move.ToAsync(
        store, LogFile.Read(request.Input, request.Name, cancellationToken), request.Name, cancellationToken);
}
