using System.Text.Json.Serialization;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Sensitivity;

namespace NatoIraq.App.Sensitivity;

/// <summary>What moves a result most, as scripts read it.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Baseline">The branch the difference is from; null for the level itself.</param>
/// <param name="Series">The series or output.</param>
/// <param name="IsOutput">Whether it is an output of the scenario rather than persons.</param>
/// <param name="Date">The end of this day.</param>
/// <param name="Draws">How many draws each sample has.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Known">
/// How many draws of the first sample are known: the correlations and the box are over them.
/// </param>
/// <param name="IndexDraws">How many draws are known in every sample: the indices are over them.</param>
/// <param name="Confidence">The confidence of every interval.</param>
/// <param name="Mean">The mean of the known draws.</param>
/// <param name="Deviation">Their standard deviation.</param>
/// <param name="Middle">The mean with every input at its median; null when unknown.</param>
/// <param name="Inputs">
/// Assumptions and starting values by their swing, the greatest first; then all luck as one, then the luck of single
/// events by their partial correlation.
/// </param>
/// <param name="Discovery">Which ranges lead to the cases asked for; null when none were.</param>
/// <param name="Notes">What a reader should know of the numbers.</param>
public sealed record SensitivityView(
    string Branch,
    string? Baseline,
    string Series,
    bool IsOutput,
    DateOnly Date,
    int Draws,
    ulong RandomSeed,
    int Known,
    int IndexDraws,
    double Confidence,
    double Mean,
    double Deviation,
    double? Middle,
    IReadOnlyList<SensitivityRow> Inputs,
    DiscoveryView? Discovery,
    IReadOnlyList<string> Notes)
{
    /// <summary>Why shares of variance are not parts of a whole.</summary>
    public const string SharesAdd =
        "Shares in all count what two do together for both, and all shares are estimates: their sum may pass 100 %.";

    /// <summary>One input at a time, as it is drawn.</summary>
    [JsonIgnore]
    public TornadoView Tornado => new(
        Branch, Baseline, Series, IsOutput, Date, Draws, Middle,
        [.. Inputs.Where(i => i.Low is not null).Select(i => new SwingView(
            i.Input, i.Unit, i.Low!.Value, i.High!.Value, i.AtLow, i.AtHigh))])
    {
        Luck = Inputs.FirstOrDefault(i => i.Kind == SensitivityRow.Luck) is { AtLow: { } low, AtHigh: { } high }
            ? new LuckView(low, high) : null,
    };

    /// <summary>The view of a study.</summary>
    /// <param name="result">What it found.</param>
    /// <param name="condition">The condition, as written; null for none.</param>
    public static SensitivityView Of(StudyResult result, string? condition)
    {
        Study study = result.Study;
        double mean = result.Sample.Output.Average();
        return new SensitivityView(
            study.Plan.Name, study.Baseline?.Name, study.Output, study.Plan.Outputs.Any(o => o.Name == study.Output),
            study.Date, study.Draws, study.RandomSeed, result.Sample.Draws, result.Indices.Draws, Bounded.Level, mean,
            Math.Sqrt(result.Sample.Output.Average(v => (v - mean) * (v - mean))), result.Tornado.Middle,
            [
                .. result.Inputs.Where(i => i.Kind != InputKind.Luck)
                    .OrderByDescending(i => Math.Abs(i.Bar?.Swing ?? 0))
                    .ThenByDescending(i => i.Index?.Total.Value ?? 0).ThenBy(i => i.Name, StringComparer.Ordinal)
                    .Select(i => SensitivityRow.Of(study, i)),
                SensitivityRow.OfLuck(result.Luck, result.Tornado.Luck),
                .. result.Inputs.Where(i => i.Kind == InputKind.Luck)
                    .OrderByDescending(i => Math.Abs(i.Ranks.Partial.Value)).ThenBy(i => i.Name, StringComparer.Ordinal)
                    .Select(i => SensitivityRow.Of(study, i)),
            ],
            condition is null ? null : DiscoveryView.Of(result, condition), NotesOf(result));
    }

    private static IReadOnlyList<string> NotesOf(StudyResult result)
    {
        List<string> notes = [];
        if (result.Sample.Unknown > 0)
        {
            notes.Add(
                $"The result is unknown in {result.Sample.Unknown} of {result.Study.Draws} draws, which are left out.");
        }
        if (result.Study.Plan.Correlations.Count + (result.Study.Baseline?.Correlations.Count ?? 0) > 0)
        {
            notes.Add(
                "Some assumptions are correlated: shares of variance are those of the independent numbers behind them, "
                + "before these are tied, so that what two of them move together counts for the first.");
        }
        int least = Study.LeastDraws(result.Inputs.Count);
        if (result.Indices.Draws < least)
        {
            notes.Add($"Only {result.Indices.Draws} draws are known in every sample: shares of variance need {least}.");
        }
        return notes;
    }
}

