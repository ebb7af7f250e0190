using System.Text;
using NatoIraq.App.Views;

namespace NatoIraq.App.History;

/// <summary>
/// The history as a calendar that other programs subscribe to: iCalendar, RFC 5545. Equal histories have equal bytes.
/// </summary>
public static class HistoryCalendar
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "text/calendar";

    /// <summary>Octets of a line, without the break after it (RFC 5545, 3.1).</summary>
    private const int LongestLine = 75;

    /// <summary>The calendar: an all-day entry for each event, over all the days on which it may have happened.</summary>
    /// <param name="view">The history.</param>
    /// <param name="pack">The pack's name: with it an event's id is one of a kind.</param>
    public static string Write(HistoryView view, string pack)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", "-//NatoIraq//History//EN");
        Line(text, "CALSCALE", "GREGORIAN");
        Line(text, "X-WR-CALNAME", Escaped(pack));
        foreach (EventView e in view.Events) Entry(text, e, pack);
        Line(text, "END", "VCALENDAR");
        return text.ToString();
    }

    private static void Entry(StringBuilder text, EventView e, string pack)
    {
        Line(text, "BEGIN", "VEVENT");
        Line(text, "UID", Escaped($"{e.Id}@{pack}"));
        // When the entry was last revised. The clock is not asked: an event is known since it was reported.
        Line(text, "DTSTAMP", $"{e.Reported ?? e.Effect:yyyyMMdd}T000000Z");
        Line(text, "DTSTART;VALUE=DATE", $"{e.Date.From:yyyyMMdd}");
        Line(text, "DTEND;VALUE=DATE", $"{e.Date.To.AddDays(1):yyyyMMdd}");
        Line(text, "SUMMARY", Escaped(Summary(e)));
        Line(text, "DESCRIPTION", Escaped(string.Join('\n', Description(e))));
        Line(text, "CATEGORIES", Escaped(e.Type));
        // It takes nobody's time.
        Line(text, "TRANSP", "TRANSPARENT");
        Line(text, "END", "VEVENT");
    }

    private static string Summary(EventView e)
    {
        string what = $"{char.ToUpperInvariant(e.Type[0])}{e.Type[1..].Replace('-', ' ')}";
        return DataText.Of(e.Data) is { Length: > 0 } data ? $"{what}: {data}" : what;
    }

    private static IEnumerable<string> Description(EventView e)
    {
        yield return $"{e.Id}, step {e.Step} of the history.";
        if (e.Date.From != e.Date.To)
        {
            yield return $"Some day from {e.Date.From:yyyy-MM-dd} to {e.Date.To:yyyy-MM-dd}: no source tells which. "
                + $"It counts from {e.Effect:yyyy-MM-dd} on.";
        }
        if (e.Reported is { } reported) yield return $"First reported on {reported:yyyy-MM-dd}.";
        if (e.Cites.Count > 0) yield return $"Claims: {string.Join(", ", e.Cites)}.";
        if (e.Amends is { } amended) yield return $"Completes {amended}.";
    }

    private static string Escaped(string text) => text.ReplaceLineEndings("\n")
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    /// <summary>A line, folded: what is too long goes on after a break and a blank, never within a character.</summary>
    private static void Line(StringBuilder text, string name, string value)
    {
        int octets = 0;
        foreach (Rune rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
