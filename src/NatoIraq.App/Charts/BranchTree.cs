using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>A branch in a tree of them.</summary>
/// <param name="Name">What its children call it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Parent">What it is from; a name that is no branch's is the trunk.</param>
/// <param name="Fork">The day on which it leaves its parent.</param>
/// <param name="Until">The last day it tells of.</param>
/// <param name="IsBaseline">Whether others are compared with it.</param>
/// <param name="IsBeside">Whether it is drawn only because others descend from it.</param>
public sealed record TreeLimb(
    string Name, string Title, string Parent, DateOnly Fork, DateOnly Until, bool IsBaseline, bool IsBeside = false);

/// <summary>Draws where branches leave the trunk and each other, along time.</summary>
public static class BranchTree
{
    private const double RowHeight = 34;
    private const double Top = 22;
    private const double Side = 12;

    /// <summary>Draws a tree as an <c>svg</c> element of that width.</summary>
    /// <param name="caption">What a reader who does not see it is told.</param>
    /// <param name="trunk">The trunk's name.</param>
    /// <param name="limbs">The branches.</param>
    /// <param name="first">The day on which the trunk begins.</param>
    /// <param name="last">The day on which it ends.</param>
    /// <param name="width">In units of the drawing.</param>
    public static Markup Draw(
        Caption caption, string trunk, IReadOnlyList<TreeLimb> limbs, DateOnly first, DateOnly last, double width)
    {
        IReadOnlyList<TreeLimb> rows = Ordered(limbs);
        if (rows.Count == 0) return default;
        Dictionary<string, int> rowOf = rows.Select((l, i) => (l.Name, i)).ToDictionary(p => p.Name, p => p.i + 1);
        // Nothing forks long after the beginning: the trunk's first years would only push the branches aside.
        DateOnly earliest = rows.Min(l => l.Fork);
        DateOnly end = rows.Max(l => l.Until > last ? l.Until : last);
        int lead = Math.Max(30, (end.DayNumber - earliest.DayNumber) / 8);
        DateOnly start = first > earliest.AddDays(-lead) ? first : earliest.AddDays(-lead);
        var x = new Scale(start.DayNumber, end.DayNumber, Side, width - Side);
        double Y(int row) => Top + (row * RowHeight);
        double bottom = Y(rows.Count) + 16;
        return Drawing(
            "branch-tree", width, bottom + 26, caption,
            Axis(start, end, x, bottom),
            Join(rows.Select((l, i) => Stem(x.At(l.Fork), Y(rowOf.GetValueOrDefault(l.Parent)), Y(i + 1)))),
            Path("trunk", Line([new Spot(x.At(start), Y(0)), new Spot(x.At(last), Y(0))])),
            Text("name", x.At(start), Y(0) - 7, "start", trunk),
            Join(rows.Select((l, i) => Limb(l, x, Y(i + 1), width))));
    }

    /// <summary>
    /// Parents before their children, which follow them at once; later forks first, so that no stem crosses a branch.
    /// </summary>
    public static IReadOnlyList<TreeLimb> Ordered(IReadOnlyList<TreeLimb> limbs)
    {
        HashSet<string> names = [.. limbs.Select(l => l.Name)];
        List<TreeLimb> rows = [];
        void Add(IEnumerable<TreeLimb> level)
        {
            foreach (TreeLimb limb in level.OrderByDescending(l => l.Fork).ThenBy(l => l.Name, StringComparer.Ordinal))
            {
                rows.Add(limb);
                Add(limbs.Where(l => l.Parent == limb.Name && l.Name != limb.Name));
            }
        }
        Add(limbs.Where(l => !names.Contains(l.Parent)));
        return rows;
    }

    private static Markup Axis(DateOnly start, DateOnly end, Scale x, double bottom)
    {
        IReadOnlyList<DateOnly> days = Ticks.Dates(start, end, 8);
        bool areYears = days.All(d => d.Month == 1);
        return Join(days.Select(day => Rule("grid", x.At(day), Top - 6, x.At(day), bottom) + Text(
            "mark", x.At(day), bottom + 18, "middle", areYears ? $"{day.Year}" : $"{day.Year}-{day.Month:00}")));
    }

    private static Markup Stem(double x, double from, double to) =>
        Path("stem", Line([new Spot(x, from), new Spot(x, to)]));

    /// <summary>A branch's own line under its title, which begins at the fork if it has room there.</summary>
    private static Markup Limb(TreeLimb limb, Scale x, double y, double width)
    {
        string name = limb.IsBaseline ? "limb grey" : limb.IsBeside ? "limb beside" : "limb";
        string tail = limb.IsBaseline ? " (baseline)" : limb.IsBeside ? " (not compared)" : "";
        double room = width - (2 * Side) - Lettering.WidthOf(tail);
        string title = Lettering.Cut(limb.Title, room);
        double wanted = Lettering.WidthOf(title) + Lettering.WidthOf(tail);
        double at = Math.Max(Side, Math.Min(x.At(limb.Fork) + 7, width - Side - wanted));
        return Path(name, Line([new Spot(x.At(limb.Fork), y), new Spot(x.At(limb.Until), y)]))
            + Dot("joint", x.At(limb.Fork), y, 3.5)
            + Text("label", at, y - 7, "start", Apart(title) + tail);
    }
}
