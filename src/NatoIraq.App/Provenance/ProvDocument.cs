using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace NatoIraq.App.Provenance;

/// <summary>
/// A PROV document as it grows, in the shape of PROV-JSON (W3C Member Submission, 24 April 2013). Relations get blank
/// identifiers in their order, so that the same statements are the same bytes.
/// </summary>
internal sealed class ProvDocument
{
    /// <summary>Where names without a namespace of others live.</summary>
    private const string Names = "urn:natoiraq:";

    /// <summary>What PN_LOCAL of PROV-N takes unescaped besides letters and digits.</summary>
    private const string Plain = "-_/@~&+*?#$!.";

    private static readonly Dictionary<string, (string First, string Second)> Ends = new()
    {
        ["wasGeneratedBy"] = ("prov:entity", "prov:activity"),
        ["used"] = ("prov:activity", "prov:entity"),
        ["wasDerivedFrom"] = ("prov:generatedEntity", "prov:usedEntity"),
        ["wasAttributedTo"] = ("prov:entity", "prov:agent"),
        ["wasAssociatedWith"] = ("prov:activity", "prov:agent"),
        ["specializationOf"] = ("prov:specificEntity", "prov:generalEntity"),
    };

    private readonly SortedSet<string> _prefixes = new(StringComparer.Ordinal) { "ni" };
    private readonly SortedDictionary<string, JsonObject> _sections = new(StringComparer.Ordinal);
    private int _relations;

    /// <summary>A qualified name in a namespace of our own.</summary>
    public string Name(string kind, string local)
    {
        _prefixes.Add(kind);
        return $"{kind}:{string.Concat(local.Select(Escape))}";
    }

    /// <summary>States that an entity, activity or agent is, with its attributes; null values are left out.</summary>
    public string Add(string section, string id, params IReadOnlyList<(string Name, JsonNode? Value)> attributes)
    {
        JsonObject about = [];
        foreach ((string name, JsonNode? value) in attributes)
        {
            if (value is not null) about[name] = value;
        }
        SectionOf(section)[id] = about;
        return id;
    }

    /// <summary>States a relation between two that are.</summary>
    public void Relate(
        string relation, string first, string second, params IReadOnlyList<(string Name, JsonNode? Value)> attributes)
    {
        (string one, string other) = Ends[relation];
        JsonObject about = new() { [one] = first, [other] = second };
        foreach ((string name, JsonNode? value) in attributes)
        {
            if (value is not null) about[name] = value;
        }
        SectionOf(relation)[string.Create(CultureInfo.InvariantCulture, $"_:r{++_relations}")] = about;
    }

    /// <summary>A name as a value.</summary>
    public static JsonNode Qualified(string name) => Typed(name, "prov:QUALIFIED_NAME");

    /// <summary>A type of our own.</summary>
    public static JsonNode Kind(string name) => Qualified($"ni:{name}");

    /// <summary>A day.</summary>
    public static JsonNode? Day(DateOnly? day) => day is { } d ? Typed(Charts.Figures.Iso(d), "xsd:date") : null;

    /// <summary>A whole number.</summary>
    public static JsonNode Whole(ulong number) => Typed($"{number}", "xsd:nonNegativeInteger");

    /// <summary>A number; null when there is none.</summary>
    public static JsonNode? Real(double? number) =>
        number is { } n ? Typed(n.ToString("R", CultureInfo.InvariantCulture), "xsd:double") : null;

    /// <summary>A text; null when there is none.</summary>
    public static JsonNode? Text(string? text) => text;

    /// <summary>The document: its prefixes, then its sections by name.</summary>
    public string Write()
    {
        JsonObject prefixes = [];
        foreach (string prefix in _prefixes) prefixes[prefix] = $"{Names}{prefix}:";
        JsonObject document = new() { ["prefix"] = prefixes };
        foreach ((string section, JsonObject about) in _sections) document[section] = about;
        return document.ToJsonString(new(Views.Json.Options) { WriteIndented = true, NewLine = "\n" }) + "\n";
    }

    private JsonObject SectionOf(string section)
    {
        if (!_sections.TryGetValue(section, out JsonObject? about)) _sections[section] = about = [];
        return about;
    }

    private static JsonNode Typed(string text, string type) => new JsonObject { ["$"] = text, ["type"] = type };

    private static string Escape(char c) => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c)
        ? $"{c}" : string.Concat(Encoding.UTF8.GetBytes($"{c}").Select(b => $"%{b:X2}"));
}
