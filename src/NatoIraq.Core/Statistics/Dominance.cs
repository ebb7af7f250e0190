namespace NatoIraq.Core.Statistics;

/// <summary>Which of two distributions lies above the other, as far as a test can tell.</summary>
public enum Order
{
    /// <summary>Neither direction is rejected: nothing tells the two apart.</summary>
    Alike,

    /// <summary>The one is at least as likely to exceed any value, and somewhere more likely.</summary>
    Higher,

    /// <summary>The one is at most as likely to exceed any value, and somewhere less likely.</summary>
    Lower,

    /// <summary>Both directions are rejected: the distribution functions cross.</summary>
    Crossing,
}

/// <summary>
/// First-order stochastic dominance between paired values, tested both ways. The statistic is the largest violation,
/// sqrt(n) sup (F - G), and its null distribution that of the multiplier bootstrap: each pair's contribution gets a
/// standard normal weight (Barrett and Donald, Econometrica 71, 2003, sections 2 and 3: KS statistics with simulated
/// p-values; van der Vaart and Wellner, Weak Convergence and Empirical Processes, 1996, section 2.9, for the weights).
/// Weighing pairs, not values, keeps what common random numbers tie together, as in the matched pairs of Barrett, Donald
/// and Bhattacharya (Journal of Business and Economic Statistics 32, 2014). The weights of the pairs of a cell sum to a
/// normal number of variance n, so a cell takes one; the supremum is over the cuts of the table.
/// </summary>
/// <param name="HigherP">
/// The p-value of "the one is nowhere below the other": a small one rejects that it dominates.
/// </param>
/// <param name="LowerP">The p-value of "the one is nowhere above the other".</param>
public sealed record Dominance(double HigherP, double LowerP)
{
    /// <summary>How often the weights are thrown: p-values are multiples of 1 / (this + 1).</summary>
    public const int Replicates = 499;

    /// <summary>Below which p-value a direction is rejected.</summary>
    public const double Level = 0.05;

    /// <summary>What the two tests together say.</summary>
    public Order Order => (HigherP < Level, LowerP < Level) switch
    {
        (false, true) => Order.Higher,
        (true, false) => Order.Lower,
        (true, true) => Order.Crossing,
        _ => Order.Alike,
    };

    /// <summary>Tests the pairs of a table.</summary>
    /// <param name="pairs">At least one pair.</param>
    /// <param name="weights">The weights.</param>
    /// <exception cref="ArgumentException">There is no pair.</exception>
    public static Dominance Of(PairTable pairs, Multipliers weights)
    {
        long count = pairs.Count;
        if (count == 0) throw new ArgumentException("There is no pair to test.", nameof(pairs));
        (Cell[] cells, double same) = CellsOf(pairs, weights);
        double[] gap = new double[pairs.Classes];
        foreach (Cell cell in cells)
        {
            gap[cell.One] += cell.Pairs;
            gap[cell.Other] -= cell.Pairs;
        }
        (double above, double below) = Accumulate(gap, count);

        (double[] sums, double[] thrown) = Throw(cells, same, gap.Length, weights);
        (int asFarAbove, int asFarBelow) = (0, 0);
        for (int r = 0; r < Replicates; r++)
        {
            (double a, double b) = Centred(thrown.AsSpan(r), gap, sums[r], count);
            if (a >= above) asFarAbove++;
            if (b >= below) asFarBelow++;
        }
        // Davison and Hinkley, Bootstrap Methods and their Application, 1997, equation 4.11.
        return new Dominance((asFarAbove + 1.0) / (Replicates + 1), (asFarBelow + 1.0) / (Replicates + 1));
    }

    /// <summary>
    /// Throws the weights: of each replicate their sum, and the jumps that they make, those of a class in a row. Cell by
    /// cell, so that what is read and written lies side by side.
    /// </summary>
    private static (double[] Sums, double[] Jumps) Throw(Cell[] cells, double same, int classes, Multipliers weights)
    {
        double[] jumps = new double[classes * Replicates];
        double spread = Math.Sqrt(same);
        double[] sums = [.. weights.Of(0).Select(w => spread * w)];
        foreach (Cell cell in cells)
        {
            ReadOnlySpan<double> thrown = cell.Weights;
            Span<double> up = jumps.AsSpan(cell.One * Replicates, thrown.Length);
            Span<double> down = jumps.AsSpan(cell.Other * Replicates, thrown.Length);
            Span<double> sum = sums.AsSpan(0, thrown.Length);
            for (int r = 0; r < thrown.Length; r++)
            {
                double weight = cell.Spread * thrown[r];
                sum[r] += weight;
                up[r] += weight;
                down[r] -= weight;
            }
        }
        return (sums, jumps);
    }

    /// <summary>
    /// Makes jumps at cuts into differences of two distribution functions there, and says how far they go either way.
    /// </summary>
    private static (double Above, double Below) Accumulate(double[] gap, long count)
    {
        (double jumps, double above, double below) = (0, 0, 0);
        for (int k = 0; k < gap.Length; k++)
        {
            jumps += gap[k];
            gap[k] = jumps / count;
            (above, below) = (Math.Max(above, gap[k]), Math.Max(below, -gap[k]));
        }
        return (above, below);
    }

    /// <summary>The same of what was thrown, less the difference that there is, by which the weights had moved it.</summary>
    private static (double Above, double Below) Centred(ReadOnlySpan<double> thrown, double[] gap, double sum, long count)
    {
        (double jumps, double above, double below) = (0, 0, 0);
        for (int k = 0; k < gap.Length - 1; k++)
        {
            jumps += thrown[k * Replicates];
            double moved = (jumps - (gap[k] * sum)) / count;
            (above, below) = (Math.Max(above, moved), Math.Max(below, -moved));
        }
        return (above, below);
    }

    /// <summary>The cells whose pairs differ, and how many pairs do not.</summary>
    private static (Cell[] Cells, double Same) CellsOf(PairTable pairs, Multipliers weights)
    {
        List<Cell> cells = [];
        double same = 0;
        for (int i = 0; i < pairs.Classes; i++)
        {
            for (int j = 0; j < pairs.Classes; j++)
            {
                int times = pairs[i, j];
                if (i == j) same += times;
                else if (times > 0) cells.Add(new Cell(i, j, times, weights.Of(1 + (i * pairs.Classes) + j)));
            }
        }
        return ([.. cells], same);
    }

    /// <summary>Pairs of which the one fell into one class and the other into another.</summary>
    private sealed record Cell(int One, int Other, int Pairs, double[] Weights)
    {
        public double Spread { get; } = Math.Sqrt(Pairs);
    }
}
