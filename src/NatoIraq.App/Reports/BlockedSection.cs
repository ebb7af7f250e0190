using NatoIraq.App.Charts;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Rules;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>What each branch planned and was not allowed to do, with the rules that stood in the way.</summary>
internal static class BlockedSection
{
    private static readonly string[] Columns = ["Event", "Rule", "#Blocked in", "#Left unmoved"];

    public static Markup Of(Brief brief)
    {
        Told[] free = [.. brief.Branches.Where(b => b.Result.Blocked.Count == 0)];
        if (free.Length == brief.Branches.Count)
        {
            return Tag("p", "No rule blocked anything in any draw.") + Noted(brief);
        }
        IEnumerable<Told> blocked = brief.Branches.Except(free);
        Markup names = Join(free.Select(b => Foreign(b.Title)), "; ");
        return Tag("p", "A rule that an event would break blocks it in that draw; a blocked step of a ramp is tried "
                + "again at the next step's date. Left unmoved are the persons whom a ramp had not moved by its "
                + "horizon, on average over all draws.")
            + Grid.Of("Blocked events", "Blocked events, by the share of draws", Columns, blocked.Select(b => Grid.Body(
                Foreign(b.Title), Columns.Length, b.Result.Blocked.GroupBy(x => x.Event).SelectMany(Rows))))
            + (free.Length == 0 ? default : Tag("p", "Nothing was blocked in ", names, "."))
            + Tag("h3", "The rules that blocked")
            + Tag("dl", [("class", "facts")], Join(blocked.SelectMany(Rules).DistinctBy(r => r.Rule.Id).Select(r =>
                Tag("div", Tag("dt", InWords(r.Rule.Name, r.Rule.Id)), Tag("dd", r.Because)))))
            + Noted(brief);
    }

    /// <summary>What took effect against a rule that only notes.</summary>
    private static Markup Noted(Brief brief)
    {
        Told[] noted = [.. brief.Branches.Where(b => b.Result.Noted.Count > 0)];
        string[] columns = ["Event", "Rule", "#Noted in"];
        return noted.Length == 0 ? default : Tag("h3", "Noted, not blocked")
            + Tag("p", "These took effect although a rule that only notes speaks against them.")
            + Grid.Of("Noted events", "Noted events, by the share of draws", columns, noted.Select(b => Grid.Body(
                Foreign(b.Title), columns.Length, b.Result.Noted.Select(n => Grid.Row(
                    Tag("code", n.Event), Grid.Words(InWords(n.Name, n.Rule)), Grid.Number(Figures.Share(n.Share)))))));
    }

    /// <summary>A row for each rule that blocked the event; the event and what it left undone span them.</summary>
    private static IEnumerable<Markup> Rows(IGrouping<string, BlockedResult> blocked)
    {
        string rules = $"{blocked.Count()}";
        return blocked.Select((b, i) => Tag("tr",
            i > 0 ? default : Tag("th", [("scope", "rowgroup"), ("rowspan", rules)], Tag("code", b.Event)),
            Grid.Words(InWords(b.Name, b.Rule)),
            Grid.Number(Figures.Share(b.Share)),
            i > 0 ? default : Tag("td", [("class", "number"), ("rowspan", rules)], Left(b.Undone))));
    }

    private static string Left(double undone) => undone switch
    {
        0 => "\u2013",
        < 1 => "under 1",
        _ => Figures.Value(undone),
    };

    private static IEnumerable<(Rule Rule, string Because)> Rules(Told branch) =>
        branch.Result.Blocked
            .Select(b => branch.Plan.Timeline.Rules.Rules.First(r => r.Id == b.Rule))
            .Select(rule => (rule, branch.Plan.Timeline.Layout.Machines.Any(m => m.Name == rule.Id)
                ? $"{rule.Summary} Its state on the day did not permit the event."
                : rule.Summary));

    private static string InWords(string name, string rule) =>
        name == rule ? Figures.Capital(rule) : $"{Figures.Capital(name)} ({rule})";
}
