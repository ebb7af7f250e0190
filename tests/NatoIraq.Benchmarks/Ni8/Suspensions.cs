using System.Runtime.InteropServices;
using NatoIraq.Core.Dice;

namespace NatoIraq.Benchmarks.Ni8;

/// <summary>When an actor is suspended, for a block of draws: spans that neither touch nor overlap.</summary>
internal sealed class Suspensions(KeyedDice dice)
{
    private static readonly Distribution Length = Distribution.Create("triangular", [7, 21, 90]);

    private readonly List<(int From, int To)> _spans = [];
    private readonly int[] _first = new int[Kernel.BlockSize + 1];

    /// <summary>The spans of the block's n-th draw, ascending; the last day is excluded.</summary>
    public ReadOnlySpan<(int From, int To)> this[int n] =>
        CollectionsMarshal.AsSpan(_spans)[_first[n].._first[n + 1]];

    /// <summary>Draws an actor's suspensions: each incident that counts causes one with the chance.</summary>
    public void Draw(int actor, Incidents incidents, long firstDraw, int count, double strike)
    {
        DiceKey chance = DiceKey.Of("entry", $"suspend-{actor}", "chance");
        DiceKey length = DiceKey.Of("entry", $"suspend-{actor}", "for");
        _spans.Clear();
        for (int n = 0; n < count; n++)
        {
            long draw = firstDraw + n;
            ReadOnlySpan<int> days = incidents[n];
            for (int k = 0; k < days.Length; k++)
            {
                if (!dice.Happens(strike, draw, chance, k)) continue;
                int to = days[k] + Kernel.Days(Length.Quantile(dice.Uniform(draw, length, k)));
                if (_spans.Count > _first[n] && _spans[^1].To >= days[k])
                {
                    _spans[^1] = (_spans[^1].From, Math.Max(_spans[^1].To, to));
                }
                else
                {
                    _spans.Add((days[k], to));
                }
            }
            _first[n + 1] = _spans.Count;
        }
    }
}
