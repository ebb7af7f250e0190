using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NatoIraq.App.History;
using NatoIraq.App.Provenance;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>
/// Explanations as PROV-JSON, held against the rules of the member submission of 24 April 2013 and of its schema.
/// </summary>
public sealed partial class ProvTests
{
    /// <summary>The properties of a document that the schema allows, and of relations those it requires.</summary>
    private static readonly Dictionary<string, string[]> Sections = new()
    {
        ["prefix"] = [], ["entity"] = [], ["activity"] = [], ["agent"] = [],
        ["wasGeneratedBy"] = ["prov:entity"], ["used"] = ["prov:activity"],
        ["wasDerivedFrom"] = ["prov:generatedEntity", "prov:usedEntity"],
        ["wasAttributedTo"] = ["prov:entity", "prov:agent"], ["wasAssociatedWith"] = ["prov:activity"],
        ["specializationOf"] = ["prov:generalEntity", "prov:specificEntity"],
    };

    /// <summary>In which section what a relation points at must be.</summary>
    private static readonly Dictionary<string, string> Ends = new()
    {
        ["prov:entity"] = "entity", ["prov:activity"] = "activity", ["prov:agent"] = "agent", ["prov:plan"] = "entity",
        ["prov:generatedEntity"] = "entity", ["prov:usedEntity"] = "entity", ["prov:generalEntity"] = "entity",
        ["prov:specificEntity"] = "entity",
    };

    [GeneratedRegex(@"^(?<prefix>[A-Za-z][A-Za-z0-9_-]*):[^\s:;,()\[\]='""<>\\]+$")]
    private static partial Regex QualifiedName { get; }

    public static TheoryData<string, string, string> Subjects => new()
    {
        { "*/*/iraq", "full-withdrawal", "2020-12-31" }, { "all-gone", "full-withdrawal", "2020-12-31" },
        { "*/coalition/region", "history", "2020-02-13" }, { "operations/nmi", "history", "2021-02-16" },
        { "expulsion-voted", "history", "2020-02-13" },
    };

    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task A_document_holds_to_the_schema(string subject, string branch, string at)
    {
        JsonObject prov = await Written(subject, branch, at);

        Assert.Subset(Sections.Keys.ToHashSet(), prov.Select(p => p.Key).ToHashSet());
        string[] prefixes = [.. prov["prefix"]!.AsObject().Select(p => p.Key), "prov", "xsd"];
        Assert.All(prov["prefix"]!.AsObject(), p =>
        {
            Assert.Matches("^[a-zA-Z0-9_-]+$", p.Key);
            Assert.True(Uri.IsWellFormedUriString((string)p.Value!, UriKind.Absolute));
        });
        foreach ((string section, JsonNode? all) in prov.Where(p => p.Key != "prefix"))
        {
            foreach ((string id, JsonNode? about) in all!.AsObject())
            {
                if (section is "entity" or "activity" or "agent") IsName(id, prefixes);
                else Assert.Matches("^_:r[0-9]+$", id);
                Assert.Subset(about!.AsObject().Select(a => a.Key).ToHashSet(), Sections[section].ToHashSet());
                foreach ((string attribute, JsonNode? value) in about.AsObject())
                {
                    IsName(attribute, prefixes);
                    IsValue(value, prefixes);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Subjects))]
    public async Task Every_relation_points_at_what_the_document_states(string subject, string branch, string at)
    {
        JsonObject prov = await Written(subject, branch, at);

        foreach (JsonNode? about in prov.Where(p => Sections[p.Key].Length > 0).SelectMany(p => p.Value!.AsObject()).Select(r => r.Value))
        {
            foreach ((string end, JsonNode? of) in about!.AsObject().Where(a => Ends.ContainsKey(a.Key)))
                Assert.True(prov[Ends[end]]!.AsObject().ContainsKey((string)of!), $"{of} is no {Ends[end]}");
        }
    }

    [Fact]
    public async Task From_the_number_one_comes_to_documents_and_their_publishers()
    {
        JsonObject prov = await Written("*/*/iraq", "full-withdrawal", "2020-12-31");
        ILookup<string, string> from = prov["wasDerivedFrom"]!.AsObject().ToLookup(
            r => (string)r.Value!["prov:generatedEntity"]!, r => (string)r.Value!["prov:usedEntity"]!);
        HashSet<string> reached = [];
        var waiting = new Queue<string>(["number:full-withdrawal/*/*/iraq/2020-12-31"]);
        while (waiting.TryDequeue(out string? next))
        {
            if (reached.Add(next)) foreach (string other in from[next]) waiting.Enqueue(other);
        }

        Assert.Contains("assumption:full-withdrawal/notice-length", reached);
        Assert.Contains("claim:F0-10", reached);
        Assert.Contains("document:000", reached);
        Assert.All(prov["entity"]!.AsObject().Select(e => e.Key).Where(e => e.StartsWith("document:", StringComparison.Ordinal)),
            d => Assert.Contains(prov["wasAttributedTo"]!.AsObject(), r => (string)r.Value!["prov:entity"]! == d));
        JsonNode run = prov["activity"]!.AsObject().Single().Value!;
        Assert.Equal(("300", "1"), ((string)run["ni:draws"]!["$"]!, (string)run["ni:randomSeed"]!["$"]!));
    }

    [Fact]
    public async Task The_same_explanation_gives_the_same_bytes_and_no_time_of_day()
    {
        ExplainView why = await View("*/*/iraq", "full-withdrawal", "2020-12-31");

        Assert.Equal(ExplanationProv.Write(why), ExplanationProv.Write(why));
        Assert.DoesNotContain("dateTime", ExplanationProv.Write(why));
        Assert.DoesNotContain("prov:startTime", ExplanationProv.Write(why));
    }

    private static void IsName(string name, string[] prefixes)
    {
        Match match = QualifiedName.Match(name);
        Assert.True(match.Success, name);
        Assert.Contains(match.Groups["prefix"].Value, prefixes);
    }

    /// <summary>A text, number or truth, or a typed literal of a text and a type, whose text is of that type.</summary>
    private static void IsValue(JsonNode? value, string[] prefixes)
    {
        if (value is JsonValue) return;
        Assert.Equal(["$", "type"], value!.AsObject().Select(p => p.Key));
        string text = (string)value["$"]!;
        switch ((string)value["type"]!)
        {
            case "prov:QUALIFIED_NAME": IsName(text, prefixes); break;
            case "xsd:date": Assert.True(DateOnly.TryParseExact(text, "yyyy-MM-dd", out _)); break;
            case "xsd:nonNegativeInteger": Assert.True(ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)); break;
            case "xsd:double": Assert.True(double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)); break;
            default: Assert.Fail($"{value["type"]} is no type used here"); break;
        }
    }

    private static async Task<JsonObject> Written(string subject, string branch, string at) =>
        JsonNode.Parse(ExplanationProv.Write(await View(subject, branch, at)))!.AsObject();

    private static async Task<ExplainView> View(string subject, string branch, string at)
    {
        Desk desk = await Desk.With("full-withdrawal");
        return await desk.Send(new Explain(subject, branch, at, null, 1) { Draws = 300 });
    }
}
