using MediatR;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.App.History;

/// <summary>Tells which pack a store holds; null for a store that holds none.</summary>
public sealed record FindPack : IRequest<string?>;

/// <summary>Handles <see cref="FindPack"/>.</summary>
public sealed class FindPackHandler(IEventStore store) : IRequestHandler<FindPack, string?>
{
    /// <inheritdoc/>
    public async Task<string?> Handle(FindPack request, CancellationToken cancellationToken) =>
        (await store.ReadAsync(Streams.History, cancel: cancellationToken))
            .Select(r => r.Event.Data).OfType<PackDefined>().FirstOrDefault()?.Pack;
}
