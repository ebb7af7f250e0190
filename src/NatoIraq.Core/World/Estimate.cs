using NatoIraq.Core.History;

namespace NatoIraq.Core.Worlds;

/// <summary>
/// A level as far as it is known, in whole persons: bounds and a likely value, each of which may be missing.
/// A value without bounds counts as a point in arithmetic; a bound without a value never becomes one.
/// </summary>
/// <param name="Low">Inclusive lower bound, or <see cref="None"/>.</param>
/// <param name="Likely">Stated or most likely value, or <see cref="None"/>.</param>
/// <param name="High">Inclusive upper bound, or <see cref="None"/>.</param>
public readonly record struct Estimate(int Low, int Likely, int High)
{
    /// <summary>A missing bound or value.</summary>
    public const int None = int.MinValue;

    /// <summary>The largest bound arithmetic keeps; anything above it is no bound.</summary>
    public const int Unbounded = int.MaxValue;

    /// <summary>Nothing is known; strength is never negative.</summary>
    public static Estimate Unknown { get; } = new(None, None, None);

    /// <summary>Nobody.</summary>
    public static Estimate Zero { get; } = new(None, 0, None);

    /// <summary>A stated value without bounds.</summary>
    public static Estimate Of(int value) => new(None, value, None);

    /// <summary>
    /// The interval from <paramref name="low"/> to <paramref name="high"/>, of which no value is likelier.
    /// </summary>
    public static Estimate Between(int low, int high) =>
        new(low <= 0 ? None : low, None, high == Unbounded ? None : high);

    /// <summary>Whether a likely value is known.</summary>
    public bool IsKnown => Likely != None;

    /// <summary>Whether neither value nor bound is known.</summary>
    public bool IsUnknown => Low == None && Likely == None && High == None;

    /// <summary>The least it can be: the lower bound, else the likely value, else 0.</summary>
    public int AtLeast => Low != None ? Low : IsKnown ? Likely : 0;

    /// <summary>The most it can be: the upper bound, else the likely value, else <see cref="Unbounded"/>.</summary>
    public int AtMost => High != None ? High : IsKnown ? Likely : Unbounded;

    /// <summary>The sum of two levels, by interval arithmetic; likely only if both are.</summary>
    public static Estimate operator +(Estimate a, Estimate b)
    {
        if (a.IsKnown && b.IsKnown && a is { Low: None, High: None } && b is { Low: None, High: None })
        {
            return Of(Clamp((long)a.Likely + b.Likely));
        }
        int low = Clamp((long)a.AtLeast + b.AtLeast);
        int high = Plus(a.AtMost, b.AtMost);
        return a.IsKnown && b.IsKnown ? new(low, Clamp((long)a.Likely + b.Likely), high) : Between(low, high);
    }

    /// <summary>
    /// What is left of a level after another is taken from it, by interval arithmetic, never below 0.
    /// </summary>
    public static Estimate operator -(Estimate a, Estimate b)
    {
        if (a.IsKnown && b.IsKnown && a is { Low: None, High: None } && b is { Low: None, High: None })
        {
            return Of(Math.Max(0, a.Likely - b.Likely));
        }
        int low = b.AtMost == Unbounded ? 0 : Math.Max(0, a.AtLeast - b.AtMost);
        int high = a.AtMost == Unbounded ? Unbounded : Math.Max(0, a.AtMost - b.AtLeast);
        // Beside a likely value a missing bound would mean that value, so even nobody is kept as a bound.
        return a.IsKnown && b.IsKnown ? new(low, Math.Max(0, a.Likely - b.Likely), high) : Between(low, high);
    }

    /// <summary>What holds when both are true; where they exclude each other, this one stands.</summary>
    public Estimate And(Estimate other)
    {
        if (IsUnknown) return other;
        int low = Math.Max(AtLeast, other.AtLeast);
        int high = Math.Min(AtMost, other.AtMost);
        if (low > high) return this;
        if (IsKnown) return this;
        return other.IsKnown ? other : low == high ? Of(low) : Between(low, high);
    }

    /// <summary>The level an amount states, in whole persons; an excluded bound moves one person inwards.</summary>
    public static Estimate From(Amount amount) => new(
        amount.Low is { } low ? Whole(amount.LowExclusive ? Math.Floor(low) + 1 : Math.Ceiling(low)) : None,
        amount.Likely is { } likely ? Whole(Math.Round(likely)) : None,
        amount.High is { } high ? Whole(amount.HighExclusive ? Math.Ceiling(high) - 1 : Math.Floor(high)) : None);

    /// <inheritdoc/>
    public override string ToString() => (IsKnown, Low, High) switch
    {
        (true, None, None) => $"{Likely}",
        (true, _, _) => $"{Likely} ({AtLeast} to {AtMost})",
        (_, None, None) => "unknown",
        (_, None, _) => $"at most {High}",
        (_, _, None) => $"at least {Low}",
        _ => $"{Low} to {High}",
    };

    private static int Plus(int a, int b) => a == Unbounded || b == Unbounded ? Unbounded : Clamp((long)a + b);

    private static int Clamp(long value) => (int)Math.Clamp(value, 0, Unbounded - 1);

    private static int Whole(double value) => (int)Math.Clamp(value, 0, Unbounded - 1);
}
