using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Wording;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Wording;

/// <summary>What a projection comes to, as judgements.</summary>
internal static class Judgements
{
    /// <summary>Where every draw of a branch agrees with the other to this share, nothing is the matter.</summary>
    private const double Hardly = 0.005;

    /// <summary>The inner span of a band that a judgement names.</summary>
    private const double Inner = 0.8;

    /// <summary>The span from its 5 to its 95 % quantile.</summary>
    private const double Outer = 0.9;

    /// <summary>
    /// A projection in words. Against a baseline, which way each series goes; without one, where it lies, what happens,
    /// what is blocked, and where the machines in doubt stand on the last day.
    /// </summary>
    public static WordsView Of(ProjectedView view, LikelihoodScale scale)
    {
        Pack pack = view.Plans[0].Timeline.Layout.Universe.Pack;
        List<Judgement> judgements = [];
        List<ConfidenceView> confidence = [];
        foreach (BranchResult branch in view.Projection.Branches.OrderBy(b => b.Branch, StringComparer.Ordinal))
        {
            Plan plan = view.Plans.First(p => p.Name == branch.Branch);
            bool isYardstick = branch.Branch == view.Projection.Baseline;
            if (isYardstick && view.Projection.Branches.Count > 1) continue;
            LevelResult[] levels = [.. branch.Levels.OrderBy(l => l.Series, StringComparer.Ordinal).ThenBy(l => l.Date)];
            foreach (LevelResult level in levels)
                judgements.AddRange(OfLevel(pack, scale, branch.Branch, level, view.Projection.Baseline));
            if (view.Projection.Baseline is null) judgements.AddRange(OfPlan(scale, plan, branch));
            confidence.AddRange(levels.Select(l => l.Series).Distinct()
                .Select(s => ConfidenceWords.Of(plan, s, levels.Where(l => l.Series == s).Max(l => l.Band.Unknown))));
        }
        return WordsView.Of(scale, judgements, confidence);
    }

    /// <summary>What is said of a level on a day; nothing where it is unknown in every draw.</summary>
    public static IEnumerable<Judgement> OfLevel(
        Pack pack, LikelihoodScale scale, string branch, LevelResult level, string? baseline)
    {
        if (level.Band.P50 is null) return [];
        if (level.IsTruth) return [Truth(scale, branch, level)];
        if (level.Difference is { } difference && baseline is not null)
            return Against(pack, scale, branch, level, difference, baseline);
        return [Span(pack, scale, branch, level)];
    }

    /// <summary>Which way a branch goes, and whether it may also go no way.</summary>
    private static IEnumerable<Judgement> Against(
        Pack pack, LikelihoodScale scale, string branch, LevelResult level, Difference d, string baseline)
    {
        (string, string, DateOnly, string) of = (branch, level.Series, level.Date, "difference");
        string when = SeriesWords.At(level.Date);
        string what = level.IsOutput ? level.Series : SeriesWords.Counted(pack, level.Series);
        double same = 1 - d.Lower - d.Higher;
        if (same < 1 - Hardly)
        {
            bool isLower = d.Lower > d.Higher || (d.Lower == d.Higher && d.Mean < 0);
            string verb = (level.IsOutput, isLower) switch
            {
                (false, true) => $"leaves fewer {what}",
                (false, false) => $"leaves more {what}",
                (true, true) => $"gives a lower {what}",
                (true, false) => $"gives a higher {what}",
            };
            yield return Judgement.That(
                scale, of, isLower ? d.Lower : d.Higher, $"{branch} {verb} than {baseline} {when}");
        }
        if (same < Hardly) yield break;
        yield return Judgement.That(scale, of, same, level.IsOutput
            ? $"{branch} gives the same {what} as {baseline} {when}"
            : $"{branch} leaves just as many {what} as {baseline} {when}");
    }

    private static Judgement Span(Pack pack, LikelihoodScale scale, string branch, LevelResult level)
    {
        (string, string, DateOnly, string) of = (branch, level.Series, level.Date, level.IsOutput ? "output" : "level");
        string what = level.IsOutput ? $"{level.Series} is" : $"{SeriesWords.Of(pack, level.Series)} number";
        string when = $"{SeriesWords.At(level.Date)} in {branch}" + Known(level);
        Band band = level.Band;
        (string low, string high) = (Figures.Value(band.P10, level.IsOutput), Figures.Value(band.P90, level.IsOutput));
        if (low != high) return Judgement.That(scale, of, Inner, $"{what} from {low} to {high} {when}");
        bool isSteady = band.P5 == band.P95;
        return Judgement.That(scale, of, isSteady ? Outer : Inner, $"{what} {low} {when}", atLeast: true);
    }

    private static Judgement Truth(LikelihoodScale scale, string branch, LevelResult level) => Judgement.That(
        scale, (branch, level.Series, level.Date, "output"), level.Band.Mean!.Value,
        $"{level.Series} holds {SeriesWords.At(level.Date)} in {branch}{Known(level)}");

    private static string Known(LevelResult level) => level.Band.Unknown == 0
        ? "" : $", counting the {Figures.Share(1 - level.Band.Unknown)} of draws in which it is known";

    private static IEnumerable<Judgement> OfPlan(LikelihoodScale scale, Plan plan, BranchResult branch)
    {
        var until = DateOnly.FromDayNumber(plan.UntilDay);
        foreach (Gate gate in Conditions.Gates(branch, plan))
        {
            yield return Judgement.That(
                scale, (branch.Branch, gate.Entry.Id, until, "event"), gate.Result.Happens,
                $"{gate.Entry.Id} happens by {Figures.Day(until)} in {branch.Branch}");
        }
        foreach (BlockedResult blocked in branch.Blocked)
        {
            yield return Judgement.That(
                scale, (branch.Branch, blocked.Event, until, "blocked"), blocked.Share,
                $"{Conditions.RuleOf(blocked)} blocks {blocked.Event} at some time in {branch.Branch}");
        }
        if (branch.States.Count == 0) yield break;
        DateOnly last = branch.States.Max(s => s.Date);
        foreach (StateResult state in branch.States.Where(s => s.Date == last && s.Share is > 0 and < 1)
            .GroupBy(s => (s.Machine, s.Subject)).Select(g => g.MaxBy(s => s.Share)!))
        {
            yield return Judgement.That(
                scale, (branch.Branch, $"{state.Machine}/{state.Subject}", last, "state"), state.Share,
                $"{state.Machine}/{state.Subject} is {state.State} {SeriesWords.At(last)} in {branch.Branch}");
        }
    }
}
