using System.Text;

namespace NatoIraq.App.Bundles;

/// <summary>The first place where an output does not come out as it was sealed.</summary>
/// <param name="Member">The output.</param>
/// <param name="Path">Where in it, such as <c>results[3].mean</c> or <c>line 4</c>.</param>
/// <param name="Branch">The branch that it tells of there; null for none.</param>
/// <param name="Series">The series.</param>
/// <param name="Date">The date.</param>
/// <param name="Event">The event.</param>
/// <param name="Sealed">What was sealed; null for nothing.</param>
/// <param name="Here">What comes out now.</param>
public sealed record OutputDivergence(
    string Member, string Path, string? Branch, string? Series, string? Date, string? Event, string? Sealed,
    string? Here)
{
    private const int Longest = 200;

    /// <summary>It; null when both tell the same numbers.</summary>
    /// <param name="member">The output's path.</param>
    /// <param name="held">As sealed; null when it was not.</param>
    /// <param name="here">As it comes out now; null when nothing does.</param>
    internal static OutputDivergence? Of(string member, byte[]? held, byte[]? here)
    {
        if (held is null || here is null) return At("", held is null ? null : "there", here is null ? null : "there");
        if (member == Sealing.Table) return OfLines(held, here);
        if (DrawDivergence.TreeOf(held) is not { } then || DrawDivergence.TreeOf(here) is not { } now)
            return At("line 1", "not JSON", "JSON");
        // The hash says of the whole what is looked for in it.
        if (JsonDifference.Of(then, now, "hash") is not { } found) return null;
        return At(found.Path, found.Sealed, found.Here) with
        {
            Branch = found.About.GetValueOrDefault("branch"), Series = found.About.GetValueOrDefault("series"),
            Date = found.About.GetValueOrDefault("date"), Event = found.About.GetValueOrDefault("event"),
        };

        OutputDivergence At(string path, string? said, string? now) =>
            new(member, path, null, null, null, null, Shown(said), Shown(now));

        OutputDivergence OfLines(byte[] first, byte[] second)
        {
            string[] said = LinesOf(first), told = LinesOf(second);
            int line = said.Zip(told).TakeWhile(pair => pair.First == pair.Second).Count();
            return At($"line {line + 1}", said.ElementAtOrDefault(line), told.ElementAtOrDefault(line));
        }
    }

    private static string[] LinesOf(byte[] text) =>
        Encoding.UTF8.GetString(text).Split('\n', StringSplitOptions.TrimEntries);

    private static string? Shown(string? text) => text is { Length: > Longest } ? text[..Longest] + "…" : text;
}
