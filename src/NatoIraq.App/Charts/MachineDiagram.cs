using NatoIraq.Core.Machines;
using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>A trigger that a state permits.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="IsBarred">Whether a guard refuses it now.</param>
public sealed record OpenTrigger(string Trigger, bool IsBarred);

/// <summary>
/// Draws a machine as it stands: its states one under the other, an arc for each way from one to another, the state it
/// is in lit, the ways open from there drawn out and named where they lead. Ways down are at the left, ways up at the
/// right, so that arrows of one side never meet head on.
/// </summary>
public static class MachineDiagram
{
    private const double Pill = 22;
    private const double Apart = 14;
    private const double Side = 8;
    private const double Gutter = 40;
    private const double Head = 5;

    /// <summary>Draws a machine as an <c>svg</c> element.</summary>
    /// <param name="caption">What a reader who does not see it is told.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="state">The state it is in.</param>
    /// <param name="from">The state it came from with this step; null when it stayed or was never seen before.</param>
    /// <param name="open">What its state permits.</param>
    public static Markup Draw(
        Caption caption, Machine machine, string state, string? from, IReadOnlyList<OpenTrigger> open)
    {
        var plan = Plan.Of(machine, state, open);
        IEnumerable<(int From, int To)> ways = machine.Transitions
            .Where(t => t.From is not null && t.From != t.To)
            .Select(t => (machine.StateOf(t.From!), machine.StateOf(t.To))).Distinct();
        int now = machine.StateOf(state);
        HashSet<int> Reached(bool isBarred) =>
            [.. open.Where(o => o.IsBarred == isBarred).Select(o => machine.Next(now, machine.TriggerOf(o.Trigger)))];
        (HashSet<int> reached, HashSet<int> barred) = (Reached(false), Reached(true));
        int came = from is null || from == state ? -1 : machine.StateOf(from);
        string Kind((int From, int To) way) => way == (came, now) ? "way came"
            : way.From != now ? "way"
            : reached.Contains(way.To) ? "way open" : barred.Contains(way.To) ? "way barred" : "way";
        Markup Pills(int s)
        {
            string name = s == now ? "state now" : s == came ? "state was" : "state";
            return Tag("rect",
                [
                    ("class", name), At("x", plan.Left), At("y", plan.Y(s)), At("width", plan.Width),
                    At("height", Pill), ("rx", "11"),
                ])
                + Text(
                    s == now ? "state-name now" : "state-name", plan.Left + (plan.Width / 2), plan.Y(s) + 15, "middle",
                    machine.States[s])
                + plan.Captions(s);
        }
        return Drawing(
            "machine", plan.Right, plan.Bottom, caption,
            Join(ways.OrderBy(w => Kind(w).Length).Select(w => plan.Arc(w.From, w.To, Kind(w)))),
            Join(Enumerable.Range(0, machine.States.Count).Select(Pills)));
    }

    /// <summary>Where everything stands.</summary>
    private sealed record Plan(
        int Now, double Width, double Right, IReadOnlyList<double> Tops, IReadOnlyList<OpenTrigger[]> Named)
    {
        public double Left => Side + Gutter;

        public double Bottom => Tops[^1] + Math.Max(Pill, Named[^1].Length * Lettering.Line) + 6;

        public static Plan Of(Machine machine, string state, IReadOnlyList<OpenTrigger> open)
        {
            int now = machine.StateOf(state);
            OpenTrigger[][] named = [.. Enumerable.Range(0, machine.States.Count).Select(s => open
                .Where(o => machine.Next(now, machine.TriggerOf(o.Trigger)) == s).ToArray())];
            double width = machine.States.Max(Lettering.WidthOf) + 20;
            double words = machine.Triggers.Max(t => Lettering.WidthOf($"\u2192 {t}"));
            List<double> tops = [];
            double y = 6;
            foreach (OpenTrigger[] here in named)
            {
                tops.Add(y);
                y += Math.Max(Pill, here.Length * Lettering.Line) + Apart;
            }
            return new Plan(now, width, Side + Gutter + width + Gutter + words + Side, tops, named);
        }

        public double Y(int state) => Tops[state];

        /// <summary>What leads to a state from the one lit, beside it.</summary>
        public Markup Captions(int state) => Join(Named[state].Select((o, i) => Text(
            o.IsBarred ? "trigger barred" : "trigger", Left + Width + Gutter, Tops[state] + 15 + (i * Lettering.Line),
            "start", $"{(o.IsBarred ? "\u2715" : state == Now ? "\u21BB" : "\u2192")} {o.Trigger}")));

        /// <summary>The farther apart, the wider the arc: nested arcs do not cross.</summary>
        public Markup Arc(int from, int to, string kind)
        {
            bool isDown = to > from;
            double edge = isDown ? Left : Left + Width;
            double bend = (isDown ? -1 : 1) * Math.Min(Gutter, 9 + (Math.Abs(to - from) * 7.0));
            double y1 = Tops[from] + (Pill / 2) + (isDown ? 4 : -4);
            double y2 = Tops[to] + (Pill / 2) + (isDown ? -4 : 4);
            double tip = edge + (isDown ? -1 : 1);
            string line = $"M{Number(edge)},{Number(y1)}C{Number(edge + bend)},{Number(y1)} "
                + $"{Number(edge + bend)},{Number(y2)} {Number(tip)},{Number(y2)}";
            double back = isDown ? -Head : Head;
            string head = $"M{Number(tip)},{Number(y2)}l{Number(back)},{Number(-Head * .7)}l0,{Number(Head * 1.4)}Z";
            return Path(kind, line) + Path($"{kind} head", head);
        }
    }
}
