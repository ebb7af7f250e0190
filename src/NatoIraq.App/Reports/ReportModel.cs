using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Reports;

/// <summary>What a report is made of.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Pack">The pack behind it, for the names of places and the claims that assumptions cite.</param>
/// <param name="Plans">The branches, in the order in which they are told; the baseline is told first.</param>
/// <param name="Projection">Their draws, on monthly dates for the charts and on <paramref name="TableDates"/>.</param>
/// <param name="HeadlineSeries">The series or output that the answer and the charts speak of.</param>
/// <param name="TableDates">The dates of the comparison; the answer speaks of the last.</param>
public sealed record ReportModel(
    string Title,
    Pack Pack,
    IReadOnlyList<Plan> Plans,
    Projection Projection,
    string HeadlineSeries,
    IReadOnlyList<DateOnly> TableDates);
