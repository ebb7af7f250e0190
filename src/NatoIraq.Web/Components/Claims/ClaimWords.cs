using System.Globalization;
using NatoIraq.App.Charts;
using NatoIraq.App.History;
using NatoIraq.Core.Claims;

namespace NatoIraq.Web.Components.Claims;

/// <summary>A claim's dates and figures in words: a bound is told as a bound, what is not told as not told.</summary>
public static class ClaimWords
{
    /// <summary>What is measured and how much of it, with the source's own hedge.</summary>
    public static string Of(MeasureView measure)
    {
        string? amount = Amount(measure) is { } known ? $"{known}{(measure.Unit is { } unit ? $" {unit}" : "")}" : null;
        string? hedge = measure.Qualifier is { } words ? $"told as \u201C{words}\u201D" : null;
        string told = string.Join(", ", new[] { amount, hedge }.OfType<string>());
        return $"{Words(measure.Quantity)}: {(told.Length > 0 ? told : "not told")}";
    }

    /// <summary>When it held, or the days within which it happened.</summary>
    public static string Of(ValidView valid) => (valid.From, valid.To, valid.Kind) switch
    {
        (null, null, _) => "not told",
        ({ } from, { } to, _) when from == to => Day(from, valid.Precision),
        ({ } from, { } to, ValidityKind.Window) => $"some day from {Figures.Iso(from)} to {Figures.Iso(to)}",
        ({ } from, { } to, _) => $"{Figures.Iso(from)} to {Figures.Iso(to)}",
        ({ } from, null, _) => $"from {Figures.Iso(from)}, open",
        (null, { } to, _) => $"until {Figures.Iso(to)}",
    };

    /// <summary>A name of the pack as words.</summary>
    public static string Words(string name) => name.Replace('-', ' ');

    private static string? Amount(MeasureView m)
    {
        string? low = m.Low is { } l ? $"{(m.LowExclusive ? "more than" : "at least")} {Value(l)}" : null;
        string? high = m.High is { } h ? $"{(m.HighExclusive ? "less than" : "at most")} {Value(h)}" : null;
        string bounds = string.Join(", ", new[] { low, high }.OfType<string>());
        return (m.Point, bounds) switch
        {
            ({ } point, "") => Value(point),
            ({ } point, _) => $"{Value(point)} ({bounds})",
            (null, "") => null,
            _ => bounds,
        };
    }

    private static string Day(DateOnly day, Precision precision) => precision switch
    {
        Precision.Year => day.Year.ToString(CultureInfo.InvariantCulture),
        Precision.Month => day.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => Figures.Iso(day),
    };

    private static string Value(double value) => Figures.Value(value, isOutput: true);
}
