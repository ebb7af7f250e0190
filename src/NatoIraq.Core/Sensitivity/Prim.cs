using MathNet.Numerics;

namespace NatoIraq.Core.Sensitivity;

/// <summary>
/// Scenario discovery by the patient rule induction method (Friedman and Fisher, Statistics and Computing 9, 1999, with
/// the measures of Bryant and Lempert 2010): peel a thin slice off one side of one input at a time, so that the share of
/// cases rises most for the draws given up; stop at a least mass; take of the boxes passed the one of the best harmonic
/// mean of coverage and density; paste slices back while density does not fall; drop restrictions of no significance.
/// </summary>
public sealed class Prim
{
    private const double LeastMass = 0.05;
    private const double Significance = 0.05;

    private readonly IReadOnlyList<double[]> _columns;
    private readonly bool[] _cases;
    private readonly double _alpha;
    private readonly int _all;

    private Prim(IReadOnlyList<double[]> columns, bool[] cases, double alpha)
    {
        (_columns, _cases, _alpha) = (columns, cases, alpha);
        _all = cases.Count(c => c);
    }

    /// <summary>Looks for the box.</summary>
    /// <param name="columns">The inputs' values, a column each; none NaN.</param>
    /// <param name="cases">Whether each draw is a case of interest.</param>
    /// <param name="alpha">The share of the box's draws that is peeled off at a time, in (0, 0.5].</param>
    public static Discovery Find(IReadOnlyList<double[]> columns, bool[] cases, double alpha = 0.05)
    {
        var prim = new Prim(columns, cases, alpha);
        if (prim._all == 0 || prim._all == cases.Length)
        {
            return new Discovery([], null, prim._all, cases.Length, alpha);
        }
        List<Limits> peeled = prim.Peel();
        Limits best = peeled.MaxBy(prim.Worth)!;
        return new Discovery(
            [.. peeled.Select(prim.Measure)], prim.Measure(prim.Prune(prim.Paste(best))), prim._all, cases.Length, alpha);
    }

    private List<Limits> Peel()
    {
        var boxes = new List<Limits> { Limits.None(_columns.Count) };
        int least = Math.Max(1, (int)Math.Ceiling(LeastMass * _cases.Length));
        while (true)
        {
            int[] inside = Inside(boxes[^1]);
            double density = DensityOf(inside);
            if (density == 1) return boxes;
            (Limits Box, double Gain)? best = null;
            foreach (Limits box in Slices(boxes[^1], inside))
            {
                int[] left = Inside(box, inside);
                if (left.Length < least || left.Length == inside.Length) continue;
                // Gain for each draw given up: where values repeat, slices differ in size (Kwakkel and Jaxa-Rozen 2016).
                double gain = (DensityOf(left) - density) / (inside.Length - left.Length);
                if (best is null || gain > best.Value.Gain) best = (box, gain);
            }
            if (best is not { } step) return boxes;
            boxes.Add(step.Box);
        }
    }

    /// <summary>The box with one slice less: at each end of each input, an alpha share of its draws.</summary>
    private IEnumerable<Limits> Slices(Limits box, int[] inside)
    {
        int slice = Math.Max(1, (int)(_alpha * inside.Length));
        if (slice >= inside.Length) yield break;
        for (int c = 0; c < _columns.Count; c++)
        {
            double[] column = _columns[c];
            double[] values = [.. inside.Select(d => column[d])];
            Array.Sort(values);
            // Equal values go together: at least the slice, and all that share its last value.
            int above = Array.FindIndex(values, slice, v => v > values[slice - 1]);
            if (above > 0) yield return box.With(c, low: values[above]);
            int below = Array.FindLastIndex(values, values.Length - 1 - slice, v => v < values[^slice]);
            if (below >= 0) yield return box.With(c, high: values[below]);
        }
    }

