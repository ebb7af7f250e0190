using System.Text.Json.Nodes;
using NatoIraq.App.History;
using NatoIraq.App.Sources;
using NatoIraq.Core.Claims;

namespace NatoIraq.Cli.Mcp;

/// <summary>Where the claims stand that an answer cites, told with it: a reader needs no second question.</summary>
internal static class Citations
{
    private const string Cites = "cites";

    /// <summary>
    /// The paragraphs of the cited claims, and the documents these are in; null when nothing is cited, or the answer tells
    /// its documents itself.
    /// </summary>
    public static async Task<JsonObject?> OfAsync(JsonObject answer, Call call)
    {
        HashSet<string> cited = [.. Find(answer)];
        if (cited.Count == 0 || answer.ContainsKey("documents")) return null;
        ClaimsView all = await call.SendAsync(new ListClaims(null, Clock.Reported, null, null));
        ClaimView[] claims = [.. all.Claims.Where(c => cited.Contains(c.Id))];
        SourcesView sources = await call.SendAsync(new ListSources());
        return new JsonObject
        {
            ["claims"] = new JsonObject(claims.Select(c =>
                KeyValuePair.Create(c.Id, (JsonNode?)$"document {c.Source}, paragraph {c.Paragraph}"))),
            ["documents"] = new JsonObject(sources.Sources.Where(s => claims.Any(c => c.Source == s.Id)).Select(s =>
                KeyValuePair.Create(s.Id, (JsonNode?)$"{s.Outlet}: {s.Title} ({s.Published:yyyy-MM-dd})"))),
        };
    }

    private static IEnumerable<string> Find(JsonNode? node) => node switch
    {
        JsonObject o => o.SelectMany(p => p is { Key: Cites, Value: JsonArray ids }
            ? ids.Select(id => $"{id}") : Find(p.Value)),
        JsonArray list => list.SelectMany(Find),
        _ => [],
    };
}
