using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NatoIraq.Cli.Tests.Exchange;

/// <summary>A reader of iCalendar made from RFC 5545 alone; it refuses what the RFC does.</summary>
internal static partial class CalendarReader
{
    private static readonly string[] OnceInAnEvent =
        ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"];

    [GeneratedRegex(@"^(?<name>[A-Za-z0-9-]+)(?<parameters>(;[A-Za-z0-9-]+=[^;:"",]+)*):(?<value>.*)$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ContentLine { get; }

    /// <summary>The events of a calendar, each as its properties by name.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(byte[] bytes)
    {
        List<(string Name, string Parameters, string Value)> lines = [.. Unfolded(bytes).Select(Parse)];
        Assert.Equal(("BEGIN", "VCALENDAR"), (lines[0].Name, lines[0].Value));
        Assert.Equal(("END", "VCALENDAR"), (lines[^1].Name, lines[^1].Value));
        var events = new List<IReadOnlyDictionary<string, string>>();
        var calendar = new List<string>();
        Dictionary<string, string>? open = null;
        foreach ((string name, string parameters, string value) in lines[1..^1])
        {
            if (name == "BEGIN")
            {
                Assert.Null(open);
                Assert.Equal("VEVENT", value);
                open = [];
            }
            else if (name == "END")
            {
                Assert.Equal("VEVENT", value);
                events.Add(Checked(open!));
                open = null;
            }
            else if (open is null) calendar.Add(name);
            else
            {
                bool isDay = name is "DTSTART" or "DTEND";
                Assert.Equal(isDay ? ";VALUE=DATE" : "", parameters);
                open.Add(name, isDay || name == "DTSTAMP" ? value : Text(value));
            }
        }
        Assert.Null(open);
        Assert.Single(calendar, "VERSION");
        Assert.Single(calendar, "PRODID");
        Assert.Equal(events.Count, events.Select(e => e["UID"]).Distinct().Count());
        return events;
    }

    /// <summary>A day as the RFC writes it.</summary>
    public static DateOnly Day(string value) => DateOnly.ParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>3.1: lines end with CR LF, hold at most 75 octets, and go on behind a blank.</summary>
    private static List<string> Unfolded(byte[] bytes)
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var lines = new List<string>();
        int start = 0;
        for (int i = 0; i < bytes.Length; i++)
        {
            Assert.False(bytes[i] == '\n', $"A line feed stands alone at octet {i}.");
            if (bytes[i] != '\r') continue;
            Assert.Equal((byte)'\n', bytes[i + 1]);
            Assert.InRange(i - start, 1, 75);
            // A line that were cut within a character would not decode.
            string line = strict.GetString(bytes, start, i - start);
            if (line[0] is ' ' or '\t') lines[^1] += line[1..];
            else lines.Add(line);
            start = i + 2;
            i++;
        }
        Assert.Equal(bytes.Length, start);
        return lines;
    }

    private static (string Name, string Parameters, string Value) Parse(string line)
    {
        Match match = ContentLine.Match(line);
        Assert.True(match.Success, line);
        Assert.DoesNotContain(match.Groups["value"].Value, c => char.IsControl(c) && c != '\t');
        return (match.Groups["name"].Value, match.Groups["parameters"].Value, match.Groups["value"].Value);
    }

    private static Dictionary<string, string> Checked(Dictionary<string, string> properties)
    {
        Assert.All(OnceInAnEvent, name => Assert.Contains(name, properties.Keys));
        Assert.True(Day(properties["DTEND"]) > Day(properties["DTSTART"]));
        Assert.True(DateTime.TryParseExact(
            properties["DTSTAMP"], "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
        Assert.Contains(properties["TRANSP"], (string[])["OPAQUE", "TRANSPARENT"]);
        return properties;
    }

    /// <summary>3.3.11: a backslash stands before a backslash, a semicolon, a comma and an n; none of them alone.</summary>
    private static string Text(string value)
    {
        var text = new StringBuilder();
        for (int i = 0; i < value.Length; i++)
        {
            Assert.False(value[i] is ';' or ',', value);
            if (value[i] != '\\')
            {
                text.Append(value[i]);
                continue;
            }
            char next = value[++i];
            Assert.Contains(next, "\\;,nN");
            text.Append(next is 'n' or 'N' ? '\n' : next);
        }
        return text.ToString();
    }
}
