using MediatR;
using NatoIraq.Core.History;

namespace NatoIraq.App.Branches;

/// <summary>Lists the series that the pack reports unless it is asked for others.</summary>
public sealed record ListReportSeries : IRequest<IReadOnlyList<string>>;

/// <summary>Handles <see cref="ListReportSeries"/>.</summary>
public sealed class ListReportSeriesHandler(IEventStore store) : IRequestHandler<ListReportSeries, IReadOnlyList<string>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> Handle(ListReportSeries request, CancellationToken cancellationToken) =>
        [.. (await Workspace.LoadAsync(store, cancellationToken)).Pack.Rules.ReportSeries.Select(s => $"{s}")];
}
