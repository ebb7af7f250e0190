using NatoIraq.Core.Dice;

namespace NatoIraq.Benchmarks.Ni8;

/// <summary>
/// NI-8 by hand: what the general engine is measured against, and checked against, since both use the same dice and
/// sampling formulas. It samples each draw's variables once for all branches, an actor and a block of draws at a time.
/// </summary>
internal sealed class Kernel
{
    /// <summary>How many draws are sampled at a time.</summary>
    public const int BlockSize = 4096;

    /// <summary>The last day reported; the first is day 0.</summary>
    public const int LastDay = 1095;

    /// <summary>The quantiles reported.</summary>
    public static readonly double[] Probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];

    private readonly Actor[] _actors;
    private readonly LevelCounts[,] _counts;
    private readonly (Incidents Half, Incidents All) _incidents;
    private readonly Suspensions[] _suspensions;
    private readonly int _dates;
    private int _draws;

    /// <summary>Prepares a run.</summary>
    /// <param name="randomSeed">The random seed.</param>
    /// <param name="stride">Days from one date reported to the next.</param>
    public Kernel(ulong randomSeed, int stride)
    {
        var dice = new KeyedDice(randomSeed);
        _dates = (LastDay / stride) + 1;
        _actors = [.. Enumerable.Range(0, Actor.Caps.Length).Select(a => new Actor(a, dice))];
        _counts = new LevelCounts[Variant.All.Count, _actors.Length];
        for (int b = 0; b < Variant.All.Count; b++)
        {
            for (int a = 0; a < _actors.Length; a++) _counts[b, a] = new LevelCounts(_actors[a].Cap, _dates, stride);
        }
        _incidents = (new Incidents(dice), new Incidents(dice));
        _suspensions = [.. Enumerable.Range(0, 3).Select(_ => new Suspensions(dice))];
    }

    /// <summary>Runs draws: for each branch and actor its bands, date by date.</summary>
    public double[,][] Run(int draws)
    {
        for (; _draws < draws; _draws += Math.Min(BlockSize, draws - _draws))
        {
            RunBlock(_draws, Math.Min(BlockSize, draws - _draws));
        }
        var bands = new double[Variant.All.Count, _actors.Length][];
        for (int b = 0; b < Variant.All.Count; b++)
        {
            for (int a = 0; a < _actors.Length; a++)
            {
                bands[b, a] = new double[_dates * Probabilities.Length];
                _counts[b, a].Quantiles(draws, bands[b, a]);
            }
        }
        return bands;
    }

    /// <summary>Whole days, as the engine rounds them.</summary>
    public static int Days(double days) => (int)Math.Clamp(Math.Round(days), 0, 1_000_000);

    /// <summary>Between two levels, as the engine reports it: counted in thousandths, tidied to six digits.</summary>
    public static double Between(int low, int high, double fraction)
    {
        double scaled = 1000.0 * low;
        return Math.Round((scaled + (fraction * ((1000.0 * high) - scaled))) / 1000, 6);
    }

    private void RunBlock(int first, int count)
    {
        Variant baseline = Variant.All[0];
        _incidents.Half.Draw(first, count, baseline.Keep);
        _incidents.All.Draw(first, count, 1);
        for (int a = 0; a < _actors.Length; a++)
        {
            _actors[a].Draw(first, count);
            _suspensions[0].Draw(a, _incidents.Half, first, count, baseline.Strike);
            _suspensions[1].Draw(a, _incidents.All, first, count, baseline.Strike);
            _suspensions[2].Draw(a, _incidents.Half, first, count, 0.2);
            for (int b = 0; b < Variant.All.Count; b++) Count(Variant.All[b], _actors[a], _counts[b, a], count);
        }
    }

    private void Count(Variant branch, Actor actor, LevelCounts counts, int count)
    {
        Suspensions suspensions = _suspensions[branch.Keep == 1 ? 1 : branch.Strike == 0.2 ? 2 : 0];
        Span<(int Day, int Level)> steps = stackalloc (int, int)[Actor.MostSteps];
        for (int n = 0; n < count; n++)
        {
            int length = actor.Trajectory(n, branch, steps);
            counts.Add(actor.Start, steps[..length], suspensions[n]);
        }
    }
}
