using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Projections;

namespace NatoIraq.App.Reports;

/// <summary>A projection as one picture: a row of fans a series, a panel a branch, the baseline grey behind.</summary>
public static class FanPicture
{
    /// <summary>The text of an SVG file.</summary>
    /// <param name="view">The branches, monthly too.</param>
    /// <exception cref="InvalidInputException">No branch knows any of the series.</exception>
    public static string Draw(ProjectedView view)
    {
        Projection charted = view.Monthly ?? view.Projection;
        var brief = new Brief(new ReportModel(
            "", view.Plans[0].Timeline.Layout.Universe.Pack, view.Plans, charted,
            charted.Branches[0].Levels[0].Series, []));
        FanRow[] rows = [.. brief.Names.Where(n => !brief.IsOutput(n)).Select(n => Row(brief, n))
            .Where(r => r.Panels.Count > 0)];
        if (rows.Length == 0)
        {
            throw new InvalidInputException(
                "--svg: there is nothing to draw, since no branch knows any of the series.",
                "Ask for another --series; 'natoiraq state' shows which levels are known.");
        }
        string title = string.Join("; ", rows.Select(r => r.Heading));
        string told = string.Join(" ", rows.SelectMany(r => r.Panels.Select(p =>
            $"{p.Caption.Title}, {r.Heading}. {p.Caption.Description}")));
        return FanSheet.Draw(new Caption("picture", title, told), rows, brief.Baseline?.Title);
    }

    private static FanRow Row(Brief brief, string name)
    {
        Told[] told = [.. brief.Branches.Where(b => b.Knows(name))];
        if (told.Length > 1) told = [.. told.Where(b => !b.IsBaseline)];
        Fan? baseline = brief.Baseline is { } b && b.Knows(name) ? b.FanOf(name) : null;
        return new FanRow($"{Figures.Capital(brief.InWords(name))}, persons", [.. told.Select(t =>
        {
            FanPanel panel = Drawn.Of(brief, t, name, baseline, "panel").Panel;
            return panel with { Caption = panel.Caption with { Title = t.Title } };
        })]);
    }
}
