using MathNet.Numerics.Distributions;
using Standard = MathNet.Numerics.Distributions.Normal;

namespace NatoIraq.Core.Dice;

/// <summary>
/// A family of two parameters that can be fitted to quantiles. Families on half a line are fitted to the distance from
/// its end, beta to the part of the way between both ends.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Names">The parameters' names.</param>
/// <param name="Scale">From a value to what the family is of, and whether that runs the other way.</param>
/// <param name="Cumulative">The probability of at most x, by x and both parameters.</param>
/// <param name="Inverse">The inverse, by u in (0, 1) and both parameters.</param>
/// <param name="IsPlaced">Whether the first parameter is a place, and may be negative; else it is positive.</param>
internal sealed record FitFamily(
    string Name,
    (string First, string Second) Names,
    FitScale Scale,
    Func<double, double, double, double> Cumulative,
    Func<double, double, double, double> Inverse,
    bool IsPlaced = false)
{
    private const double Freedom = 3;

    /// <summary>All of them, the simplest first: of fits as good the first is chosen.</summary>
    public static IReadOnlyList<FitFamily> All { get; } =
    [
        new("normal", ("mean", "sd"), FitScale.Line, (x, m, s) => Standard.CDF(m, s, x),
            (u, m, s) => Standard.InvCDF(m, s, u), IsPlaced: true),
        new("student-t", ("location", "scale"), FitScale.Line, (x, m, s) => StudentT.CDF(m, s, Freedom, x),
            (u, m, s) => StudentT.InvCDF(m, s, Freedom, u), IsPlaced: true),
        Gamma("gamma", FitScale.FromLow),
        LogNormal("lognormal", FitScale.FromLow),
        Gamma("mirror-gamma", FitScale.FromHigh),
        LogNormal("mirror-lognormal", FitScale.FromHigh),
        new("beta", ("alpha", "beta"), FitScale.Between, (x, a, b) => Beta.CDF(a, b, x),
            (u, a, b) => BetaTable.Of(a, b).Quantile(u)),
    ];

    /// <summary>The family of that name.</summary>
    public static FitFamily Of(string name) => All.First(f => f.Name == name);

    private static FitFamily Gamma(string name, FitScale scale) => new(
        name, ("shape", "rate"), scale, MathNetGamma.Cumulative, MathNetGamma.Inverse);

    private static FitFamily LogNormal(string name, FitScale scale) => new(
        name, ("mu", "sigma"), scale, (x, m, s) => Standard.CDF(m, s, Math.Log(x)),
        (u, m, s) => Math.Exp(Standard.InvCDF(m, s, u)), IsPlaced: true);

    private static class MathNetGamma
    {
        public static double Cumulative(double x, double shape, double rate) =>
            MathNet.Numerics.Distributions.Gamma.CDF(shape, rate, x);

        public static double Inverse(double u, double shape, double rate) =>
            MathNet.Numerics.Distributions.Gamma.InvCDF(shape, rate, u);
    }
}

/// <summary>Which limits a family counts from.</summary>
internal enum FitScale
{
    /// <summary>None.</summary>
    Line,

    /// <summary>Up from the lower limit.</summary>
    FromLow,

    /// <summary>Down from the upper limit.</summary>
    FromHigh,

    /// <summary>From the lower limit to the upper one, as 0 to 1.</summary>
    Between,
}
