using NatoIraq.App.Backtests;
using NatoIraq.Core.References;

namespace NatoIraq.Cli.Pages;

/// <summary>How well the statistical reference foretold the tables of a folder.</summary>
internal static class RollingPage
{
    public static void Write(Page page, RollingView view)
    {
        page.Heading($"The reference, rolled through {Say.Count(view.Tables.Count, "table")}");
        var tables = new Grid("table", "#series", "#levels", "#cuts", "from", "to", "?map");
        foreach (RolledTableView t in view.Tables)
        {
            tables.Row(
                t.Table, Say.Count(t.Series), Say.Count(t.Levels), Say.Count(t.Cuts), Say.Day(t.From), Say.Day(t.To),
                t.Proposed ? "proposed" : "its own");
        }
        page.Add(tables);
        page.Heading("Scores by horizon");
        if (view.Scores.Count == 0)
        {
            page.Say($"None: no cut has {Reference.Enough} changes of levels before it, which a reference needs, and a level after it.");
            return;
        }
        page.Note("CRPS over the level known last, of the reference and of plain persistence: the lower the better. "
            + "In 50, 80, 90: the share of truths within those spans. Skill: 1 without error, 0 no better than "
            + "persistence, with the interval that holds it in 9 of 10 bootstraps of cuts.");
        var scores = new Grid(
            "table", "#months", "#forecasts", "#CRPS/level", "#persistence", "#skill", "?#9 in 10", "#in 50", "#in 80",
            "#in 90");
        foreach (RollingScoreView s in view.Scores)
        {
            scores.Row(
                s.Table ?? "all", $"{s.Months}", Say.Count(s.Forecasts), Number(s.CrpsOverLevel),
                Number(s.PersistenceOverLevel), s.Skill is { } skill ? $"{skill.Value:0.00}" : "-",
                s.Skill is { Low: { } low, High: { } high } ? $"{low:0.00}..{high:0.00}" : "-", Say.Share(s.Coverage50),
                Say.Share(s.Coverage80), Say.Share(s.Coverage90));
        }
        page.Add(scores);
    }

    private static string Number(double? value) => value is { } v ? $"{v:0.0000}" : "-";
}
