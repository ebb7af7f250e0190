using System.Globalization;

namespace NatoIraq.Core.Scenarios;

/// <summary>What a number of a plan may be; checked when compiling where that can tell, and in every draw.</summary>
/// <param name="Says">The bounds as a sentence.</param>
/// <param name="Low">The least value, inclusive.</param>
/// <param name="High">The greatest value, inclusive.</param>
public sealed record Bounds(string Says, double Low, double High)
{
    // What arithmetic leaves of a number that is just within its bounds.
    private const double Dust = 1e-9;

    /// <summary>Anything.</summary>
    public static Bounds None { get; } = new("", double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>How often a hazard comes.</summary>
    public static Bounds Rate { get; } = new("A rate is at least 0.", 0, double.PositiveInfinity);

    /// <summary>A probability.</summary>
    public static Bounds Chance { get; } = new("A chance is between 0 and 1.", 0, 1);

    /// <summary>A delay or a length of time, in days.</summary>
    public static Bounds Days { get; } = new("A time is at least 0 days.", 0, double.PositiveInfinity);

    /// <summary>Persons, or anything else that is counted.</summary>
    public static Bounds Count { get; } = new("A count is at least 0 and at most 10,000,000 persons.", 0, 10_000_000);

    /// <summary>Whether a value is within them; NaN is not.</summary>
    public bool Holds(double value) => value >= Low - Dust && value <= High + Dust;

    /// <summary>
    /// Why a number of that support may not stand here; null when it may. A long upper tail is left to the draws.
    /// </summary>
    internal Problem? Refuse((double Low, double High) support)
    {
        bool isTooLow = support.Low < Low - Dust;
        bool isTooHigh = support.High > High + Dust && !double.IsPositiveInfinity(support.High);
        if (!isTooLow && !isTooHigh) return null;
        double value = isTooLow ? support.Low : support.High;
        return double.IsInfinity(value)
            ? new Problem($"{Says} This one has no least value.",
                Hint: "Cut it, for example normal(mean, sd, 0, high).")
            : new Problem(string.Create(CultureInfo.InvariantCulture, $"{Says} This one may be {value}."));
    }
}
