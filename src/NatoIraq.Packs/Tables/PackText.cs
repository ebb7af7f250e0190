using System.Globalization;
using System.Text;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs.Files;

namespace NatoIraq.Packs.Tables;

/// <summary>Writes the files of a pack whose history is a table's levels.</summary>
/// <param name="name">The pack's name.</param>
/// <param name="file">The table's file name.</param>
/// <param name="sha256">Its SHA-256, lower-case hex.</param>
/// <param name="facts">The levels.</param>
internal sealed partial class PackText(string name, string file, string sha256, IReadOnlyList<Fact> facts)
{
    private const int MostReported = 8;
    private const int LeastStaleDays = 60;

    /// <summary>Claims in a file: so that it stays readable, and below what one file may hold.</summary>
    private const int MostClaims = 5000;

    private readonly Dictionary<string, string> _sources = Sources(facts);

    /// <summary>How long a level holds: half as long again as dates usually lie apart, at least 60 days.</summary>
    public static int StaleAfterDays(IReadOnlyList<Fact> facts)
    {
        List<int> gaps = [.. facts.GroupBy(f => f.First.Series)
            .SelectMany(g => g.Select(f => f.First.When.To.DayNumber).Distinct().Order().ToList() is var days
                ? days.Zip(days.Skip(1), (a, b) => b - a) : [])
            .Order()];
        double usual = gaps.Count == 0 ? 0 : gaps[gaps.Count / 2];
        return Math.Max(LeastStaleDays, (int)Math.Ceiling(usual * 1.5));
    }

    /// <summary>The pack's files, text by path.</summary>
    /// <param name="staleAfterDays">How long a level holds.</param>
    /// <param name="findings">Events that stand although a rule speaks against them, with what is said of each.</param>
    /// <param name="paragraphOf">Which paragraph of the table a line is.</param>
    public Dictionary<string, string> Write(
        int staleAfterDays, IReadOnlyList<(string Event, string Because)> findings, Func<int, int> paragraphOf)
    {
        var files = new Dictionary<string, string>
        {
            [PackPaths.Sources] = SourcesText(),
            [PackPaths.Actors] = "# Who contributes troops, by the names of the table.\nactors:\n" + Named(
                "kind: nation, ", f => f.Series.Nation, 0, Series.Others),
            [PackPaths.Places] = "places:\n" + Named("", f => f.Series.Place, 2),
            [PackPaths.Missions] = "missions:\n" + Named("", f => f.Series.Mission, 1),
            [PackPaths.Rules] = RulesText(staleAfterDays),
            [PackPaths.History] = HistoryText(),
        };
        if (ConflictsText(findings) is { } conflicts) files[PackPaths.Conflicts] = conflicts;
        var lines = new Dictionary<int, int>();
        foreach ((string source, string id) in _sources)
        {
            (Fact Fact, Reading Reading)[] told = [.. facts
                .SelectMany(f => f.Readings.Select(r => (f, r))).Where(p => p.r.Source == source)];
            foreach (((Fact, Reading)[] part, int n) in told.Chunk(MostClaims).Select((part, n) => (part, n)))
                files[$"{PackPaths.Claims}/{id}{(n == 0 ? "" : $"-{n + 1}")}.yaml"] = ClaimsText(id, part, Paragraph);
        }
        return files;

        int Paragraph(int line) => lines.TryGetValue(line, out int known) ? known : lines[line] = paragraphOf(line);
    }

    /// <summary>The id of the claim that a reading is: its row, in a wide table its column too.</summary>
    public static string ClaimOf(Reading reading) => $"R{reading.Cell.Start.Line}-{reading.Cell.Start.Column}";

    private static Dictionary<string, string> Sources(IReadOnlyList<Fact> facts)
    {
        var ids = new Dictionary<string, string>();
        IEnumerable<Reading> rows = facts.SelectMany(f => f.Readings).OrderBy(r => r.Cell.At.Line);
        foreach (string source in rows.Select(r => r.Source).Distinct())
        {
            string id = Slug.Of(source) is { Length: > 0 } slug ? slug : "source";
            string free = id;
            for (int n = 2; ids.ContainsValue(free); n++) free = $"{id}-{n}";
            ids[source] = free;
        }
        return ids;
    }

    private string SourcesText()
    {
        var text = new StringBuilder($"# Read from a table. Its rows are the paragraphs that claims cite.\nsources:\n");
        foreach ((string source, string id) in _sources)
        {
            DateOnly published = facts.SelectMany(f => f.Readings).Where(r => r.Source == source).Max(r => r.Reported);
            text.Append(CultureInfo.InvariantCulture, $"""
                  - id: {Quoted(id)}
                    title: {Quoted(source)}
                    outlet: {Quoted(source)}
                    family: {Quoted(id)}
                    published: {published:yyyy-MM-dd}
                    file: {Quoted(file)}
                    sha256: {sha256}

                """);
        }
        return text.ToString();
    }

