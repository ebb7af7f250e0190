using System.Text;
using System.Xml.Linq;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>
/// Prints the tree of branches for programs that draw and measure graphs: an arrow goes from a branch to each that
/// leaves it. Equal trees have equal text, lines end with a line feed.
/// </summary>
public static class TreeText
{
    private static readonly XNamespace GraphMl1 = "http://graphml.graphdrawing.org/xmlns";

    private static readonly (string Id, string Type)[] OfBranch =
        [("title", "string"), ("until", "string"), ("stale", "boolean"), ("archived", "boolean")];

    /// <summary>A Graphviz digraph; a dashed line is round what is stale.</summary>
    public static string Dot(BranchesView view)
    {
        var text = new StringBuilder("digraph branches {\n    rankdir=LR;\n    node [shape=box, style=rounded];\n");
        foreach (string name in Others(view)) text.Append($"    {Quoted(name)};\n");
        foreach (BranchView b in view.Branches)
        {
            // Graphviz breaks a label at \n; that one is ours, not the title's.
            string label = b.Title is null ? Quoted(b.Name) : $"{Quoted(b.Name)[..^1]}\\n{Quoted(b.Title)[1..]}";
            string style = b.Stale ? ", style=\"rounded,dashed\"" : "";
            text.Append($"    {Quoted(b.Name)} [label={label}{style}];\n");
        }
        foreach (BranchView b in view.Branches)
        {
            string fork = b.Fork is null ? "" : $" [label={Quoted(b.Fork)}]";
            text.Append($"    {Quoted(b.Parent)} -> {Quoted(b.Name)}{fork};\n");
        }
        return text.Append("}\n").ToString();
    }

    /// <summary>GraphML: nodes with what the list of branches says of them, edges with the fork.</summary>
    public static string GraphMl(BranchesView view)
    {
        var graph = new XElement(
            GraphMl1 + "graph", new XAttribute("id", "branches"), new XAttribute("edgedefault", "directed"),
            Others(view).Select(name => Node(name)));
        foreach (BranchView b in view.Branches)
        {
            graph.Add(Node(
                b.Name, ("title", b.Title), ("until", $"{b.Until:yyyy-MM-dd}"), ("stale", Flag(b.Stale)),
                ("archived", Flag(b.Archived))));
        }
        foreach (BranchView b in view.Branches)
        {
            graph.Add(new XElement(
                GraphMl1 + "edge", new XAttribute("source", b.Parent), new XAttribute("target", b.Name),
                Data(("fork", b.Fork))));
        }
        var root = new XElement(
            GraphMl1 + "graphml", OfBranch.Select(k => Key(k.Id, "node", k.Type)), Key("fork", "edge", "string"),
            graph);
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{root.ToString().ReplaceLineEndings("\n")}\n";
    }

    /// <summary>What branches leave without being listed: the history, and what is archived or gone.</summary>
    private static IEnumerable<string> Others(BranchesView view) =>
        view.Branches.Select(b => b.Parent).Prepend(Scenario.Trunk).Except(view.Branches.Select(b => b.Name));

    private static XElement Key(string id, string of, string type) => new(
        GraphMl1 + "key", new XAttribute("id", id), new XAttribute("for", of), new XAttribute("attr.name", id),
        new XAttribute("attr.type", type));

    private static XElement Node(string id, params (string Key, string? Value)[] data) =>
        new(GraphMl1 + "node", new XAttribute("id", id), Data(data));

    private static IEnumerable<XElement> Data(params (string Key, string? Value)[] data) => data
        .Where(d => !string.IsNullOrEmpty(d.Value))
        .Select(d => new XElement(GraphMl1 + "data", new XAttribute("key", d.Key), d.Value));

    private static string Flag(bool value) => value ? "true" : "false";

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
