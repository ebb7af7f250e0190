using System.Globalization;
using System.Text;
using NatoIraq.Core.Claims;
using NatoIraq.Packs.Files;
using NatoIraq.Packs.Tables;

namespace NatoIraq.Packs.Incidents;

/// <summary>Writes the files of a pack whose history is incidents.</summary>
internal static class IncidentText
{
    private const int MostClaims = 5000;

    /// <summary>The pack's files, text by path.</summary>
    /// <param name="name">The pack's name.</param>
    /// <param name="file">The name of the file of rows.</param>
    /// <param name="sha256">Its SHA-256, lower-case hex.</param>
    /// <param name="format">What the file is.</param>
    /// <param name="incidents">The incidents, in order.</param>
    /// <param name="table">Where evidence and paragraphs are looked up.</param>
    public static IReadOnlyDictionary<string, string> Write(
        string name, string file, string sha256, RowFormat format, IReadOnlyList<Incident> incidents, TableText table)
    {
        string source = format.Name.ToLowerInvariant();
        string[] places = [.. incidents.Select(i => i.First.Place).Distinct().Order(StringComparer.Ordinal)];
        DateOnly published = incidents.SelectMany(i => i.Rows).Max(r => r.Reported);
        var files = new Dictionary<string, string>
        {
            [PackPaths.Sources] = $"""
                # Rows of {format.Name}, each cited by its own id; who told it is the claim's attribution.
                sources:
                  - id: {source}
                    title: {PackText.Quoted(file)}
                    outlet: {format.Name}
                    family: {source}
                    published: {published:yyyy-MM-dd}
                    file: {PackText.Quoted(file)}
                    sha256: {sha256}

                """,
            [PackPaths.Actors] = "actors:\n  []\n",
            [PackPaths.Places] = "places:\n" + string.Concat(places.Select(Place)),
            [PackPaths.Missions] = "missions:\n  []\n",
            [PackPaths.Rules] = $"""
                pack: {name}
                stale-after: 60
                cap-tolerance: 0
                pressure-decay: 30
                report-series: [{string.Join(", ", places.Select(p => PackText.Quoted($"*/*/{p}")))}]
                rules: []

                """,
            [PackPaths.History] = "events:\n" + string.Concat(incidents.Select(Event)),
        };
        (Incident Of, IncidentRow Row)[] claims = [.. incidents.SelectMany(i => i.Rows.Select(r => (i, r)))];
        foreach (((Incident, IncidentRow)[] part, int n) in claims.Chunk(MostClaims).Select((part, n) => (part, n)))
        {
            files[$"{PackPaths.Claims}/{source}{(n == 0 ? "" : $"-{n + 1}")}.yaml"] =
                $"source: {source}\nclaims:\n" + string.Concat(part.Select(c => Claim(c.Item1, c.Item2, table)));
        }
        return files;
    }

    private static string Place(string id) =>
        $"  - {Braces($"id: {PackText.Quoted(id)}, name: {PackText.Quoted(id)}")}\n";

    private static string Event(Incident incident)
    {
        IncidentRow first = incident.First;
        string when = first.When.IsExact
            ? $"on: {first.When.To:yyyy-MM-dd}" : $"between: [{first.When.From:yyyy-MM-dd}, {first.When.To:yyyy-MM-dd}]";
        string cites = string.Join(", ", incident.Rows.Select(r => r.Id));
        return $"  - {Braces($"id: {incident.Id}, event: incident-occurred, {when}, "
            + $"place: {PackText.Quoted(first.Place)}, severity: {incident.Severity}, cites: [{cites}]")}\n";
    }

    private static string Claim(Incident incident, IncidentRow row, TableText table)
    {
        IncidentRow first = incident.Rows.First(r => r.Family == row.Family);
        bool isRepeat = !ReferenceEquals(first, row);
        int days = row.When.To.DayNumber - row.When.From.DayNumber;
        var precision = days == 0 ? Precision.Day : days < 7 ? Precision.Week : Precision.Month;
        string dates = $"from: {row.When.From:yyyy-MM-dd}, to: {row.When.To:yyyy-MM-dd}";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
              - id: {row.Id}
                paragraph: {table.ParagraphOf(row.IdCell.At.Line)}
                attribution: {PackText.Quoted(row.Source)}
                family: {PackText.Quoted(row.Family)}
                statement: {PackText.Quoted(row.Statement)}
                type: incident
                valid: {Braces($"{dates}, precision: {precision.ToString().ToLowerInvariant()}, kind: window")}
                reported: {row.Reported:yyyy-MM-dd}
                evidence: [{PackText.Quoted(table.EvidenceOf(row.IdCell))}]
                tier: {(isRepeat ? Tier.D : Tier.A)}

            """);
        if (isRepeat) text.Append($"    duplicate-of: [{first.Id}]\n");
        return text.ToString();
    }

    private static string Braces(string text) => $"{{{text}}}";
}