    /// <summary>Pastes slices back on while the share of cases does not fall.</summary>
    private Limits Paste(Limits box)
    {
        while (true)
        {
            int[] inside = Inside(box);
            double density = DensityOf(inside);
            Limits? best = Grown(box, inside.Length)
                .Select(wider => (Box: wider, Draws: Inside(wider)))
                .Where(w => w.Draws.Length > inside.Length && DensityOf(w.Draws) >= density)
                .OrderByDescending(w => DensityOf(w.Draws)).ThenByDescending(w => w.Draws.Length)
                .Select(w => w.Box).FirstOrDefault();
            if (best is null) return box;
            box = best;
        }
    }

    private IEnumerable<Limits> Grown(Limits box, int count)
    {
        int slice = Math.Max(1, (int)(_alpha * count));
        foreach (int c in box.Restricted)
        {
            Limits open = box.Without(c);
            double[] values = [.. Inside(open).Select(d => _columns[c][d]).Order()];
            double[] under = [.. values.Where(v => v < box.Low[c])];
            double[] over = [.. values.Where(v => v > box.High[c])];
            if (under.Length > 0)
                yield return box.With(c, low: under.Length <= slice ? double.NegativeInfinity : under[^slice]);
            if (over.Length > 0)
                yield return box.With(c, high: over.Length <= slice ? double.PositiveInfinity : over[slice - 1]);
        }
    }

    /// <summary>Drops the restriction of least significance until all that are left are significant.</summary>
    private Limits Prune(Limits box)
    {
        while (box.Restricted.Any())
        {
            (int worst, double p) = box.Restricted.Select(c => (c, PValue(box, c))).MaxBy(r => r.Item2);
            if (p < Significance) break;
            box = box.Without(worst);
        }
        return box;
    }

    /// <summary>P(X >= cases in the box), X binomial with the draws in the box and the density without the range.</summary>
    private double PValue(Limits box, int column)
    {
        int[] inside = Inside(box);
        int hits = inside.Count(d => _cases[d]);
        double density = DensityOf(Inside(box.Without(column)));
        return hits == 0 || density >= 1 ? 1 : density <= 0 ? 0
            : SpecialFunctions.BetaRegularized(hits, inside.Length - hits + 1, density);
    }

    private double Worth(Limits box)
    {
        Box b = Measure(box);
        return b.Coverage + b.Density == 0 ? 0 : 2 * b.Coverage * b.Density / (b.Coverage + b.Density);
    }

    private Box Measure(Limits box)
    {
        int[] inside = Inside(box);
        int hits = inside.Count(d => _cases[d]);
        return new Box(
            [.. box.Restricted.Select(c => new Restriction(c, box.Low[c], box.High[c], PValue(box, c)))],
            (double)hits / _all, DensityOf(inside), (double)inside.Length / _cases.Length, inside.Length);
    }

    private double DensityOf(int[] draws) => draws.Length == 0 ? 0 : (double)draws.Count(d => _cases[d]) / draws.Length;

    private int[] Inside(Limits box, int[]? of = null)
    {
        int[] restricted = [.. box.Restricted];
        return [.. (of ?? [.. Enumerable.Range(0, _cases.Length)])
            .Where(d => Array.TrueForAll(restricted, c => _columns[c][d] >= box.Low[c] && _columns[c][d] <= box.High[c]))];
    }

    /// <summary>The ends of a box, infinite where it is open.</summary>
    private sealed record Limits(double[] Low, double[] High)
    {
        public IEnumerable<int> Restricted => Enumerable.Range(0, Low.Length)
            .Where(c => !double.IsNegativeInfinity(Low[c]) || !double.IsPositiveInfinity(High[c]));

        public static Limits None(int columns)
        {
            (double[] low, double[] high) = (new double[columns], new double[columns]);
            Array.Fill(low, double.NegativeInfinity);
            Array.Fill(high, double.PositiveInfinity);
            return new Limits(low, high);
        }

        public Limits With(int column, double? low = null, double? high = null)
        {
            var with = new Limits([.. Low], [.. High]);
            with.Low[column] = low ?? Low[column];
            with.High[column] = high ?? High[column];
            return with;
        }

        public Limits Without(int column) => With(column, double.NegativeInfinity, double.PositiveInfinity);
    }
}
