using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>A step on an axis.</summary>
/// <param name="Mark">The event, in its lane.</param>
/// <param name="Day">The day on which it takes effect.</param>
/// <param name="Step">Its step; 0 for one that was not known yet.</param>
/// <param name="Missed">Why it does not happen, and then the step is the one that tells so; null for what happens.</param>
public sealed record AxisStep(TimelineMark Mark, DateOnly Day, int Step, string? Missed = null)
{
    /// <summary>Whether it is this step's own event.</summary>
    public bool IsAt(int step) => Step > 0 && Step == step && Missed is null;
}

/// <summary>
/// Draws a whole timeline low enough to stand above what a step tells: a lane for each kind, in it every window and the
/// day of effect, and a needle where one stands. A step's group holds its number and the needle's place for a script.
/// </summary>
public static class TimelineAxis
{
    private const double Row = 15;
    private const double Top = 18;
    private const double WideLabels = 84;
    private const double Wide = 600;
    private const double Half = 3;

    /// <summary>Draws steps as an <c>svg</c> element of that width.</summary>
    /// <param name="caption">What a reader who does not see it is told.</param>
    /// <param name="steps">The steps, those not known yet too.</param>
    /// <param name="forks">The days marked across all lanes.</param>
    /// <param name="here">The step at which one stands; 0 for none.</param>
    /// <param name="width">In units of the drawing.</param>
    public static Markup Draw(
        Caption caption, IReadOnlyList<AxisStep> steps, IReadOnlyList<TimelineFork> forks, int here, double width)
    {
        if (steps.Count == 0) return default;
        bool isWide = width >= Wide;
        double left = isWide ? WideLabels : 4;
        IReadOnlyList<Era> eras = Era.Of([.. steps.Select(s => s.Mark)], left, width - 4, isWide ? 14 : 6);
        double head = isWide ? 0 : Lettering.Line - 3;
        double y = Top;
        List<Markup> lanes = [];
        foreach (IGrouping<string, AxisStep> lane in steps.GroupBy(s => s.Mark.Lane))
        {
            lanes.Add(Text("name", isWide ? WideLabels - 8 : 4, y + 11, isWide ? "end" : "start", lane.Key));
            // The shorter lie on the longer, so that each can be pointed at.
            lanes.Add(Join(lane
                .OrderByDescending(s => s.Mark.To.DayNumber - s.Mark.From.DayNumber)
                .Select(s => s.Missed is { } why ? Missed(s, why, eras, y + head) : Step(s, eras, y + head, s.IsAt(here)))));
            y += head + Row;
        }
        double bottom = y + 4;
        AxisStep? now = steps.FirstOrDefault(s => s.IsAt(here));
        return Drawing(
            "timeline axis", width, bottom + 24, caption,
            Join(eras.Select(e => e.Ground(Top - 4, bottom, forks))), Join(lanes),
            now is null ? default : Rule("needle", NeedleOf(now, eras), Top - 12, NeedleOf(now, eras), bottom));
    }

    private static double NeedleOf(AxisStep step, IReadOnlyList<Era> eras) =>
        (eras.FirstOrDefault(e => e.Last >= step.Day) ?? eras[^1]).At(step.Day);

    /// <summary>A cross where it could have happened.</summary>
    private static Markup Missed(AxisStep step, string why, IReadOnlyList<Era> eras, double y)
    {
        double x = NeedleOf(step, eras), middle = y + (Row / 2) + .5;
        return Tag(
            "g", [("class", "mark missed"), ("data-told", $"{step.Step}")],
            Tag("title", $"{step.Mark.Name} does not happen: {why}"),
            Box("near", x - Row / 2, y, Row, Row),
            Path("day", $"M{Number(x - Half)},{Number(middle - Half)}l{2 * Half},{2 * Half}m0,-{2 * Half}l-{2 * Half},{2 * Half}"));
    }

    private static Markup Step(AxisStep step, IReadOnlyList<Era> eras, double y, bool isHere)
    {
        (DateOnly from, DateOnly to) = (step.Mark.From, step.Mark.To);
        double needle = NeedleOf(step, eras);
        string when = from == to ? Figures.Iso(to) : $"{Figures.Iso(from)} to {Figures.Iso(to)}";
        Markup window = from == to ? default : Join(eras.Where(e => e.First <= to && e.Last >= from).Select(e =>
        {
            (double x, double width) = e.Within(from, to);
            return Box("window", x, y + 4, width, Row - 7);
        }));
        string centre = $"M{Number(needle - Half)},{Number(y + (Row / 2) + .5)}"
            + $"l{Half},-{Half}l{Half},{Half}l-{Half},{Half}Z";
        return Tag(
            "g",
            [
                ("class", step.Step == 0 ? "mark later" : isHere ? "mark here" : "mark"),
                ("data-step", step.Step == 0 ? null : $"{step.Step}"), At("data-x", needle),
            ],
            Tag("title", $"{step.Mark.Name}: {when}{(step.Step == 0 ? ", not known yet" : "")}"),
            window, Path("day", centre));
    }
}
