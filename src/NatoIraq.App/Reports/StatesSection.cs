using NatoIraq.App.Charts;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Projections;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>
/// The probability of each state over time, for the machines in doubt: of the baseline those most in doubt, of the
/// other branches those that go another way than in the baseline.
/// </summary>
internal static class StatesSection
{
    private const int Most = 3;
    private const double Doubt = 0.02;

    public static Markup Of(Brief brief)
    {
        IReadOnlyList<(Told Branch, List<StateStory> Shown, int More)> told = Chosen(brief);
        if (told.Count == 0) return Tag("p", "No machine is in doubt: every draw goes through the same states.");
        int more = told.Sum(x => x.More);
        return Tag("p", "What the missions, options and votes go through: the height of an area is the share of draws "
                + "in that state; what is blank has not begun. What goes on is green, what is in doubt amber, what "
                + "stopped or was refused red, what is undecided blue or violet, what is over grey. Shown of the "
                + "baseline are the machines most in doubt, of the others those that go another way than in the "
                + $"baseline, at most {Most} a branch.")
            + Tag("div", [("class", "panels")],
                Join(told.SelectMany(x => x.Shown.Select((s, i) => Figure(brief, x.Branch, s, i)))))
            + (more == 0 ? default : Tag("p", [("class", "key")],
                $"{more} more {(more == 1 ? "is" : "are")} in doubt; the states of all are in ",
                Tag("code", "compare --json"), "."));
    }

    /// <summary>The branches with machines worth telling, at most a few each, and how many more are in doubt.</summary>
    public static IReadOnlyList<(Told Branch, List<StateStory> Shown, int More)> Chosen(Brief brief) =>
        [.. brief.Branches.Select(b => Choose(brief, b)).Where(x => x.Item2.Count > 0)];

    private static (Told Branch, List<StateStory> Shown, int More) Choose(Brief brief, Told branch)
    {
        List<StateStory> stories = [.. StateStory.Of(branch, branch)];
        List<StateStory> baseline = branch.IsBaseline || brief.Baseline is null
            ? [] : [.. StateStory.Of(brief.Baseline, branch)];
        List<StateStory> told = [.. stories
            .Where(s => s.InDoubt > Doubt && !baseline.Exists(b => b.IsLike(s)))
            .OrderByDescending(s => s.InDoubt).ThenBy(s => s.Name, StringComparer.Ordinal)];
        return (branch, [.. told.Take(Most)], Math.Max(0, told.Count - Most));
    }

    private static Markup Figure(Brief brief, Told branch, StateStory story, int index)
    {
        StatePanel panel = PanelOf(branch, story, index);
        string title = panel.Caption.Title;
        string[] columns = ["Date", .. story.Layers.Select(l => $"#{l.Name}")];
        return Tag("figure",
            Tag("figcaption", Tag("h3", branch.Heading, " ", Tag("code", story.Name))),
            StateBands.Draw(panel),
            Twin.Of(title, Grid.Of($"Numbers of {title}", Foreign(title), columns,
                [Grid.Body(null, columns.Length, story.Days.Select((d, i) => brief.DatedRow(
                    d, story.Days, story.Layers.Select(l => Grid.Number(Figures.Share(l.Shares[i]))))))])));
    }

    /// <summary>A story as a drawing.</summary>
    public static StatePanel PanelOf(Told branch, StateStory story, int index) => new(
        new Caption($"states-{branch.Number}-{index + 1}", $"{branch.Title}: {story.Name}", story.InWords()),
        story.Days, story.Layers);
}

/// <summary>What one machine goes through in a branch, by quarter.</summary>
internal sealed record StateStory(string Name, IReadOnlyList<DateOnly> Days, IReadOnlyList<StateLayer> Layers)
{
    /// <summary>How far from sure its state is, on average over the days.</summary>
    public double InDoubt => Days.Count == 0
        ? 0
        : Days.Select((_, d) => 1 - Layers.Max(l => l.Shares[d])).Average();

    /// <summary>A branch's machines on the days on which another tells of the future.</summary>
    public static IEnumerable<StateStory> Of(Told branch, Told other)
    {
        DateOnly[] all = [.. branch.Result.States.Select(s => s.Date).Where(d => d >= other.Leaves).Distinct().Order()];
        DateOnly[] days = [.. all.Where(d => d.Month % 3 == 0 || d == all[^1] || d == all[0])];
        return branch.Result.States.GroupBy(s => (s.Machine, s.Subject)).Select(g => Of(branch, g.Key, [.. g], days));
    }

    private static StateStory Of(
        Told branch, (string Machine, string Subject) key, IReadOnlyList<StateResult> results, DateOnly[] days)
    {
        Machine? machine = branch.Plan.Timeline.Layout.Machines.FirstOrDefault(m => m.Name == key.Machine);
        Dictionary<(DateOnly, string), double> shares = results.ToDictionary(r => (r.Date, r.State), r => r.Share);
        string[] states = [.. (machine?.States ?? [.. results.Select(r => r.State).Distinct()])
            .Where(s => days.Any(d => shares.ContainsKey((d, s))))];
        return new StateStory($"{key.Machine} {key.Subject}", days, [.. states.Select(s => new StateLayer(
            s, StateTints.Of(key.Machine, s) ?? StateTints.Open, StateTints.PatternOf(machine, s),
            [.. days.Select(d => shares.GetValueOrDefault((d, s)))]))]);
    }

    /// <summary>Whether the other is the same machine going the same way, but for a draw or two.</summary>
    public bool IsLike(StateStory other) => Name == other.Name
        && other.Layers.All(l => l.Shares.Select((share, d) => share - ShareOf(l.Name, d))
            .All(x => Math.Abs(x) < 0.01));

    /// <summary>What it comes to on the last day.</summary>
    public string InWords() => Days.Count == 0 ? "" : $"On {Figures.Day(Days[^1])}: "
        + string.Join(", ", Layers
            .Where(l => l.Shares[^1] > 0).Select(l => $"{l.Name} {Figures.Share(l.Shares[^1])}")) + ".";

    private double ShareOf(string state, int day) =>
        Layers.FirstOrDefault(l => l.Name == state) is { } layer && day < layer.Shares.Count ? layer.Shares[day] : 0;
}
