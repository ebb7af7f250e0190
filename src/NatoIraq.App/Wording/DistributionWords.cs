using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;

namespace NatoIraq.App.Wording;

/// <summary>A quantity as written, in words.</summary>
public static class DistributionWords
{
    /// <summary>For example <c>likeliest at 0.3, from 0.1 to 0.6, straight sides (triangular)</c>.</summary>
    public static string Of(string text)
    {
        var quantity = Quantity.Parse(text);
        string unit = quantity.Unit is { } u ? $" {u.ToString().ToLowerInvariant()}s" : "";
        string[] a = [.. quantity.Arguments.Select(x => $"{x}")];
        return (quantity.Distribution, a) switch
        {
            (null, _) => quantity.Arguments[0] is Syntax.Number ? $"fixed at {a[0]}{unit}" : $"follows from {a[0]}{unit}",
            ("uniform", [var low, var high]) => $"any value from {low} to {high}{unit} alike (uniform)",
            ("triangular", [var low, var mode, var high]) =>
                $"from {low} to {high}{unit}, likeliest at {mode}, straight sides (triangular)",
            ("pert", [var low, var mode, var high]) =>
                $"from {low} to {high}{unit}, likeliest at {mode}, smooth sides (PERT)",
            ("normal", [var mean, var sd, .. var cut]) =>
                $"around {mean}{unit} with a standard deviation of {sd}{Cut(cut)} (normal)",
            ("lognormal", [var mu, var sigma, .. var cut]) =>
                $"its logarithm around {mu} with a standard deviation of {sigma}{Cut(cut)}{unit} (lognormal)",
            ("poisson", [var rate]) => $"a count that comes to {rate}{unit} on average (Poisson)",
            ("bernoulli", [var p]) => $"1 with a probability of {p}, else 0 (Bernoulli)",
            ("empirical", _) => $"one of {string.Join(", ", a)}{unit}, each as often as it is listed (empirical)",
            ("quantiles", _) => $"{string.Join(", ", Pairs(a))}{unit} (elicited quantiles)",
            ("fitted", _) => $"{string.Join(", ", Pairs(a))}{unit} (a curve fitted to these)",
            var (name, _) => $"{MeaningOf(name)}: {name}({string.Join(", ", a)}){unit}",
        };
    }

    /// <summary>The parameters by the names that the distribution's signature gives them; null without a distribution.</summary>
    public static IReadOnlyDictionary<string, string>? Parameters(string text)
    {
        var quantity = Quantity.Parse(text);
        if (quantity.Distribution is not { } name) return null;
        string[] names = [.. Distribution.Names.First(s => s.Name == name).Arguments.Split([',', '[', ']', ' ', '.'],
            StringSplitOptions.RemoveEmptyEntries)];
        bool isList = name is "empirical" or "quantiles" or "fitted" || names.Length < quantity.Arguments.Count;
        return quantity.Arguments.Select((a, i) => (Name: isList ? ListName(name, i) : names[i], Value: $"{a}"))
            .ToDictionary(p => p.Name, p => p.Value);
    }

    private static string ListName(string distribution, int i) => distribution is not ("quantiles" or "fitted")
        ? $"value{i + 1}" : $"{(i % 2 == 0 ? "p" : "value")}{(i / 2) + 1}";

    private static string MeaningOf(string name) => Distribution.Names.First(s => s.Name == name).Meaning;

    private static string Cut(string[] cut) => cut is [var low, var high] ? $", cut to {low}..{high}" : "";

    private static IEnumerable<string> Pairs(string[] a) =>
        a.Chunk(2).Select(pair => $"{pair[1]} at probability {pair[0]}");
}
