namespace NatoIraq.Core.Statistics;

/// <summary>
/// What pairing draws by common random numbers did to the variance of a difference of means: Var(X - Y) against
/// Var(X) + Var(Y), which independent draws would have (Law, Simulation Modeling and Analysis, section 11.2; Glasserman
/// and Yao, Management Science 38, 1992, on when it helps).
/// </summary>
/// <param name="Saved">
/// The share of the variance saved, 2 Cov / (Var + Var): 1 when all of it, 0 when none, below 0 where pairing costs.
/// </param>
/// <param name="Correlation">The correlation of the pairs, -1 to 1; null when one of the two does not vary.</param>
/// <param name="Costs">
/// Whether pairing costs beyond doubt: the correlation is negative at 95 % by Fisher's z (Metron 1, 1921).
/// </param>
public sealed record CommonRandomNumbers(double Saved, double? Correlation, bool Costs)
{
    /// <summary>Of pairs.</summary>
    /// <param name="one">The variance of the one, in its unit squared.</param>
    /// <param name="other">The variance of the other.</param>
    /// <param name="difference">The variance of their differences.</param>
    /// <param name="pairs">How many pairs, at least 2.</param>
    /// <returns>Null when neither varies: there is nothing to save.</returns>
    public static CommonRandomNumbers? Of(double one, double other, double difference, long pairs)
    {
        if (!(one + other > 0)) return null;
        double saved = 1 - (difference / (one + other));
        if (one <= 0 || other <= 0) return new CommonRandomNumbers(0, null, Costs: false);
        double correlation = Math.Clamp((one + other - difference) / (2 * Math.Sqrt(one * other)), -1, 1);
        bool costs = pairs > 3 && Math.Atanh(correlation) * Math.Sqrt(pairs - 3) < -1.959963984540054;
        return new CommonRandomNumbers(saved, correlation, costs);
    }
}
