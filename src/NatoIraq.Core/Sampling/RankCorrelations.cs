using MathNet.Numerics.LinearAlgebra;

namespace NatoIraq.Core.Sampling;

/// <summary>
/// Rank correlations (Spearman's) between quantities, each with each; those not set are 0. What they ask for exists if
/// the matrix of the normal scores' correlations has no negative eigenvalue.
/// </summary>
public sealed class RankCorrelations
{
    // An eigenvalue of a matrix that is just possible may come out this much below 0.
    private const double Dust = 1e-9;

    private readonly double[,] _ranks;

    /// <summary>Quantities without correlations.</summary>
    public RankCorrelations(int count)
    {
        _ranks = new double[count, count];
        for (int i = 0; i < count; i++) _ranks[i, i] = 1;
    }

    /// <summary>How many quantities there are.</summary>
    public int Count => _ranks.GetLength(0);

    /// <summary>The rank correlation of two quantities, from -1 to 1; setting it sets both halves.</summary>
    public double this[int a, int b]
    {
        get => _ranks[a, b];
        set => _ranks[a, b] = _ranks[b, a] = value;
    }

    /// <summary>Whether any quantities have such correlations.</summary>
    public bool IsPossible => SmallestEigenvalue >= -Dust;

    /// <summary>The smallest eigenvalue of the normal scores' correlations.</summary>
    public double SmallestEigenvalue => Pearson(1).Evd(Symmetricity.Symmetric).EigenValues.Min(e => e.Real);

    /// <summary>
    /// The correlation of two normal scores whose ranks correlate so: 2 sin(pi rank / 6) (K. Pearson, "On further
    /// methods of determining correlation", Drapers' Company Research Memoirs, Biometric Series IV, 1907).
    /// </summary>
    public static double PearsonOf(double rank) => 2 * Math.Sin(Math.PI * rank / 6);

    /// <summary>The inverse of <see cref="PearsonOf"/>: 6 asin(correlation / 2) / pi.</summary>
    public static double RankOf(double pearson) => 6 * Math.Asin(pearson / 2) / Math.PI;

    /// <summary>
    /// The rank correlations that a and b may have beside those both have with c: the cosine of an angle between the
    /// difference and the sum of two others.
    /// </summary>
    public (double Low, double High) Allowed(int a, int b, int c)
    {
        double x = PearsonOf(this[a, c]), y = PearsonOf(this[b, c]);
        double spread = Math.Sqrt(Math.Max(0, (1 - (x * x)) * (1 - (y * y))));
        return (RankOf(Math.Max(-1, (x * y) - spread)), RankOf(Math.Min(1, (x * y) + spread)));
    }

    /// <summary>
    /// The largest share of each correlation that is possible for all at once, from 0 to 1, by halving, to 0.0001.
    /// </summary>
    public double PossibleShare()
    {
        double possible = 0;
        for (double step = 0.5; step > 5e-5; step /= 2)
        {
            bool isPossible = Pearson(possible + step).Evd(Symmetricity.Symmetric).EigenValues.Min(e => e.Real) >= -Dust;
            if (isPossible) possible += step;
        }
        return possible;
    }

    /// <summary>
    /// The lower triangular matrix whose product with its transpose is the normal scores' correlations (Cholesky). Its
    /// first rows are those of the first quantities alone: another quantity behind them changes nothing of theirs.
    /// </summary>
    public double[][] Factor()
    {
        Matrix<double> pearson = Pearson(1);
        double[][] rows = new double[Count][];
        for (int i = 0; i < Count; i++)
        {
            rows[i] = new double[i + 1];
            for (int j = 0; j <= i; j++)
            {
                double rest = pearson[i, j];
                for (int k = 0; k < j; k++) rest -= rows[i][k] * rows[j][k];
                // Where nothing is left of a quantity's own, the others decide it wholly.
                if (i == j) rows[i][i] = rest > Dust ? Math.Sqrt(rest) : 0;
                else rows[i][j] = rows[j][j] > 0 ? rest / rows[j][j] : 0;
            }
        }
        return rows;
    }

    private Matrix<double> Pearson(double share) => Matrix<double>.Build.Dense(
        Count, Count, (i, j) => i == j ? 1 : PearsonOf(share * _ranks[i, j]));
}
