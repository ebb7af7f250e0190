using NatoIraq.App.Charts;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The history that the branches share, with its windows of uncertainty, and where they leave it.</summary>
internal static class HistorySection
{
    private const double Wide = 960;
    private const double Narrow = 340;

    private static readonly string[] EventColumns =
        ["#Step", "Event", "Kind", "On one of the days", "Takes effect", "Known since", "Claims"];

    private static readonly string[] BranchColumns = ["Branch", "From", "Forks on", "Tells until"];

    public static Markup Of(Brief brief)
    {
        IReadOnlyList<Event> events = brief.Timeline.Events;
        if (events.Count == 0) return Tag("p", "The history is empty.") + Tree(brief);
        TimelineMark[] inLanes = [.. events
            .Select(e => new TimelineMark(Kinds.Of(e.Type), e.Id, e.When.From, e.When.To))
            .OrderBy(m => Kinds.OrderOf(m.Lane))];
        TimelineFork[] forks = [.. brief.Branches.GroupBy(b => b.Fork).OrderBy(g => g.Key)
            .Select(g => new TimelineFork(string.Join("; ", g.Select(b => b.Title)), g.Key))];
        int windows = events.Count(e => !e.When.IsExact);
        string words = $"{Figures.Count(events.Count, "event")} from {Figures.Day(events.Min(e => e.When.From))} to "
            + $"{Figures.Day(events[^1].Day)}; of {windows} the day is not known, only a window.";
        return Tag("p", words, " A bar is a window, a diamond a day; quiet stretches are cut out, and the dotted lines "
                + "mark where branches fork.")
            + Tag("figure", [("class", "broad")],
                Both(width => TimelineChart.Draw(
                    new Caption($"timeline-{Size(width)}", "The history", words), inLanes, forks, width)),
                Twin.Of("the history", Events(brief, events)))
            + Tag("h3", "The branches") + Tree(brief);
    }

    /// <summary>A drawing for wide pages and one for narrow ones; the page shows one of them.</summary>
    private static Markup Both(Func<double, Markup> draw) =>
        Tag("div", [("class", "on-wide")], draw(Wide)) + Tag("div", [("class", "on-narrow")], draw(Narrow));

    private static string Size(double width) => width == Wide ? "wide" : "narrow";

    private static Markup Events(Brief brief, IReadOnlyList<Event> events)
    {
        Dictionary<string, Claim> claims = brief.Model.Pack.Claims.ToDictionary(c => c.Id);
        return Grid.Of("The history's events", "The history's events, in the order in which they take effect",
            EventColumns, [Grid.Body(null, EventColumns.Length, events.Select((e, i) =>
            {
                DateOnly? known = e.Cites.Where(claims.ContainsKey).Select(c => (DateOnly?)claims[c].Reported).Min();
                return Tag("tr",
                    Grid.Number($"{i + 1}"), Tag("th", [("scope", "row")], Tag("code", e.Id)), Grid.Words(e.Type),
                    Grid.OneLine(e.When.IsExact
                        ? Figures.Iso(e.When.To) : $"{Figures.Iso(e.When.From)} to {Figures.Iso(e.When.To)}"),
                    Grid.OneLine(Figures.Iso(e.Day)), Grid.OneLine(known is { } day ? Figures.Iso(day) : "\u2013"),
                    Grid.Words(brief.Citations.Links(e.Cites)));
            }))]);
    }

    private static Markup Tree(Brief brief)
    {
        TreeLimb[] limbs = [.. brief.Branches.Select(b => new TreeLimb(
            b.Plan.Name, b.Title, b.Plan.Scenario.From, b.Fork, b.Plan.Scenario.Until, b.IsBaseline)),
            .. brief.Model.Ancestors];
        DateOnly first = brief.Timeline.Length > 0 ? brief.Timeline.Events[0].Day : limbs.Min(l => l.Fork);
        DateOnly last = brief.Timeline.Length > 0 ? brief.Timeline.Events[^1].Day : limbs.Max(l => l.Fork);
        string words = string.Join("; ", BranchTree.Ordered(limbs)
            .Select(l => $"{l.Title} leaves {l.Parent} on {Figures.Day(l.Fork)}")) + ".";
        return Tag("figure", [("class", "broad")],
            Both(width => BranchTree.Draw(
                new Caption($"tree-{Size(width)}", "The tree of branches", words),
                Scenario.Trunk, limbs, first, last, width)),
            Twin.Of("the tree of branches", Grid.Of(
                "The branches", "Where each branch leaves its parent", BranchColumns,
                [Grid.Body(null, BranchColumns.Length, BranchTree.Ordered(limbs).Select(l => Grid.Row(
                    Foreign(l.Title) + " " + Tag("code", l.Name), Grid.Words(Tag("code", l.Parent)),
                    Grid.OneLine(Figures.Iso(l.Fork)), Grid.OneLine(Figures.Iso(l.Until)))))])));
    }
}
