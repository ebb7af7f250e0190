using System.Diagnostics.CodeAnalysis;

namespace NatoIraq.Core.History;

/// <summary>
/// An address of troop strength: <c>nation/mission/place</c>. A <c>*</c> nation or mission means all of them;
/// a place means itself and every place within it.
/// </summary>
public readonly record struct Series(string Nation, string Mission, string Place)
{
    /// <summary>The wildcard.</summary>
    public const string Any = "*";

    /// <summary>The unnamed rest of a mission's nations: what a sum holds beyond the parts of known size.</summary>
    public const string Others = "others";

    /// <summary>Whether any part is a wildcard, so that the series is a sum of levels.</summary>
    public bool HasWildcard => Nation == Any || Mission == Any || Place == Any;

    /// <summary>Reads <c>nation/mission/place</c>; a lone <c>*</c> is <c>*/*/*</c>.</summary>
    /// <returns>False when the text has not exactly three non-empty parts.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out Series series)
    {
        if (text == Any)
        {
            series = new Series(Any, Any, Any);
            return true;
        }
        string[] parts = text?.Split('/') ?? [];
        bool ok = parts.Length == 3 && parts.All(IsPart);
        series = ok ? new Series(parts[0], parts[1], parts[2]) : default;
        return ok;
    }

    /// <summary>Reads <c>nation/mission/place</c>.</summary>
    /// <exception cref="InvalidInputException">The text is not a series.</exception>
    public static Series Parse(string text) => TryParse(text, out Series series)
        ? series
        : throw new InvalidInputException($"'{text}' is not a series.",
            "Write nation/mission/place, with * for all, for example */*/PLACE.");

    /// <summary>Whether a text may be a part of a series: it is not empty, and holds no slash and no white space.</summary>
    internal static bool IsPart(string? text)
    {
        if (string.IsNullOrEmpty(text)) return false;
        foreach (char c in text)
        {
            if (c == '/' || char.IsWhiteSpace(c)) return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Nation}/{Mission}/{Place}";
}
