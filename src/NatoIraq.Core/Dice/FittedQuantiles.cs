using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using Standard = MathNet.Numerics.Distributions.Normal;

namespace NatoIraq.Core.Dice;

/// <summary>
/// The distribution that comes nearest to stated quantiles: of each family the one with the least sum of squared
/// differences between stated and fitted cumulative probabilities, and of the families that keep the stated limits the
/// one with the least of these sums (J. Oakley and A. O'Hagan, SHELF: the Sheffield Elicitation Framework; the R
/// package's fitdist). A stated p of 0 or 1 is a limit, and takes no part in the sum.
/// </summary>
public sealed class FittedQuantiles : Distribution
{
    private const string Name = "fitted";

    // Sums this near are the same: of three quantiles that lie evenly each symmetric family misses none.
    private const double SameSum = 1e-9;
    private const double Tolerance = 1e-12;
    private const int MostSteps = 5_000;

    private readonly FitFamily _family;
    private readonly double _low;
    private readonly double _high;

    private FittedQuantiles(double low, double high, IReadOnlyList<Fit> fits)
    {
        (_low, _high, Fits) = (low, high, fits);
        Fit best = fits.Where(f => f.KeepsLimits).Aggregate((a, b) => b.SumOfSquares < a.SumOfSquares - SameSum ? b : a);
        (Best, _family) = (best, FitFamily.Of(best.Family));
    }

    /// <summary>The fit that is drawn from.</summary>
    public Fit Best { get; }

    /// <summary>A fit of each family that the limits allow, the simplest first.</summary>
    public IReadOnlyList<Fit> Fits { get; }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        if (u <= 0) return _low;
        if (u >= 1) return _high;
        bool isMirrored = _family.Scale == FitScale.FromHigh;
        double x = _family.Inverse(isMirrored ? 1 - u : u, Best.First, Best.Second);
        return _family.Scale switch
        {
            FitScale.FromLow => _low + x,
            FitScale.FromHigh => _high - x,
            FitScale.Between => Between(_low, _high, x),
            _ => x,
        };
    }

    internal static Distribution From(ReadOnlySpan<double> a)
    {
        (double low, double high) = (double.NegativeInfinity, double.PositiveInfinity);
        var points = new List<(double P, double Value)>();
        for (int i = 0; i < a.Length; i += 2)
        {
            Check(a, i);
            if (a[i] == 0) low = a[i + 1];
            else if (a[i] == 1) high = a[i + 1];
            else points.Add((a[i], a[i + 1]));
        }
        if (points.Count < 2 || points[0].P >= 0.4 || points[^1].P <= 0.6)
        {
            throw Refuse(
                "the stated probabilities do not span the middle",
                "at least two between 0 and 1, the first below 0.4 and the last above 0.6");
        }
        return new FittedQuantiles(
            low, high, [.. FitFamily.All.Where(f => IsPossible(f, low, high)).Select(f => FitOf(f, points, low, high))]);
    }

    private static void Check(ReadOnlySpan<double> a, int i)
    {
        if (a[i] is < 0 or > 1) throw Refuse($"p{(i / 2) + 1} is {a[i]}", "probabilities from 0 to 1");
        if (i == 0 || (a[i] > a[i - 2] && a[i + 1] > a[i - 1])) return;
        throw Refuse(
            $"{a[i]}, {a[i + 1]} does not exceed {a[i - 2]}, {a[i - 1]}", "probabilities and values that increase");
    }

    private static DistributionException Refuse(string wrong, string allowed) => new(Name, wrong, allowed);

    private static bool IsPossible(FitFamily family, double low, double high) => family.Scale switch
    {
        FitScale.FromLow => double.IsFinite(low),
        FitScale.FromHigh => double.IsFinite(high),
        FitScale.Between => double.IsFinite(low) && double.IsFinite(high),
        _ => true,
    };

    private static Fit FitOf(FitFamily family, List<(double P, double Value)> points, double low, double high)
    {
        (double P, double X)[] scaled = [.. points.Select(p => family.Scale switch
        {
            FitScale.FromLow => (p.P, p.Value - low),
            FitScale.FromHigh => (1 - p.P, high - p.Value),
            FitScale.Between => (p.P, (p.Value - low) / (high - low)),
            _ => (p.P, p.Value),
        }).OrderBy(p => p.Item1)];
        (double first, double second) = Start(family, scaled);
        // A parameter that must be positive is sought by its logarithm; a place in units of the scale.
        Vector<double> Parameters(Vector<double> at) => Vector<double>.Build.DenseOfArray(
            [family.IsPlaced ? first + (at[0] * second) : first * Math.Exp(at[0]), second * Math.Exp(at[1])]);
        double Sum(Vector<double> at)
        {
            Vector<double> p = Parameters(at);
            double sum = scaled.Sum(q => Math.Pow(family.Cumulative(q.X, p[0], p[1]) - q.P, 2));
            return double.IsFinite(sum) ? sum : scaled.Length;
        }
        Vector<double> found = Minimum(Sum);
        Vector<double> best = Parameters(found);
        bool keepsLimits = family.Scale switch
        {
            FitScale.FromLow => double.IsPositiveInfinity(high),
            FitScale.FromHigh => double.IsNegativeInfinity(low),
            FitScale.Line => double.IsInfinity(low) && double.IsInfinity(high),
            _ => true,
        };
        return new Fit(family.Name, best[0], best[1], Sum(found), keepsLimits);
    }

    /// <summary>Downhill by simplex (Nelder and Mead, The Computer Journal 7, 1965), twice so that none is stuck.</summary>
    private static Vector<double> Minimum(Func<Vector<double>, double> sum)
    {
        IObjectiveFunction objective = ObjectiveFunction.Value(sum);
        Vector<double> at = Vector<double>.Build.Dense(2);
        for (int run = 0; run < 2; run++)
        {
            at = NelderMeadSimplex.Minimum(objective, at, Tolerance, MostSteps).MinimizingPoint;
        }
        return at;
    }

    /// <summary>
    /// Where the search begins: a normal distribution through the outermost quantiles, and the parameters that give
    /// its mean and variance.
    /// </summary>
    private static (double First, double Second) Start(FitFamily family, (double P, double X)[] points)
    {
        bool isLogarithm = family.Names.First == "mu";
        (double lowest, double highest) = isLogarithm
            ? (Math.Log(points[0].X), Math.Log(points[^1].X))
            : (points[0].X, points[^1].X);
        double from = Standard.InvCDF(0, 1, points[0].P), to = Standard.InvCDF(0, 1, points[^1].P);
        double sd = (highest - lowest) / (to - from);
        double mean = lowest - (from * sd);
        if (family.IsPlaced) return (mean, sd);
        mean = Math.Max(mean, points[0].X);
        double ratio = mean / (sd * sd);
        if (family.Scale != FitScale.Between) return (mean * ratio, ratio);
        double both = Math.Max(0.1, (mean * (1 - mean) / (sd * sd)) - 1);
        return (mean * both, (1 - mean) * both);
    }
}