    /// <summary>The ids of one part of the series, each with the table's name for it.</summary>
    private string Named(string kind, Func<Reading, string> idOf, int part, params string[] but)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, Fact> same in facts
            .GroupBy(f => idOf(f.First)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (same.Key == Series.Any || but.Contains(same.Key)) continue;
            string words = same.First().First.Names[part] is { Length: > 0 } given ? given : same.Key;
            text.Append($"  - {{id: {Quoted(same.Key)}, {kind}name: {Quoted(words)}}}\n");
        }
        if (text.Length == 0) text.Append("  []\n");
        return text.ToString();
    }

    private string RulesText(int staleAfterDays)
    {
        string[] series = [.. facts.GroupBy(f => f.First.Series)
            .OrderByDescending(g => Estimate.From(g.Last().First.Strength).AtLeast)
            .ThenBy(g => g.Key.ToString(), StringComparer.Ordinal)
            .Take(MostReported).Select(g => Quoted(g.Key.ToString()))];
        return $"""
            pack: {name}
            stale-after: {staleAfterDays}   # days; half as long again as the table's dates usually lie apart
            cap-tolerance: 0
            pressure-decay: 30
            report-series: [{string.Join(", ", series)}]
            rules: []

            """;
    }

    private string HistoryText()
    {
        var text = new StringBuilder("# Each level of the table is an observation; an empty cell is none.\nevents:\n");
        foreach (Fact fact in facts)
        {
            string when = fact.First.When.IsExact
                ? $"on: {fact.First.When.To:yyyy-MM-dd}"
                : $"between: [{fact.First.When.From:yyyy-MM-dd}, {fact.First.When.To:yyyy-MM-dd}]";
            string cites = string.Join(", ", fact.Readings.Select(ClaimOf));
            text.Append($"  - {{id: {fact.Id}, event: troops-reported, {when}, "
                + $"series: {Quoted(fact.First.Series.ToString())}, strength: {StrengthText(fact.First.Strength)}, "
                + $"cites: [{cites}]}}\n");
        }
        return text.ToString();
    }

    private static string StrengthText(Amount a) => a is { Likely: { } likely, Low: null, High: null, Qualifier: null }
        ? Number(likely)
        : $"{{{string.Join(", ", Bounds(a, "likely"))}}}";

    private static IEnumerable<string> Bounds(Amount a, string middle)
    {
        if (a.Low is { } low) yield return $"low: {Number(low)}";
        if (a.Likely is { } likely) yield return $"{middle}: {Number(likely)}";
        if (a.High is { } high) yield return $"high: {Number(high)}";
        if (a.LowExclusive) yield return "low-exclusive: true";
        if (a.HighExclusive) yield return "high-exclusive: true";
        if (a.Qualifier is { } qualifier) yield return $"qualifier: {Quoted(qualifier)}";
    }

    private string? ConflictsText(IReadOnlyList<(string Event, string Because)> findings)
    {
        var text = new StringBuilder("conflicts:\n");
        int empty = text.Length;
        foreach (IGrouping<string, Fact> clash in facts.Where(f => f.Conflict is not null).GroupBy(f => f.Conflict!))
        {
            Reading first = clash.First().First;
            string values = string.Join("; ", clash.Select(f => $"{f.First.Cell.Text} ({f.First.Source})"));
            text.Append($"""
                  - id: {clash.Key}
                    kind: disagreement
                    topic: {Quoted($"{first.Series} on {first.When}")}
                    disagreement: {Quoted(values)}
                    resolution: "Both are kept; the one reported last stands."
                    claims: [{string.Join(", ", clash.SelectMany(f => f.Readings).Select(ClaimOf))}]
                    events: [{string.Join(", ", clash.Select(f => f.Id))}]

                """);
        }
        foreach (((string id, string because), int n) in findings.Select((f, n) => (f, n + 1)))
        {
            text.Append($"""
                  - id: F{n:000}
                    kind: finding
                    topic: a rule speaks against the table
                    disagreement: {Quoted(because)}
                    resolution: "The table says so; its counts may overlap or differ in method."
                    claims: []
                    events: [{id}]

                """);
        }
        return text.Length == empty ? null : text.ToString();
    }

    private static string Braced(string text) => $"{{{text}}}";

    private static string Number(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    internal static string Quoted(string text)
    {
        string line = text.ReplaceLineEndings(" ").Replace('\t', ' ');
        return $"\"{line.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
    }
}
