using MediatR;
using NatoIraq.Core.History;

namespace NatoIraq.App.Stores;

/// <summary>
/// Writes the store's whole log as JSON lines, from which <see cref="ImportStore"/> makes the same one.
/// </summary>
/// <param name="Output">Where the bytes go.</param>
public sealed record ExportStore(Stream Output) : IRequest<ExportedView>;

/// <summary>What an export wrote.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Head">The hash of the last one; null when there is none.</param>
public sealed record ExportedView(long Events, string? Head);

/// <summary>Handles <see cref="ExportStore"/>.</summary>
public sealed class ExportStoreHandler(IEventStore store) : IRequestHandler<ExportStore, ExportedView>
{
    /// <inheritdoc/>
    public async Task<ExportedView> Handle(ExportStore request, CancellationToken cancellationToken)
    {
        IReadOnlyList<LogEntry> log = await store.ReadLogAsync(cancellationToken);
        LogFile.Write(request.Output, log, cancellationToken);
        return new ExportedView(log.Count, log.Count == 0 ? null : Convert.ToHexStringLower(log[^1].Hash));
    }
}
