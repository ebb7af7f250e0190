namespace NatoIraq.Core.History;

/// <summary>
/// A number as an event carries it: a fact states bounds and a likely value, a plan states a formula that each draw
/// evaluates. A bound is never a point: "up to 8,000" has only a high. All three null and no formula: of unknown size.
/// </summary>
/// <param name="Low">Lower bound; null when there is none.</param>
/// <param name="Likely">The stated or most likely value; null when only bounds are known.</param>
/// <param name="High">Upper bound; null when there is none.</param>
/// <param name="LowExclusive">Whether <paramref name="Low"/> itself is excluded.</param>
/// <param name="HighExclusive">Whether <paramref name="High"/> itself is excluded.</param>
/// <param name="Qualifier">The source's hedge, for example <c>around</c>.</param>
/// <param name="Formula">In a plan, the expression or distribution to evaluate; null in a fact.</param>
public sealed record Amount(
    double? Low = null,
    double? Likely = null,
    double? High = null,
    bool LowExclusive = false,
    bool HighExclusive = false,
    string? Qualifier = null,
    string? Formula = null)
{
    /// <summary>A stated value.</summary>
    public static Amount Of(double value) => new(Likely: value);

    /// <summary>A formula of a plan.</summary>
    public static Amount From(string formula) => new(Formula: formula);

    /// <inheritdoc/>
    public override string ToString() => Formula ?? (Likely, Low, High) switch
    {
        ({ } likely, _, _) => Qualifier is null ? $"{likely}" : $"{Qualifier} {likely}",
        (null, { } low, { } high) => $"{low} to {high}",
        (null, { } low, null) => LowExclusive ? $"more than {low}" : $"at least {low}",
        (null, null, { } high) => HighExclusive ? $"less than {high}" : $"at most {high}",
        _ => Qualifier ?? "unknown",
    };
}
