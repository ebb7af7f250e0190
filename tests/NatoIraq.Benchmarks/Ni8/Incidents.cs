using NatoIraq.Core.Dice;

namespace NatoIraq.Benchmarks.Ni8;

/// <summary>The days of the incidents that count, for a block of draws: one list, cut into draws.</summary>
internal sealed class Incidents(KeyedDice dice)
{
    private const double PerDay = 6 * (1 / 365.25);

    private static readonly DiceKey Gap = DiceKey.Of("entry", "incident", "gap");
    private static readonly DiceKey Kept = DiceKey.Of("entry", "kept", "chance");

    private readonly List<int> _days = [];
    private readonly int[] _first = new int[Kernel.BlockSize + 1];

    /// <summary>The days of the block's n-th draw, ascending.</summary>
    public ReadOnlySpan<int> this[int n] =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_days)[_first[n].._first[n + 1]];

    /// <summary>Draws the incidents of draws; each counts with the chance.</summary>
    public void Draw(long firstDraw, int count, double keep)
    {
        _days.Clear();
        for (int n = 0; n < count; n++)
        {
            double clock = 0;
            for (int k = 0; ; k++)
            {
                clock += Distribution.Exponential(dice.Uniform(firstDraw + n, Gap, k), PerDay);
                double day = 1 + Math.Floor(clock);
                if (day > Kernel.LastDay) break;
                if (dice.Happens(keep, firstDraw + n, Kept, k)) _days.Add((int)day);
            }
            _first[n + 1] = _days.Count;
        }
    }
}
