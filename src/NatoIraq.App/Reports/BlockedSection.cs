using NatoIraq.Core.Projections;
using NatoIraq.Core.Rules;
using static NatoIraq.App.Reports.Markup;

namespace NatoIraq.App.Reports;

/// <summary>What each branch planned and was not allowed to do, with the rule that stood in the way.</summary>
internal static class BlockedSection
{
    private static readonly string[] Columns = ["Event", "Rule", "#Blocked in", "#Left unmoved", "Why"];

    public static Markup Of(Findings findings)
    {
        Told[] free = [.. findings.Branches.Where(b => b.Result.Blocked.Count == 0)];
        if (free.Length == findings.Branches.Count) return Tag("p", "No rule blocked anything in any draw of any branch.");
        return Tag("p", "A rule that an event would break blocks it in that draw; a blocked step of a ramp is tried again at "
                + "the next step's date. Persons left unmoved are those a ramp had not moved by its horizon, on average over all draws.")
            + Grid.Of(
                "Blocked events", Columns,
                findings.Branches.Except(free).Select(b => Grid.Body(
                    Foreign(b.Title), Columns.Length, b.Result.Blocked.Select(x => Row(b, x)))))
            + (free.Length == 0 ? default : Tag("p", "Nothing was blocked in ", Join(free.Select(b => Foreign(b.Title)), "; "), "."));
    }

    private static Markup Row(Told branch, BlockedResult blocked)
    {
        Rule? rule = branch.Plan.Timeline.Rules.Rules.FirstOrDefault(r => r.Id == blocked.Rule);
        return Grid.Row(
            Tag("code", blocked.Event),
            Grid.Words(blocked.Name == blocked.Rule ? blocked.Rule : $"{blocked.Name} ({blocked.Rule})"),
            Grid.Number(Figures.Share(blocked.Share)),
            Grid.Number(Figures.Value(blocked.Undone)),
            Grid.Words(rule?.Summary));
    }
}