/// <summary>How one input moves the result.</summary>
/// <param name="Input">Its name.</param>
/// <param name="Kind"><c>assumption</c>, <c>initial</c>, <c>luck</c> for all luck as one, or <c>event</c>.</param>
/// <param name="Text">What is drawn, as written; null for luck.</param>
/// <param name="Unit">What its values are in; null where they are as the author states them.</param>
/// <param name="Low">Its 10th percentile; null for luck.</param>
/// <param name="High">Its 90th percentile.</param>
/// <param name="AtLow">
/// The mean result there, the other inputs at their medians; of all luck the 10th percentile of the result over the
/// draws, every input at its median.
/// </param>
/// <param name="AtHigh">The mean result at the 90th percentile; of all luck that percentile of the result.</param>
/// <param name="Swing">The one less the other.</param>
/// <param name="Spearman">Its rank correlation with the result; null for all luck.</param>
/// <param name="Prcc">Its partial rank correlation coefficient.</param>
/// <param name="First">The share of variance it explains alone; null for the luck of one event.</param>
/// <param name="Total">The share it explains alone and in concert with others.</param>
public sealed record SensitivityRow(
    string Input,
    string Kind,
    string? Text,
    string? Unit,
    double? Low,
    double? High,
    double? AtLow,
    double? AtHigh,
    double? Swing,
    IntervalView? Spearman,
    IntervalView? Prcc,
    IntervalView? First,
    IntervalView? Total)
{
    /// <summary>Whether it stands for all luck as one.</summary>
    internal const string Luck = "luck";

    internal static SensitivityRow Of(Study study, InputResult input) => new(
        input.Name, input.Kind == InputKind.Luck ? "event" : $"{input.Kind}".ToLowerInvariant(), TextOf(study, input),
        input.Unit, input.Bar?.Low, input.Bar?.High, input.Bar?.AtLow, input.Bar?.AtHigh, input.Bar?.Swing,
        IntervalView.Of(input.Ranks.Spearman), IntervalView.Of(input.Ranks.Partial),
        IntervalView.Of(input.Index?.First), IntervalView.Of(input.Index?.Total));

    internal static SensitivityRow OfLuck(SobolIndex? index, (double Low, double High)? span) => new(
        "luck", Luck, null, null, null, null, span?.Low, span?.High, span?.High - span?.Low, null, null,
        IntervalView.Of(index?.First), IntervalView.Of(index?.Total));

    private static string? TextOf(Study study, InputResult input) => input.Kind switch
    {
        InputKind.Assumption =>
            Plans(study).SelectMany(p => p.Assumptions).First(a => a.Source.Name == input.Name).Text,
        InputKind.Initial => Plans(study).SelectMany(p => p.Initial).First(s => s.Target == input.Name).Text,
        _ => null,
    };

    private static Plan[] Plans(Study study) => study.Baseline is null ? [study.Plan] : [study.Plan, study.Baseline];
}

/// <summary>An estimate with its interval.</summary>
public sealed record IntervalView(double Value, double Low, double High)
{
    internal static IntervalView? Of(Bounded? bounded) =>
        bounded is { } b ? new IntervalView(b.Value, b.Low, b.High) : null;
}

/// <summary>Which ranges of inputs lead to the cases of interest.</summary>
/// <param name="Condition">What makes a draw a case.</param>
/// <param name="Cases">How many known draws are cases.</param>
/// <param name="Share">Their share.</param>
/// <param name="Alpha">The share of draws that is peeled off at a time.</param>
/// <param name="Box">The ranges; null when all draws are cases or none is.</param>
/// <param name="Trajectory">The boxes of peeling, each tighter than the one before.</param>
public sealed record DiscoveryView(
    string Condition, int Cases, double Share, double Alpha, BoxView? Box, IReadOnlyList<BoxView> Trajectory)
{
    internal static DiscoveryView? Of(StudyResult result, string condition) => result.Discovery is not { } d ? null
        : new DiscoveryView(
            condition, d.Cases, (double)d.Cases / d.Draws, d.Alpha, d.Box is null ? null : BoxView.Of(result, d.Box),
            [.. d.Trajectory.Select(b => BoxView.Of(result, b))]);
}

/// <summary>A box of ranges.</summary>
/// <param name="Coverage">The share of all cases that lie in it.</param>
/// <param name="Density">The share of its draws that are cases.</param>
/// <param name="Mass">The share of all draws that lie in it.</param>
/// <param name="Draws">How many draws lie in it.</param>
/// <param name="Ranges">Its ranges.</param>
public sealed record BoxView(double Coverage, double Density, double Mass, int Draws, IReadOnlyList<RangeView> Ranges)
{
    internal static BoxView Of(StudyResult result, Box box) => new(
        box.Coverage, box.Density, box.Mass, box.Draws,
        [.. box.Restrictions.Select(r => new RangeView(
            result.Inputs[r.Input].Name, result.Inputs[r.Input].Unit, Finite(r.Low), Finite(r.High), r.PValue))]);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}

/// <summary>A range of an input, both ends inclusive; null for an open end.</summary>
/// <param name="Input">The input.</param>
/// <param name="Unit">What its values are in; null where they are as the author states them.</param>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
/// <param name="QuasiP">The quasi-p-value: how likely as many cases are by chance without this range.</param>
public sealed record RangeView(string Input, string? Unit, double? Low, double? High, double QuasiP);
