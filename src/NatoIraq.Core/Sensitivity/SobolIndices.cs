using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Sensitivity;

/// <summary>The Sobol indices of one column of a design: shares of the output's variance.</summary>
/// <param name="First">What the column explains alone; from 0 to 1 but for the noise of the draws.</param>
/// <param name="Total">What it explains alone and in concert with others; at least 0.</param>
public sealed record SobolIndex(Bounded First, Bounded Total);

/// <summary>Variance-based sensitivity from the outputs of a design.</summary>
/// <param name="Indices">One for each column.</param>
/// <param name="Variance">The variance of the output over the draws of A and B, divided by their number.</param>
/// <param name="Draws">The draws used: those whose output is known in every sample.</param>
public sealed record SobolIndices(IReadOnlyList<SobolIndex> Indices, double Variance, int Draws)
{
    private const int Resamples = 500;

    /// <summary>
    /// Estimates the indices. First: mean of f(B) (f(AB_i) - f(A)) over the variance (Saltelli et al. 2010, table 2 (b));
    /// total: half the mean of (f(A) - f(AB_i))^2 over the variance (Jansen, Computer Physics Communications 117, 1999,
    /// eq. 11). Outputs are centred first, which leaves the expectations as they are and lessens the noise. Intervals are
    /// percentiles of the bootstrap over draws (Archer, Saltelli and Sobol, Journal of Statistical Computation and
    /// Simulation 58, 1997). Without any variance every index is 0.
    /// </summary>
    /// <param name="design">The design.</param>
    /// <param name="outputs">The output of each row; a draw with NaN in any sample is left out of all.</param>
    /// <param name="dice">What the bootstrap resamples with, under keys of its own.</param>
    /// <param name="threads">How many threads; the result does not depend on it.</param>
    public static SobolIndices Of(SobolDesign design, ReadOnlySpan<double> outputs, KeyedDice dice, int threads = 1)
    {
        int[] known = Known(design, outputs);
        if (known.Length == 0) return new SobolIndices([], double.NaN, 0);
        double mean = 0;
        foreach (int i in known) mean += outputs[i] + outputs[design.Draws + i];
        mean /= 2.0 * known.Length;
        double[] sums = new double[known.Length];
        double[] squares = new double[known.Length];
        double[][] first = Table(design.Columns, known.Length);
        double[][] total = Table(design.Columns, known.Length);
        for (int n = 0; n < known.Length; n++)
        {
            double a = outputs[known[n]] - mean;
            double b = outputs[design.Draws + known[n]] - mean;
            (sums[n], squares[n]) = (a + b, (a * a) + (b * b));
            for (int c = 0; c < design.Columns; c++)
            {
                double mixed = outputs[((c + 2) * design.Draws) + known[n]] - mean;
                first[c][n] = b * (mixed - a);
                total[c][n] = (a - mixed) * (a - mixed) / 2;
            }
        }
        var terms = new Terms(sums, squares, first, total);
        double variance = terms.Estimate(null, out double[] s, out double[] t);
        (double[][] someS, double[][] someT) = terms.Resample(dice, threads);
        return new SobolIndices(
            [.. s.Select((value, c) => new SobolIndex(Around(value, someS, c), Around(t[c], someT, c)))],
            variance, known.Length);
    }

    private static int[] Known(SobolDesign design, ReadOnlySpan<double> outputs)
    {
        var known = new List<int>(design.Draws);
        for (int i = 0; i < design.Draws; i++)
        {
            bool isKnown = true;
            for (long row = i; isKnown && row < design.Rows; row += design.Draws) isKnown = !double.IsNaN(outputs[(int)row]);
            if (isKnown) known.Add(i);
        }
        return [.. known];
    }

    private static double[][] Table(int columns, int rows) =>
        [.. Enumerable.Range(0, columns).Select(_ => new double[rows])];

    private static Bounded Around(double value, double[][] resampled, int column)
    {
        double[] sorted = [.. resampled.Select(r => r[column]).Order()];
        double tail = (1 - Bounded.Level) / 2;
        return new Bounded(value, At(tail), At(1 - tail));

        double At(double p)
        {
            double place = p * (sorted.Length - 1);
            int below = (int)place;
            return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
        }
    }

    /// <summary>Each draw's contribution to the sums that the estimates are made of.</summary>
    private sealed record Terms(double[] Sums, double[] Squares, double[][] First, double[][] Total)
    {
        private static readonly DiceKey Choice = DiceKey.Of("bootstrap", "sobol", "draw");

        private int Count => Sums.Length;

        /// <summary>The indices over some draws with repetition, or over all; gives the variance.</summary>
        public double Estimate(int[]? draws, out double[] first, out double[] total)
        {
            double mean = Sum(Sums, draws) / (2.0 * Count);
            double variance = (Sum(Squares, draws) / (2.0 * Count)) - (mean * mean);
            bool isConstant = variance <= 0;
            first = [.. First.Select(f => isConstant ? 0 : Sum(f, draws) / Count / variance)];
            total = [.. Total.Select(t => isConstant ? 0 : Sum(t, draws) / Count / variance)];
            return Math.Max(0, variance);
        }

        public (double[][] First, double[][] Total) Resample(KeyedDice dice, int threads)
        {
            (var first, var total) = (new double[Resamples][], new double[Resamples][]);
            var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads) };
            Parallel.For(0, Resamples, options, r =>
            {
                int[] draws = new int[Count];
                for (int n = 0; n < draws.Length; n++) draws[n] = (int)(dice.Uniform(r, Choice, n) * Count);
                Estimate(draws, out first[r], out total[r]);
            });
            return (first, total);
        }

        private static double Sum(double[] values, int[]? draws)
        {
            double sum = 0;
            if (draws is null) foreach (double value in values) sum += value;
            else foreach (int n in draws) sum += values[n];
            return sum;
        }
    }
}
