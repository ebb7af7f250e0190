using NatoIraq.Core.Scoring;
using NatoIraq.Packs.Events;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Truths;

/// <summary>Reads what a number was: a value, several it may be, or bounds, which may be excluded.</summary>
internal static class ExtentReader
{
    private const double Most = Fields.LargestNumber;
    private const string Value = "value";
    private const string OneOf = "one-of";
    private const string Low = "low";
    private const string High = "high";

    /// <summary>The extents, disjoint and ascending; at least one.</summary>
    /// <param name="row">The truth.</param>
    /// <param name="isPersons">Whether it counts persons: whole, and none below 0.</param>
    public static IReadOnlyList<Extent> Read(Fields row, bool isPersons)
    {
        double least = isPersons ? 0 : -Most;
        double? value = row.Number(Value, least, Most);
        double[] oneOf = [.. row.Distinct(OneOf, row.Many(OneOf))
            .Select(s => row.NumberOf(s, OneOf, least, Most)).OfType<double>()];
        double? low = row.Number(Low, least, Most);
        double? high = row.Number(High, least, Most);
        bool lowExclusive = row.Flag("low-exclusive") ?? false;
        bool highExclusive = row.Flag("high-exclusive") ?? false;
        bool isBounded = row.Has(Low) || row.Has(High);
        int forms = (row.Has(Value) ? 1 : 0) + (row.Has(OneOf) ? 1 : 0) + (isBounded ? 1 : 0);
        if (forms != 1 && !row.IsRefused)
            row.Add(
                "What it was is told in one way: by 'value', by 'one-of', or by 'low' and 'high'.",
                forms == 0 ? "Add 'value: ...'." : "Leave the others out.");
        if (isPersons) CheckWhole(row, value, oneOf);
        if (value is { } point) return [Extent.At(point)];
        if (oneOf.Length > 0) return [.. oneOf.Order().Select(Extent.At)];
        if (!Bounds.Check(row, low, null, high, Value, lowExclusive, highExclusive)) return [Extent.At(0)];
        var extent = new Extent(
            low is { } l ? Above(l, lowExclusive, isPersons) : isPersons ? 0 : double.NegativeInfinity,
            high is { } h ? -Above(-h, highExclusive, isPersons) : double.PositiveInfinity);
        if (extent.Low <= extent.High) return [extent];
        row.Add(
            "No whole number lies between low and high.",
            "An excluded bound is not among the values: write bounds that leave one.", row.Has(Low) ? Low : High);
        return [Extent.At(0)];
    }

    /// <summary>The least value allowed by a lower bound; an upper one is a lower one of what has the other sign.</summary>
    private static double Above(double bound, bool isExcluded, bool isPersons) => (isExcluded, isPersons) switch
    {
        (true, true) => Math.Floor(bound) + 1,
        (false, true) => Math.Ceiling(bound),
        (true, false) => Math.BitIncrement(bound),
        _ => bound,
    };

    private static void CheckWhole(Fields row, double? value, double[] oneOf)
    {
        if (value is { } v && v != Math.Floor(v))
            row.Add($"'value' is {v}; it must be a whole number.", key: Value);
        foreach (double other in oneOf.Where(o => o != Math.Floor(o)))
            row.Add($"'one-of' holds {other}; it must be a whole number.", key: OneOf);
    }
}
