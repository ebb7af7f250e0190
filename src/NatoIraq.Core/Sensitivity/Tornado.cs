using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Sensitivity;

/// <summary>
/// One input at a time at its 10th and its 90th percentile, the others at their medians, the rest left to luck: the
/// same luck at both ends (Howard, Management Science 34, 1988).
/// </summary>
/// <param name="Middle">The mean output with every input at its median; null when unknown in every draw.</param>
/// <param name="Bars">A bar an input, in the inputs' order.</param>
/// <param name="Draws">How many draws of luck each mean is over, known or not.</param>
public sealed record Tornado(double? Middle, IReadOnlyList<TornadoBar> Bars, int Draws)
{
    /// <summary>The uniform number of the lower end.</summary>
    public const double LowEnd = 0.1;

    /// <summary>The uniform number of the upper end.</summary>
    public const double HighEnd = 0.9;

    /// <summary>
    /// What luck alone does: the 10th and the 90th percentile of the output (type 7) over the known draws with every
    /// input at its median; null when unknown in every draw.
    /// </summary>
    public (double Low, double High)? Luck { get; init; }

    /// <summary>
    /// The uniform number in a column of a row: rows are the middle, then low and high of each column.
    /// </summary>
    internal static double Number(int point, int column) =>
        point == 0 || (point - 1) / 2 != column ? 0.5 : point % 2 == 1 ? LowEnd : HighEnd;

    /// <summary>The tornado of a branch, or of its difference from a baseline, draw by draw.</summary>
    /// <param name="inputs">The inputs of both.</param>
    /// <param name="branch">What the branch comes to.</param>
    /// <param name="baseline">What the baseline comes to with the same luck; null for none.</param>
    internal static Tornado Of(IReadOnlyList<StudyInput> inputs, OneAtATime branch, OneAtATime? baseline)
    {
        double[] middle = Known(branch.Middle, baseline?.Middle);
        return new Tornado(Mean(middle), [.. inputs.Select(Bar)], branch.Middle.Length) { Luck = Span(middle) };

        TornadoBar Bar(StudyInput input)
        {
            OneAtATime owner = input.IsOfBaseline ? baseline! : branch;
            return new TornadoBar(
                owner.End(input, isHigh: false), owner.End(input, isHigh: true), At(input, isHigh: false),
                At(input, isHigh: true));
        }

        double? At(StudyInput input, bool isHigh) =>
            Mean(Known(branch.At(input, isHigh), baseline?.At(input, isHigh)));
    }

    private static double[] Known(double[] values, double[]? less) =>
    [
        .. values.Select((value, draw) => less is null ? value : value - less[draw])
            .Where(value => !double.IsNaN(value)),
    ];

    private static double? Mean(double[] known) => known.Length == 0 ? null : known.Average();

    private static (double Low, double High)? Span(double[] known)
    {
        if (known.Length == 0) return null;
        var sample = Statistics.Sample.Of(known);
        return (sample.Quantile(LowEnd), sample.Quantile(HighEnd));
    }
}

/// <summary>A bar of a tornado.</summary>
/// <param name="Low">The input's 10th percentile, the inputs it rests on at their medians.</param>
/// <param name="High">Its 90th percentile.</param>
/// <param name="AtLow">The mean output there; null when unknown in every draw.</param>
/// <param name="AtHigh">The mean output at the upper end.</param>
public sealed record TornadoBar(double Low, double High, double? AtLow, double? AtHigh)
{
    /// <summary>The output at the upper end less that at the lower; null when either is unknown.</summary>
    public double? Swing => AtHigh - AtLow;
}

/// <summary>The tornado of one branch among several.</summary>
/// <param name="Plan">The branch.</param>
/// <param name="Tornado">Its tornado.</param>
/// <param name="Inputs">The names and units of the bars.</param>
public sealed record BranchTornado(Plan Plan, Tornado Tornado, IReadOnlyList<(string Name, string? Unit)> Inputs)
{
    /// <summary>
    /// The tornados of branches, as a study of each gives it; what the baseline comes to is drawn once.
    /// </summary>
    /// <param name="plans">The branches.</param>
    /// <param name="asked">What is asked of each; the baseline is that of all, its own branch is passed over.</param>
    /// <param name="progress">Told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancel">Stops between blocks of draws.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<BranchTornado> Of(
        IReadOnlyList<Plan> plans, Study asked, IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        OneAtATime? baseline = asked.Baseline is { } plan ? OneAtATime.Of(plan, asked, _ => { }, cancel) : null;
        return [.. plans.Select((p, i) =>
        {
            progress?.Report((double)i / plans.Count);
            StudyInput[] inputs = [.. (asked with { Plan = p }).Inputs(StudyInput.AtFork)];
            var tornado = Tornado.Of(inputs, OneAtATime.Of(p, asked, _ => { }, cancel), baseline);
            return new BranchTornado(p, tornado, [.. inputs.Select(i => (i.Name, i.Unit))]);
        })];
    }
}
