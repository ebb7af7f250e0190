using NatoIraq.Core.Sensitivity;

namespace NatoIraq.App.Sensitivity;

/// <summary>One input at a time at its 10th and its 90th percentile, the others at their medians.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Baseline">The branch the difference is from; null for the level itself.</param>
/// <param name="Series">The series or output.</param>
/// <param name="IsOutput">Whether it is an output of the scenario rather than persons.</param>
/// <param name="Date">The end of this day.</param>
/// <param name="Draws">How many draws of luck each result is the mean of.</param>
/// <param name="Middle">The mean with every input at its median; null when unknown.</param>
/// <param name="Inputs">Assumptions and starting values by their swing, the greatest first.</param>
public sealed record TornadoView(
    string Branch,
    string? Baseline,
    string Series,
    bool IsOutput,
    DateOnly Date,
    int Draws,
    double? Middle,
    IReadOnlyList<SwingView> Inputs)
{
    /// <summary>What luck alone does: eight draws in ten with every input at its median; null when unknown.</summary>
    public LuckView? Luck { get; init; }

    /// <summary>The inputs that move the result.</summary>
    public IReadOnlyList<SwingView> Moving =>
        [.. Inputs.Where(i => i is { AtLow: not null, AtHigh: not null } && (i.Swing != 0 || i.AtLow != Middle))];

    internal static TornadoView Of(BranchTornado found, Study asked) => new(
        found.Plan.Name, asked.Baseline?.Name, asked.Output, found.Plan.Outputs.Any(o => o.Name == asked.Output),
        asked.Date, asked.Draws, found.Tornado.Middle,
        [.. found.Inputs.Zip(found.Tornado.Bars)
            .Select(x => new SwingView(
                x.First.Name, x.First.Unit, x.Second.Low, x.Second.High, x.Second.AtLow, x.Second.AtHigh))
            .OrderByDescending(i => Math.Abs(i.Swing ?? 0)).ThenBy(i => i.Input, StringComparer.Ordinal)])
    {
        Luck = found.Tornado.Luck is { } luck ? new LuckView(luck.Low, luck.High) : null,
    };
}

/// <summary>The luck that no assumption decides, with every input at its median.</summary>
/// <param name="Low">The 10th percentile of the result over the draws.</param>
/// <param name="High">The 90th percentile.</param>
public sealed record LuckView(double Low, double High);

/// <summary>How far one input moves the result.</summary>
/// <param name="Input">Its name.</param>
/// <param name="Unit">What its values are in; null where they are as the author states them.</param>
/// <param name="Low">Its 10th percentile.</param>
/// <param name="High">Its 90th percentile.</param>
/// <param name="AtLow">The mean result there; null when unknown.</param>
/// <param name="AtHigh">The mean result at the 90th percentile.</param>
public sealed record SwingView(string Input, string? Unit, double Low, double High, double? AtLow, double? AtHigh)
{
    /// <summary>The one less the other.</summary>
    public double? Swing => AtHigh - AtLow;
}
