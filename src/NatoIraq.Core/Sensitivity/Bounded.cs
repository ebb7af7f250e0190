namespace NatoIraq.Core.Sensitivity;

/// <summary>An estimate with its 95 % confidence interval, both ends inclusive.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct Bounded(double Value, double Low, double High)
{
    /// <summary>The confidence that all intervals of an analysis have.</summary>
    public const double Level = 0.95;

    /// <summary>The score that a standard normal exceeds with probability 0.025.</summary>
    internal const double Score = 1.959963984540054;

    /// <summary>Whether the interval holds a value.</summary>
    public bool Covers(double value) => value >= Low && value <= High;
}
