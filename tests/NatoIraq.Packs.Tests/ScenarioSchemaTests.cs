using System.Text.Json;
using NatoIraq.Core.History;
using YamlDotNet.RepresentationModel;

namespace NatoIraq.Packs.Tests;

public class ScenarioSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(ScenarioSchema.Json()).RootElement;

    [Fact]
    public void The_schema_is_json_of_draft_2020_12_and_the_same_every_time()
    {
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", Schema.GetProperty("$schema").GetString());
        Assert.Equal(ScenarioSchema.Json(), ScenarioSchema.Json());
    }

    [Fact]
    public void Every_event_type_has_a_branch_with_all_its_fields()
    {
        JsonElement definitions = Schema.GetProperty("$defs");
        Assert.Equal(EventTypes.World.Count, definitions.GetProperty("event").GetProperty("oneOf").GetArrayLength());
        foreach (EventType type in EventTypes.World)
        {
            JsonElement branch = definitions.GetProperty(type.Name);
            Assert.Equal(["event", .. type.Fields.Select(f => f.Name)], Keys(branch.GetProperty("properties")));
            Assert.Equal(
                ["event", .. type.Fields.Where(f => f.Required).Select(f => f.Name)],
                branch.GetProperty("required").EnumerateArray().Select(r => r.GetString()));
        }
    }

    [Fact]
    public void Every_reference_leads_to_a_definition()
    {
        IEnumerable<string> references = ScenarioSchema.Json().Split("\"$ref\": \"#/$defs/").Skip(1).Select(
            t => t[..t.IndexOf('"')]);
        Assert.Subset(Keys(Schema.GetProperty("$defs")).ToHashSet(), references.ToHashSet());
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
                AssertDescribed(entry, Definition(definition), Definition(entry["event"].ToString()));
        }
        AssertDescribed((YamlMappingNode)root["events"][0]["after"], Definition("after"));
    }

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    private static void AssertDescribed(YamlMappingNode node, params JsonElement[] schemas)
    {
        HashSet<string> described = [.. schemas.SelectMany(s => Keys(s.GetProperty("properties")))];
        Assert.Subset(described, node.Children.Keys.Select(k => k.ToString()).ToHashSet());
    }

    private static IEnumerable<string> Keys(JsonElement element) => element.EnumerateObject().Select(p => p.Name);
}
