using System.Security.Cryptography;
using System.Text;
using NatoIraq.App.Projections;
using NatoIraq.App.Wording;
using NatoIraq.Core;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Sensitivity;

namespace NatoIraq.App.History;

/// <summary>A branch's number over many draws.</summary>
/// <param name="Draws">How many.</param>
/// <param name="RandomSeed">The random seed.</param>
/// <param name="Priors"><c>shipped</c> or <c>wide</c>.</param>
/// <param name="Scenario">The SHA-256 of the scenario's text.</param>
/// <param name="Result">What they came to.</param>
/// <param name="Confidence">The confidence of the intervals of shares of variance.</param>
/// <param name="Unexplained">Why no share of variance is told; null when shares are.</param>
public sealed record ProjectedNumber(
    int Draws, ulong RandomSeed, string Priors, string Scenario, ResultView Result, double Confidence,
    string? Unexplained);

/// <summary>An entry that bears on a number.</summary>
/// <param name="Event">The entry.</param>
/// <param name="Type">Its event's type.</param>
/// <param name="Owner">The scenario that it comes from.</param>
/// <param name="Direct">Whether it changes the number itself, rather than deciding what does.</param>
/// <param name="Happens">The share of draws in which it took effect by the day.</param>
/// <param name="Change">The persons by which it changed the series, on average over all draws.</param>
public sealed record ContributionView(
    string Event, string Type, string Owner, bool Direct, double Happens, double Change);

/// <summary>How much of a number's variance an input accounts for.</summary>
/// <param name="Input">The assumption or starting value; <c>luck</c> for chances, delays and hazards together.</param>
/// <param name="Kind"><c>assumption</c>, <c>initial</c> or <c>luck</c>.</param>
/// <param name="First">The share that it explains alone: its first-order Sobol index.</param>
/// <param name="FirstLow">The lower end of that share's interval.</param>
/// <param name="FirstHigh">Its upper end.</param>
/// <param name="Total">The share that it explains alone and in concert with others.</param>
public sealed record VarianceView(
    string Input, string Kind, double First, double FirstLow, double FirstHigh, double Total)
{
    /// <summary>The view of an input's index.</summary>
    internal static VarianceView Of(string input, string kind, SobolIndex index) => new(
        input, kind, index.First.Value, index.First.Low, index.First.High, index.Total.Value);
}

/// <summary>What lies behind a branch's number.</summary>
internal sealed record ExplainedNumber(
    ProjectedNumber Projected,
    IReadOnlyList<ContributionView> Entries,
    IReadOnlyList<AssumptionView> Assumptions,
    IReadOnlyList<VarianceView> Variance,
    WordsView? Words)
{
    /// <summary>The share of the work that is done when the draws are counted: a study runs them many times more.</summary>
    private const double Counted = 0.1;

    public static ExplainedNumber Of(
        Workspace workspace, Plan plan, Explain request, DateOnly day, CancellationToken cancel)
    {
        Horizon.Check(plan.Scenario, day);
        bool isOutput = plan.Outputs.Any(o => o.Name == request.Subject);
        Series[] series = isOutput ? [] : [Series.Parse(request.Subject)];
        LevelResult level = Projection.Run(
                [plan], null,
                new ProjectionRequest(request.Draws, request.RandomSeed, series, [day], request.Threads)
                {
                    Sampling = request.Design.Method,
                },
                new Portion(request.Progress, 0, Counted), cancel)
            .Branches[0].Levels.First(l => l.Series == request.Subject);
        KeyedDice dice = request.Design.Spread(plan, new KeyedDice(request.RandomSeed));
        var bearing = Bearing.On(plan, request.Subject);
        (IReadOnlyList<VarianceView> variance, string? because) = VarianceOf(plan, request, day, cancel);
        byte[] text = Encoding.UTF8.GetBytes(workspace.Branch(plan.Name).Scenario);
        return new ExplainedNumber(
            new ProjectedNumber(
                request.Draws, request.RandomSeed, request.Wide ? "wide" : "shipped",
                Convert.ToHexStringLower(SHA256.HashData(text)), ResultView.Of(plan.Name, level), Bounded.Level, because),
            EntriesOf(bearing, Contribution.Of(
                plan, dice, request.Draws, series.Length > 0 ? series[0] : null, day, cancel)),
            AssumptionsOf(bearing, DrawTrace.Open(
                plan, request.Draw is null ? KeyedDice.Middle : dice, request.Draw ?? 0)),
            variance, WordsOf(plan, request, level));
    }

    private static IReadOnlyList<ContributionView> EntriesOf(Bearing bearing, IReadOnlyList<Contribution> all) =>
    [
        .. bearing.Entries.Where(e => e.UntilDay == int.MaxValue).Select(e => new ContributionView(
            e.Id, EventTypes.NameOf(e.Data), e.Owner, bearing.Direct.Contains(e), all[e.Index].Happens,
            all[e.Index].Change)),
    ];

    private static IReadOnlyList<AssumptionView> AssumptionsOf(Bearing bearing, DrawTrace trace) =>
    [
        .. bearing.Assumptions.Select(a =>
            AssumptionViews.Of(a.Assumption, trace.Assumptions[a.Assumption.Source.Name]) with
            {
                Distribution = DistributionWords.Of(a.Assumption.Text),
                Parameters = DistributionWords.Parameters(a.Assumption.Text),
                Enters = a.Enters,
            }),
    ];

    private static (IReadOnlyList<VarianceView> Shares, string? Because) VarianceOf(
        Plan plan, Explain request, DateOnly day, CancellationToken cancel)
    {
        try
        {
            StudyResult found = new Study(
                plan, null, request.Subject, day, request.Draws, request.RandomSeed, request.Threads)
                .Run(new Portion(request.Progress, Counted, 1), cancel);
            IEnumerable<VarianceView> shares = found.Inputs.Where(i => i.Index is not null).Select(i =>
                VarianceView.Of(i.Name, $"{i.Kind}".ToLowerInvariant(), i.Index!))
                .OrderByDescending(v => v.First).ThenBy(v => v.Input, StringComparer.Ordinal);
            return ([.. shares, .. found.Luck is { } luck ? new[] { VarianceView.Of("luck", "luck", luck) } : []], null);
        }
        catch (InvalidInputException e)
        {
            // Too few draws, or known in none: the rest of the explanation stands without it.
            return ([], e.Problems[0].Message);
        }
    }

    private static WordsView? WordsOf(Plan plan, Explain request, LevelResult level) => request.Words is { } scale
        ? WordsView.Of(
            scale,
            [.. Judgements.OfLevel(plan.Timeline.Layout.Universe.Pack, scale, plan.Name, level, null)],
            [ConfidenceWords.Of(plan, request.Subject, level.Band.Unknown)])
        : null;
}
