using System.Numerics;

namespace NatoIraq.Benchmarks.Ni8;

/// <summary>
/// How many draws show each level at each date, kept as differences from the date before: a draw writes its few
/// changes, and one sweep over the dates gives exact quantiles. Memory does not grow with draws.
/// </summary>
internal sealed class LevelCounts(int cap, int dates, int stride)
{
    // Whole vectors a date, so that the sweep needs no remainder.
    private readonly int _width = (cap / Vector<int>.Count * Vector<int>.Count) + Vector<int>.Count;
    private readonly int[] _changes =
        new int[dates * ((cap / Vector<int>.Count * Vector<int>.Count) + Vector<int>.Count)];

    /// <summary>A draw that starts at a level, changes by steps, and shows three fifths while suspended.</summary>
    public void Add(int level, ReadOnlySpan<(int Day, int Level)> steps, ReadOnlySpan<(int From, int To)> spans)
    {
        int shown = level;
        bool suspended = false;
        int step = 0;
        int span = 0;
        _changes[shown]++;
        while (true)
        {
            int stepDay = step < steps.Length ? steps[step].Day : int.MaxValue;
            int spanDay = span < spans.Length ? suspended ? spans[span].To : spans[span].From : int.MaxValue;
            int day = Math.Min(stepDay, spanDay);
            if (day > Kernel.LastDay) return;
            if (stepDay == day) level = steps[step++].Level;
            if (spanDay == day)
            {
                if (suspended) span++;
                suspended = !suspended;
            }
            int next = suspended ? level * 3 / 5 : level;
            if (next == shown) continue;
            int date = (day + stride - 1) / stride;
            if (date >= dates) return;
            _changes[(date * _width) + shown]--;
            _changes[(date * _width) + next]++;
            shown = next;
        }
    }

    /// <summary>The quantiles of type 7 at each date, over all draws added.</summary>
    /// <param name="draws">How many draws were added.</param>
    /// <param name="bands">Where they go: for each date one of each of <see cref="Kernel.Probabilities"/>.</param>
    public void Quantiles(int draws, Span<double> bands)
    {
        int[] counts = new int[_width];
        for (int date = 0; date < dates; date++)
        {
            ReadOnlySpan<int> changes = _changes.AsSpan(date * _width, _width);
            for (int level = 0; level < _width; level += Vector<int>.Count)
            {
                (new Vector<int>(counts, level) + new Vector<int>(changes[level..])).CopyTo(counts, level);
            }
            Quantiles(counts, draws, bands.Slice(date * Kernel.Probabilities.Length, Kernel.Probabilities.Length));
        }
    }

    private static void Quantiles(int[] counts, int draws, Span<double> band)
    {
        int level = 0;
        long through = counts[0];
        for (int i = 0; i < band.Length; i++)
        {
            double at = Kernel.Probabilities[i] * (draws - 1);
            long rank = (long)at;
            while (through <= rank) through += counts[++level];
            int above = level;
            if (through <= Math.Min(rank + 1, draws - 1))
            {
                do above++; while (counts[above] == 0);
            }
            band[i] = Kernel.Between(level, above, at - rank);
        }
    }
}
