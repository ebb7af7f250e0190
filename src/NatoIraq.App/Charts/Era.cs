using static NatoIraq.App.Charts.Markup;
using static NatoIraq.App.Charts.Svg;

namespace NatoIraq.App.Charts;

/// <summary>A stretch of a timeline in which something happened, with a scale of its own.</summary>
internal sealed record Era(DateOnly First, DateOnly Last, Scale Scale)
{
    /// <summary>Only a pause as long as this share of the whole cuts a timeline in two.</summary>
    private const double LongPause = 0.05;

    private const int MostCuts = 4;
    private const double Narrowest = 30;
    private const double HalfLabel = 22;
    private const double Thinnest = 2;

    public double At(DateOnly day) => Scale.At(day < First ? First : day > Last ? Last : day);

    /// <summary>Where the part of a window that lies in the era is drawn: never too thin to be seen.</summary>
    public (double X, double Width) Within(DateOnly from, DateOnly to)
    {
        double width = Math.Max(Thinnest, At(to) - At(from));
        return (Math.Min(At(from), Scale.End - width), width);
    }

    public bool Holds(DateOnly day) => day >= First && day <= Last;

    /// <summary>The eras between the long pauses, side by side; those in which more happened are wider.</summary>
    public static IReadOnlyList<Era> Of(IReadOnlyList<TimelineMark> marks, double left, double right, double gap)
    {
        DateOnly[] days = [.. marks.Select(m => m.To).Distinct().Order()];
        double pause = Math.Max(30, (days[^1].DayNumber - days[0].DayNumber) * LongPause);
        HashSet<DateOnly> begins = [.. days.Skip(1)
            .Zip(days, (day, before) => (Day: day, Pause: day.DayNumber - before.DayNumber))
            .Where(p => p.Pause > pause).OrderByDescending(p => p.Pause).Take(MostCuts).Select(p => p.Day)];
        List<List<DateOnly>> pieces = [[days[0]]];
        foreach (DateOnly day in days.Skip(1))
        {
            if (begins.Contains(day)) pieces.Add([day]);
            else pieces[^1].Add(day);
        }
        double[] weights = [.. pieces.Select(p => Math.Sqrt(marks.Count(m => m.To >= p[0] && m.To <= p[^1])))];
        double free = right - left - (gap * (pieces.Count - 1)) - (Narrowest * pieces.Count);
        List<Era> eras = [];
        double x = left;
        for (int i = 0; i < pieces.Count; i++)
        {
            double width = Narrowest + (free * weights[i] / weights.Sum());
            int from = Begins(marks, pieces, i);
            int to = pieces[i][^1].DayNumber;
            int margin = 1 + ((to - from) / 30);
            int first = Math.Max(i == 0 ? 0 : eras[^1].Last.DayNumber + 1, from - margin);
            eras.Add(new Era(
                DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(to + margin),
                new Scale(first, to + margin, x, x + width)));
            x += width + gap;
        }
        return eras;
    }

    /// <summary>An era begins with its first day, or with a window that opens after the era before it.</summary>
    private static int Begins(IReadOnlyList<TimelineMark> marks, List<List<DateOnly>> pieces, int i)
    {
        DateOnly before = i == 0 ? DateOnly.MinValue : pieces[i - 1][^1];
        int span = Math.Max(60, (pieces[i][^1].DayNumber - pieces[i][0].DayNumber) * 2);
        return marks.Where(m => m.To >= pieces[i][0] && m.To <= pieces[i][^1])
            .Select(m => m.From).Where(d => d > before && pieces[i][0].DayNumber - d.DayNumber <= span)
            .Append(pieces[i][0]).Min().DayNumber;
    }

    /// <summary>The ground of an era: its own days along the foot, and a line for each fork in it.</summary>
    public Markup Ground(double top, double bottom, IReadOnlyList<TimelineFork> forks)
    {
        (double left, double right) = (Scale.Start, Scale.End);
        IReadOnlyList<DateOnly> days = Ticks.Dates(First, Last, Math.Max(1, (int)((right - left) / 56)));
        bool areYears = days.All(d => d.Month == 1);
        string Name(DateOnly day) => areYears ? $"{day.Year}" : $"{day.Year}-{day.Month:00}";
        IEnumerable<(double X, string Name)> ticks = days.Count > 0
            ? days.Select(d => (At(d), Name(d)))
            : [((left + right) / 2, $"{Last.Year}-{Last.Month:00}")];
        double Inside(double x) => right - left < 2 * HalfLabel
            ? (left + right) / 2 : Math.Clamp(x, left + HalfLabel, right - HalfLabel);
        return Box("era", left, top, right - left, bottom - top)
            + Join(ticks.Select(t => Rule("tick", t.X, bottom, t.X, bottom + 4)
                + Text("mark", Inside(t.X), bottom + 18, "middle", t.Name)))
            + Join(forks.Where(f => Holds(f.Day)).Select(f => Rule("fork", At(f.Day), top - 4, At(f.Day), bottom)));
    }
}
