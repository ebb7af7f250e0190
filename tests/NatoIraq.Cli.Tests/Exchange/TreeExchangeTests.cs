using System.Text.Json.Nodes;
using System.Xml.Linq;
using NatoIraq.App.Branches;

namespace NatoIraq.Cli.Tests.Exchange;

/// <summary>The tree of branches as programs of graphs take it.</summary>
public sealed class TreeExchangeTests : IDisposable
{
    private const string Odd = "A \"title\" with <b>, & and \\n, \\";

    private static readonly XNamespace GraphMl = "http://graphml.graphdrawing.org/xmlns";

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void DOT_has_a_node_for_each_branch_and_an_edge_from_what_it_leaves()
    {
        JsonNode[] branches = Branches();

        var graph = DotReader.Read(_run.Of("branch", "tree", "--format", "dot").Output);

        Assert.Equal(branches.Select(b => (string)b["name"]!).Append("history").Order(), graph.Nodes.Keys.Order());
        Assert.Equal(
            branches.Select(b => ((string)b["parent"]!, (string)b["name"]!, (string?)b["fork"])),
            graph.Edges.Select(e => (e.From, e.To, e.Attributes.GetValueOrDefault("label"))));
        Assert.All(branches, b => Assert.Equal($"{b["name"]}\n{b["title"]}", graph.Nodes[(string)b["name"]!]["label"]));
    }

    [Fact]
    public void GraphML_says_of_each_branch_what_the_list_says()
    {
        JsonNode[] branches = Branches();

        (Dictionary<string, Dictionary<string, string>> nodes, var edges) =
            Read(_run.Of("branch", "tree", "--format", "graphml").Output);

        Assert.Equal(branches.Select(b => (string)b["name"]!).Append("history").Order(), nodes.Keys.Order());
        Assert.Equal(
            branches.Select(b => ((string)b["parent"]!, (string)b["name"]!, (string?)b["fork"])), edges);
        foreach (JsonNode b in branches)
        {
            Assert.Equal(
                [$"{b["title"]}", $"{b["until"]}", $"{b["stale"]}", $"{b["archived"]}"],
                ((string[])["title", "until", "stale", "archived"]).Select(k => nodes[(string)b["name"]!][k]));
        }
    }

    [Fact]
    public void Any_title_comes_back_and_what_is_not_listed_is_a_node_all_the_same()
    {
        var view = new BranchesView(
        [
            new BranchView("a", Odd, "gone", "an-event", new DateOnly(2022, 1, 1), true, false, [], [], null, 1),
            new BranchView("b", null, "a", null, null, false, false, [], [], "It does not fit.", 1),
        ]);

        var dot = DotReader.Read(TreeText.Dot(view));
        (Dictionary<string, Dictionary<string, string>> nodes, var edges) = Read(TreeText.GraphMl(view));

        Assert.Equal(["a", "b", "gone", "history"], dot.Nodes.Keys.Order());
        Assert.Equal($"a\n{Odd}", dot.Nodes["a"]["label"]);
        Assert.Contains("dashed", dot.Nodes["a"]["style"]);
        Assert.Equal(["a", "b", "gone", "history"], nodes.Keys.Order());
        Assert.Equal((Odd, "true"), (nodes["a"]["title"], nodes["a"]["stale"]));
        Assert.DoesNotContain("title", nodes["b"].Keys);
        Assert.Equal([("gone", "a", "an-event"), ("a", "b", null)], edges);
    }

    private JsonNode[] Branches()
    {
        Assert.Equal(0, _run.Of("project", "compromise", "new-zones", "--draws", "1").Code);
        return [.. _run.Json("branch", "list")["branches"]!.AsArray().Select(b => b!)];
    }

    /// <summary>GraphML as its schema has it: keys, then one graph; edges between declared nodes; data of declared keys.</summary>
    private static (Dictionary<string, Dictionary<string, string>>, List<(string, string, string?)>) Read(string text)
    {
        XElement root = XDocument.Parse(text, LoadOptions.PreserveWhitespace).Root!;
        Assert.Equal(GraphMl + "graphml", root.Name);
        XElement[] parts = [.. root.Elements()];
        Assert.All(parts[..^1], p => Assert.Equal(GraphMl + "key", p.Name));
        XElement graph = parts[^1];
        Assert.Equal((GraphMl + "graph", "directed"), (graph.Name, (string?)graph.Attribute("edgedefault")));
        var keys = parts[..^1].ToDictionary(
            k => ((string)k.Attribute("for")!, (string)k.Attribute("id")!), k => (string)k.Attribute("attr.type")!);
        var nodes = graph.Elements(GraphMl + "node").ToDictionary(n => (string)n.Attribute("id")!, n => Data(n, "node"));
        List<(string, string, string?)> edges = [.. graph.Elements(GraphMl + "edge").Select(e => (
            (string)e.Attribute("source")!, (string)e.Attribute("target")!, Data(e, "edge").GetValueOrDefault("fork")))];
        Assert.All(edges, e => Assert.True(nodes.ContainsKey(e.Item1) && nodes.ContainsKey(e.Item2), $"{e}"));
        Assert.Equal(graph.Elements().Count(), nodes.Count + edges.Count);
        return (nodes, edges);

        Dictionary<string, string> Data(XElement element, string kind) => element.Elements().ToDictionary(
            d => (string)d.Attribute("key")!,
            d =>
            {
                Assert.Equal(GraphMl + "data", d.Name);
                string type = keys[(kind, (string)d.Attribute("key")!)];
                Assert.True(type == "string" || bool.TryParse(d.Value, out _), d.Value);
                return d.Value;
            });
    }
}
