using System.Text.Json;
using NatoIraq.Core.History;
using YamlDotNet.RepresentationModel;

namespace NatoIraq.Packs.Tests;

public class ScenarioSchemaTests
{
    private static readonly string Text = ScenarioSchema.Json(Sample.Pack, ["calm"]);

    private static readonly JsonElement Schema = JsonDocument.Parse(Text).RootElement;

    private static readonly EventType[] Types = [.. EventTypes.World.Where(t => t.Name != "troops-reported")];

    [Fact]
    public void The_schema_is_json_of_draft_7_and_the_same_every_time()
    {
        Assert.Equal("http://json-schema.org/draft-07/schema#", Schema.GetProperty("$schema").GetString());
        Assert.Equal(Text, ScenarioSchema.Json(Sample.Pack, ["calm"]));
    }

    [Theory]
    [InlineData("planned")]
    [InlineData("rule")]
    [InlineData("hazard")]
    public void Every_event_type_that_a_plan_may_use_has_all_its_fields(string kind)
    {
        Assert.Equal(
            Types.Select(t => t.Name),
            Definition("event-type").GetProperty("enum").EnumerateArray().Select(e => e.GetString()));
        Assert.Equal(Types.Length, Definition(kind).GetProperty("allOf").GetArrayLength());
        string[] shared = [.. Keys(Definition(kind).GetProperty("properties"))];
        foreach (EventType type in Types)
        {
            JsonElement branch = Definition($"{kind}-{type.Name}");
            IEnumerable<EventField> fields = type.Fields.Where(f => kind != "hazard" || f.Name != "for");
            Assert.Equal(
                fields.Select(f => f.Name).Order(), Keys(branch.GetProperty("properties")).Except(shared).Order());
            Assert.Equal(
                fields.Where(f => f.Required).Select(f => f.Name),
                branch.TryGetProperty("required", out JsonElement r) ? r.EnumerateArray().Select(n => n.GetString()) : []);
        }
    }

    [Fact]
    public void Every_key_and_every_type_says_what_it_is()
    {
        foreach (JsonProperty definition in Schema.GetProperty("definitions").EnumerateObject())
        {
            Assert.True(definition.Value.TryGetProperty("description", out _), definition.Name);
            if (!definition.Value.TryGetProperty("properties", out JsonElement properties)) continue;
            foreach (JsonProperty key in properties.EnumerateObject().Where(k => k.Value.ValueKind == JsonValueKind.Object))
                Assert.True(Describes(key.Value), $"{definition.Name}: {key.Name}");
        }
        Assert.All(Schema.GetProperty("properties").EnumerateObject(), p => Assert.True(Describes(p.Value), p.Name));
    }

    [Fact]
    public void Every_reference_leads_to_a_definition_and_every_definition_is_used()
    {
        HashSet<string> references = [.. Text.Split("\"$ref\": \"#/definitions/").Skip(1).Select(t => t[..t.IndexOf('"')])];
        Assert.Equal(Keys(Schema.GetProperty("definitions")).Order(), references.Order());
    }

    [Fact]
    public void Every_key_of_a_scenario_is_described()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Sample.ScenarioText));
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        AssertDescribed(root, Schema);
        AssertDescribed((YamlMappingNode)root["assumptions"]["share-moved"], Definition("assumption"));
        foreach (
            (
                string list,
                string definition) in new[] { ("events", "planned"), ("rules", "rule"), ("hazards", "hazard") })
        {
            foreach (YamlMappingNode entry in ((YamlSequenceNode)root[list]).Cast<YamlMappingNode>())
                AssertDescribed(entry, Definition(definition), Definition($"{definition}-{entry["event"]}"));
        }
        AssertDescribed((YamlMappingNode)root["events"][0]["after"], Definition("after"));
    }

    private static JsonElement Definition(string name) => Schema.GetProperty("definitions").GetProperty(name);

    private static void AssertDescribed(YamlMappingNode node, params JsonElement[] schemas)
    {
        HashSet<string> described = [.. schemas.SelectMany(s => Keys(s.GetProperty("properties")))];
        Assert.Subset(described, node.Children.Keys.Select(k => k.ToString()).ToHashSet());
    }

    private static bool Describes(JsonElement schema) =>
        schema.TryGetProperty("description", out _)
        || (schema.TryGetProperty("$ref", out JsonElement to)
            && Describes(Definition(to.GetString()!.Split('/')[^1])));

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
