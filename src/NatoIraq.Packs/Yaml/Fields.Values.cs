using System.Globalization;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Packs.Yaml;

/// <summary>Plain values.</summary>
internal sealed partial class Fields
{
    /// <summary>The largest number a file may hold; sums of a few stay exact.</summary>
    public const double LargestNumber = 1e12;

    private const NumberStyles Plain =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>
    /// A number as files write it, for example <c>0.25</c> or <c>5200</c>; never infinite, never NaN.
    /// </summary>
    public static bool TryNumber(string text, out double number)
    {
        bool ok = double.TryParse(text, Plain, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
        // Adding zero turns -0 into 0, so that equal numbers have equal bytes.
        number += 0.0;
        return ok;
    }

    public string Text(string key) => One(key, required: true)?.Text ?? "";

    public string? TextOrNull(string key) => One(key, required: false)?.Text;

    public IReadOnlyList<string> Texts(string key) => [.. Many(key).Select(s => s.Text)];

    /// <summary>The text with its place, for an expression that is compiled later.</summary>
    public Located Located(string key) => LocatedOrNull(key, required: true) ?? new Located("");

    /// <inheritdoc cref="Located(string)"/>
    public Located? LocatedOrNull(string key, bool required = false) => One(key, required)?.Located;

    /// <summary>The value of a named pair, with its place; null when there is none.</summary>
    public Located? ValueOf(Pair pair) =>
        ScalarOf(pair.Value, Problems.Shown(pair.Key.Text), required: true)?.Located;

    /// <summary>One of a few words; the first of them when the value is missing or another.</summary>
    public string Choice(string key, params string[] allowed)
    {
        if (One(key, required: true) is not { } scalar) return allowed[0];
        if (allowed.Contains(scalar.Text)) return scalar.Text;
        string words = string.Join(", ", allowed);
        string message = $"'{Problems.Shown(scalar.Text)}' is not a value of '{key}'; allowed: {words}.";
        File.Add(scalar.At, message, File.Names.Problems.DidYouMean(scalar.Text, allowed));
        return allowed[0];
    }

    /// <summary><c>true</c> or <c>false</c>; null when the key is missing.</summary>
    public bool? Flag(string key, bool required = false)
    {
        if (One(key, required) is not { } scalar) return null;
        if (scalar.Text is "true" or "false") return scalar.Text == "true";
        File.Add(scalar.At, $"'{Problems.Shown(scalar.Text)}' is not a value of '{key}'; allowed: true, false.");
        return null;
    }

    /// <summary>
    /// A number from <paramref name="least"/> to <paramref name="most"/>, both inclusive; null when missing.
    /// </summary>
    public double? Number(string key, double least, double most, bool required = false) =>
        One(key, required) is { } scalar ? NumberOf(scalar, key, least, most) : null;

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both inclusive.</summary>
    public int? Whole(string key, int least, int most, bool required = false)
    {
        if (One(key, required) is not { } scalar || NumberOf(scalar, key, least, most) is not { } number) return null;
        if (number == Math.Floor(number)) return (int)number;
        File.Add(scalar.At, $"'{key}' is {scalar.Text}; it must be a whole number.");
        return null;
    }

    /// <summary>Reads a number within bounds, both inclusive; null when it is none.</summary>
    public double? NumberOf(Scalar scalar, string key, double least, double most)
    {
        string shown = Problems.Shown(scalar.Text);
        if (!TryNumber(scalar.Text, out double number))
        {
            bool grouped = TryNumber(scalar.Text.Replace(",", "").Replace("_", ""), out _);
            File.Add(
                scalar.At,
                $"'{key}' is '{shown}', which is not a number.",
                grouped ? "Write the digits without separators." : null);
            return null;
        }
        if (number >= least && number <= most) return number;
        File.Add(scalar.At, OutOfRange(key, shown, least, most));
        return null;
    }

    /// <summary>The message for a number out of bounds; the largest number of all is no bound worth a word.</summary>
    public static string OutOfRange(string key, string shown, double least, double most) => most < LargestNumber
        ? $"'{key}' is {shown}; it must lie from {least:0.###} to {most:0.###}."
        : $"'{key}' is {shown}; it must be at least {least:0.###}, and at most {LargestNumber:N0}.";
}
