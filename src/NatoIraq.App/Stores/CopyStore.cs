using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.App.Stores;

/// <summary>Copies one store's log into another, be they of one kind or not; times of recording come along.</summary>
/// <param name="From">The store that is read.</param>
/// <param name="To">The store that is written: empty, or holding the beginning of the other's log.</param>
/// <param name="Name">What errors call the store that is read.</param>
public sealed record CopyStore(IEventStore From, IEventStore To, string Name) : IRequest<MovedView>;

/// <summary>Handles <see cref="CopyStore"/>.</summary>
public sealed class CopyStoreHandler : IRequestHandler<CopyStore, MovedView>
{
    /// <inheritdoc/>
    public async Task<MovedView> Handle(CopyStore request, CancellationToken cancellationToken)
    {
        IReadOnlyList<LogEntry> log = await request.From.ReadLogAsync(cancellationToken);
        if (log.Count == 0)
            throw new InvalidInputException($"{request.Name} holds nothing to copy.", "Check its address.");
        return await Move.ToAsync(request.To, log, request.Name, cancellationToken);
    }
}
