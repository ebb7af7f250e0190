using NatoIraq.App.Backtests;
using NatoIraq.App.Charts;
using NatoIraq.App.Sensitivity;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Wording;
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
    IReadOnlyList<DateOnly> TableDates)
{
    /// <summary>Branches that are not told, but from which some of those told descend.</summary>
    public IReadOnlyList<TreeLimb> Ancestors { get; init; } = [];

    /// <summary>The names of the branches whose history before the fork has changed since they were applied.</summary>
    public IReadOnlyList<string> Stale { get; init; } = [];

    /// <summary>Branches that could not be told, and why.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    /// <summary>Inputs whose luck the branches do not share though their names are the same.</summary>
    public IReadOnlyList<string> Apart { get; init; } = [];

    /// <summary>The hash of the comparison on the table's dates; null when nobody asked for one.</summary>
    public string? Hash { get; init; }

    /// <summary>What moves the headline of the branches in which it moves on the last date; null if nobody asked.</summary>
    public IReadOnlyList<TornadoView>? Tornados { get; init; }

    /// <summary>How the branches did against what followed; null when no truth goes with the pack.</summary>
    public BacktestView? Backtest { get; init; }

    /// <summary>The scale in whose words likelihoods are told.</summary>
    public LikelihoodScale Words { get; init; } = LikelihoodScale.Icd203;
}

/// <summary>A branch that could not be told.</summary>
/// <param name="Branch">Its name.</param>
/// <param name="Because">Why.</param>
public sealed record LeftOut(string Branch, string Because);
