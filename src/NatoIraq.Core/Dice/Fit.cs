namespace NatoIraq.Core.Dice;

/// <summary>A distribution fitted to stated quantiles.</summary>
/// <param name="Family">
/// <c>normal</c>, <c>student-t</c> (3 degrees of freedom), <c>gamma</c>, <c>lognormal</c>, <c>mirror-gamma</c>,
/// <c>mirror-lognormal</c> or <c>beta</c>.
/// </param>
/// <param name="First">
/// The first parameter: the mean, the location, the shape, mu, or alpha. Gamma and lognormal count from the lower
/// limit, their mirrors down from the upper one, and beta runs from one to the other.
/// </param>
/// <param name="Second">The second: the standard deviation, the scale, the rate, sigma, or beta.</param>
/// <param name="SumOfSquares">Of the differences between the stated and the fitted cumulative probabilities.</param>
/// <param name="KeepsLimits">Whether nothing of it lies beyond the stated limits; others are never drawn from.</param>
public sealed record Fit(string Family, double First, double Second, double SumOfSquares, bool KeepsLimits)
{
    /// <summary>What the parameters are called.</summary>
    public (string First, string Second) Names => FitFamily.Of(Family).Names;
}
