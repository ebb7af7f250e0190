using NatoIraq.App.Charts;
using NatoIraq.App.Sensitivity;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>
/// What moves the headline on the last day, one assumption at a time: a tornado a branch in which it moves.
/// </summary>
internal static class TornadoSection
{
    private const int MostLines = 5;
    private const double Width = 560;

    private static readonly string[] Columns =
        ["Input", "#10th percentile", "#90th", "#Result at 10th", "#at 90th", "#Swing"];

    public static Markup Of(Brief brief, IReadOnlyList<TornadoView> tornados)
    {
        (Told Branch, TornadoView Tornado)[] told = [.. brief.Branches
            .SelectMany(b => tornados.Where(t => t.Branch == b.Plan.Name).Select(t => (b, t)))];
        (Told Branch, TornadoView Tornado)[] moved = [.. told.Where(x => x.Tornado.Moving.Count > 0)];
        Markup still = ChartsSection.Named(
            "Assumptions move nothing here, luck alone does: ", told.Except(moved).Select(x => x.Branch));
        if (moved.Length == 0)
            return Tag("p", "No assumption or starting value moves the answer of any branch.") + still;
        return Intro(brief, moved[0].Tornado)
            + Tag("div", [("class", "panels")], Join(moved.Select(x => Figure(x.Branch, x.Tornado))))
            + still
            + Tag("p", [("class", "key")], Tag("code", Command(brief, moved[0].Tornado)),
                " and the like print these numbers again, and add shares of variance, luck among them; with ",
                Tag("code", "--discover"), " also the ranges that lead to a result.");
    }

    private static Markup Intro(Brief brief, TornadoView first) => Tag("p",
        $"{(first.Baseline is null ? "The mean" : "The mean difference from the baseline")} in "
        + $"{brief.InWords(brief.Headline)} on {Figures.Day(brief.Last)}, with one assumption or starting value at its "
        + "10th and then its 90th percentile and the others at their medians. "
        + $"Each mean is over the same {Figures.Count(first.Draws, "draw")} of luck, so that luck moves none of these "
        + "bars; "
        + "the dashed outline is luck itself, what no assumption decides: eight of these draws in ten with every input "
        + $"at its median. At most {MostLines} inputs are drawn, the longest bar first; the numbers have all that move "
        + "it. Bars do not add up: inputs act together.");

    private static Markup Figure(Told branch, TornadoView tornado)
    {
        string title = TornadoPicture.Title(tornado);
        return Tag("figure",
            Tag("figcaption", Tag("h3", branch.Heading)),
            Tag("div", [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", title)],
                TornadoPicture.Draw(tornado, $"tornado-{branch.Number}", MostLines, Width)),
            Twin.Of(title, Grid.Of($"Numbers of {title}", Foreign(branch.Title), Columns, [Grid.Body(
                null, Columns.Length, [.. tornado.Moving.Select(i => Row(tornado, i)), .. Luck(tornado)])])));
    }

    private static Markup Row(TornadoView tornado, SwingView input) => Grid.Row(
        Tag("code", input.Input),
        Grid.Number(TornadoPicture.ValueOf(input.Low, input.Unit)),
        Grid.Number(TornadoPicture.ValueOf(input.High, input.Unit)),
        Grid.Number(Figures.Value(input.AtLow, tornado.IsOutput)),
        Grid.Number(Figures.Value(input.AtHigh, tornado.IsOutput)),
        Grid.Number(Figures.Signed(input.Swing!.Value, tornado.IsOutput)));

    private static IEnumerable<Markup> Luck(TornadoView tornado)
    {
        if (tornado.Luck is not { } luck) yield break;
        yield return Grid.Row(
            "luck, 8 draws in 10", Grid.Number("\u2013"), Grid.Number("\u2013"),
            Grid.Number(Figures.Value(luck.Low, tornado.IsOutput)),
            Grid.Number(Figures.Value(luck.High, tornado.IsOutput)),
            Grid.Number(Figures.Signed(luck.High - luck.Low, tornado.IsOutput)));
    }

    private static string Command(Brief brief, TornadoView tornado) =>
        $"natoiraq sensitivity {tornado.Branch}"
        + (tornado.Baseline is { } baseline ? $" --baseline {baseline}" : "")
        + $" --series {ReproduceSection.Quoted(tornado.Series)} --at {Figures.Iso(tornado.Date)}"
        + $" --draws {tornado.Draws} --random-seed {brief.Model.Projection.RandomSeed}"
        + (ReproduceSection.IsWide(brief) ? " --priors wide" : "");
}
