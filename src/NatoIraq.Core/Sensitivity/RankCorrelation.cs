using MathNet.Numerics.LinearAlgebra;

namespace NatoIraq.Core.Sensitivity;

/// <summary>How strictly an output rises or falls with an input, from -1 to 1, whatever the shape of the rise.</summary>
/// <param name="Spearman">With whatever else moves along.</param>
/// <param name="Partial">With the other inputs' linear effect on the ranks taken out.</param>
public sealed record RankCorrelation(Bounded Spearman, Bounded Partial)
{
    private static readonly Bounded None = new(0, 0, 0);

    /// <summary>
    /// Spearman's rank correlation and the partial rank correlation coefficient, PRCC (Iman and Helton, Risk Analysis 8,
    /// 1988; Marino et al., Journal of Theoretical Biology 254, 2008, section 2.2.2), of each input with the output.
    /// With P the inverse of all rank correlations, the partial one is -P_iy / sqrt(P_ii P_yy). Ties share their mean
    /// rank. Intervals: Fisher's z with variance (1 + r^2 / 2) / (n - 3) (Bonett and Wright, Psychometrika 65, 2000), for
    /// the partial one n less by the number of inputs held (Fisher, Metron 3, 1924). What does not vary correlates with
    /// nothing: 0.
    /// </summary>
    /// <param name="inputs">The inputs' values, a column each; none NaN.</param>
    /// <param name="output">The output; none NaN, as many as each column has, more than the inputs and 4.</param>
    public static IReadOnlyList<RankCorrelation> Of(IReadOnlyList<double[]> inputs, double[] output)
    {
        int draws = output.Length;
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, inputs.Count + 4, nameof(output));
        double[]? y = Standard(output);
        double[]?[] x = [.. inputs.Select(Standard)];
        int[] moving = [.. Enumerable.Range(0, x.Length).Where(i => x[i] is not null)];
        var results = new RankCorrelation[x.Length];
        Array.Fill(results, new RankCorrelation(None, None));
        if (y is null || moving.Length == 0) return results;
        double[] partial = HoldingOthers([.. moving.Select(i => x[i]!)], y);
        for (int m = 0; m < moving.Length; m++)
        {
            results[moving[m]] = new RankCorrelation(
                Around(Dot(x[moving[m]]!, y), draws), Around(partial[m], draws - (moving.Length - 1)));
        }
        return results;
    }

    /// <summary>Ranks from 1; equal values share the mean of their ranks.</summary>
    public static double[] Ranks(double[] values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        double[] sorted = [.. values];
        Array.Sort(sorted, order);
        double[] ranks = new double[values.Length];
        for (int first = 0; first < order.Length;)
        {
            int last = first;
            while (last + 1 < order.Length && sorted[last + 1] == sorted[first]) last++;
            for (int i = first; i <= last; i++) ranks[order[i]] = ((first + last) / 2.0) + 1;
            first = last + 1;
        }
        return ranks;
    }

    /// <summary>Ranks less their mean, of length 1; null when all are equal.</summary>
    private static double[]? Standard(double[] values)
    {
        double[] ranks = Ranks(values);
        double mean = (ranks.Length + 1) / 2.0;
        double length = Math.Sqrt(ranks.Sum(r => (r - mean) * (r - mean)));
        return length == 0 ? null : [.. ranks.Select(r => (r - mean) / length)];
    }

    private static double[] HoldingOthers(double[][] x, double[] y)
    {
        int last = x.Length;
        double[][] all = [.. x, y];
        Matrix<double> correlations = Matrix<double>.Build.Dense(
            all.Length, all.Length, (i, j) => i == j ? 1 : Dot(all[Math.Min(i, j)], all[Math.Max(i, j)]));
        // Where inputs or output repeat each other exactly there is no inverse: a hair on the diagonal makes one.
        for (int i = 0; i < all.Length; i++) correlations[i, i] += 1e-12;
        Matrix<double> inverse = correlations.Inverse();
        return [.. x.Select((_, i) =>
            Math.Clamp(-inverse[i, last] / Math.Sqrt(Math.Max(double.Epsilon, inverse[i, i] * inverse[last, last])), -1, 1))];
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return Math.Clamp(sum, -1, 1);
    }

    private static Bounded Around(double r, int draws)
    {
        double z = Math.Atanh(Math.Clamp(r, -1 + 1e-15, 1 - 1e-15));
        double half = Bounded.Score * Math.Sqrt((1 + (r * r / 2)) / (draws - 3));
        return new Bounded(r, Math.Min(r, Math.Tanh(z - half)), Math.Max(r, Math.Tanh(z + half)));
    }
}
