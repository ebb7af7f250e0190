using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Projections;

/// <summary>Reads series, and suggests the one that somebody most likely meant.</summary>
public static class NearestSeries
{
    private const string Any = "*";

    /// <summary>The series of that name.</summary>
    /// <exception cref="InvalidInputException">It is none, or the pack does not have what it names.</exception>
    public static Series Named(Universe universe, string text)
    {
        Series series = Series.Parse(text);
        if (universe.IsNamed(series)) return series;
        throw new InvalidInputException(
            $"The series '{text}' names something the pack does not have.",
            Hint(universe, text)
                ?? $"Nations: {string.Join(", ", universe.Nations.All)}; "
                + $"missions: {string.Join(", ", universe.Missions.All)}; "
                + $"places: {string.Join(", ", universe.Places.All)}.");
    }

    /// <summary>
    /// The series with each part that the pack does not have replaced by the nearest that it has; null when a part has
    /// none near it, or when the text has not three parts.
    /// </summary>
    public static string? Hint(Universe universe, string text)
    {
        string[] parts = text.Split('/');
        if (parts.Length != 3) return null;
        string?[] meant =
        [
            Nearest(parts[0], universe.Nations.All), Nearest(parts[1], universe.Missions.All),
            Nearest(parts[2], universe.Places.All),
        ];
        return meant.Contains(null) || meant.SequenceEqual(parts) ? null : $"Did you mean '{string.Join('/', meant)}'?";
    }

    private static string? Nearest(string part, IReadOnlyList<string> known) =>
        part == Any || known.Contains(part) ? part : NearMiss.Of(part, known);
}
