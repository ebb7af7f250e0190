using System.Text;
using System.Xml.Linq;

namespace NatoIraq.Core.Machines;

/// <summary>
/// Prints a machine for other tools to read. Equal machines print equal text, lines end with a line feed.
/// </summary>
public static class MachineText
{
    /// <summary>
    /// The state that stands in the texts for an instance never seen; no machine has a state of that name.
    /// </summary>
    public const string UnseenState = "unseen";

    private static readonly XNamespace Scxml1 = "http://www.w3.org/2005/07/scxml";

    /// <summary>A Mermaid state diagram (stateDiagram-v2); a guard's reason follows its trigger.</summary>
    public static string Mermaid(Machine machine)
    {
        var text = new StringBuilder("---\n").Append($"title: {machine.Name}\n---\nstateDiagram-v2\n");
        foreach (string state in machine.States) text.Append($"    state \"{state}\" as {MermaidId(state)}\n");
        foreach (Transition t in machine.Transitions)
        {
            string from = t.From is null ? "[*]" : MermaidId(t.From);
            text.Append($"    {from} --> {MermaidId(t.To)} : {MermaidLabel(Label(t))}\n");
        }
        foreach (string state in Ends(machine)) text.Append($"    {MermaidId(state)} --> [*]\n");
        return text.ToString();
    }

    /// <summary>
    /// A Graphviz digraph; a point stands for an instance never seen, a double line round a state for an end.
    /// </summary>
    public static string Dot(Machine machine)
    {
        var text = new StringBuilder($"digraph {Quoted(machine.Name)} {{\n    rankdir=LR;\n");
        text.Append("    node [shape=box, style=rounded];\n");
        text.Append($"    {Quoted(UnseenState)} [shape=point];\n");
        foreach (string state in machine.States)
        {
            bool end = machine.IsEnd(machine.StateOf(state));
            text.Append($"    {Quoted(state)}{(end ? " [peripheries=2]" : "")};\n");
        }
        foreach (Transition t in machine.Transitions)
        {
            text.Append($"    {Quoted(t.From ?? UnseenState)} -> {Quoted(t.To)} [label={Quoted(Label(t))}];\n");
        }
        return text.Append("}\n").ToString();
    }

    /// <summary>
    /// W3C SCXML with the ECMAScript data model: guards are <c>cond</c> over a <c>facts</c> object that the host sets,
    /// each reason a comment inside its transition; states that permit nothing are <c>final</c>.
    /// </summary>
    public static string Scxml(Machine machine)
    {
        var root = new XElement(
            Scxml1 + "scxml",
            new XAttribute("version", "1.0"),
            new XAttribute("datamodel", "ecmascript"),
            new XAttribute("name", machine.Name),
            new XAttribute("initial", UnseenState),
            new XComment($" {machine.Summary} "),
            new XElement(Scxml1 + "datamodel", new XElement(Scxml1 + "data", new XAttribute("id", "facts"))),
            ScxmlState(machine, null));
        foreach (string state in machine.States) root.Add(ScxmlState(machine, state));
        string body = root.ToString().ReplaceLineEndings("\n");
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{body}\n";
    }

    private static XElement ScxmlState(Machine machine, string? state)
    {
        bool end = state is not null && machine.IsEnd(machine.StateOf(state));
        var element = new XElement(Scxml1 + (end ? "final" : "state"), new XAttribute("id", state ?? UnseenState));
        if (state is not null && machine.Sentence(machine.StateOf(state)) is { } sentence)
        {
            element.Add(new XComment($" {sentence} "));
        }
        foreach (Transition t in machine.Transitions.Where(t => t.From == state)) element.Add(ScxmlTransition(t));
        return element;
    }

    private static XElement ScxmlTransition(Transition transition)
    {
        var element = new XElement(Scxml1 + "transition", new XAttribute("event", transition.Trigger));
        if (transition.Guards.Count > 0)
        {
            element.Add(new XAttribute("cond", string.Join(" && ", transition.Guards.Select(g => g.Condition))));
        }
        element.Add(new XAttribute("target", transition.To));
        foreach (Guard guard in transition.Guards) element.Add(new XComment($" refused: {guard.Reason} "));
        return element;
    }

    private static IEnumerable<string> Ends(Machine machine) =>
        machine.States.Where(s => machine.IsEnd(machine.StateOf(s)));

    private static string Label(Transition transition) =>
        transition.Guards.Count == 0
            ? transition.Trigger
            : $"{transition.Trigger} [unless {string.Join(", or ", transition.Guards.Select(g => g.Reason))}]";

    /// <summary>Mermaid ends an identifier at a hyphen.</summary>
    private static string MermaidId(string state) => state.Replace('-', '_');

    /// <summary>Mermaid ends a label at a colon or a semicolon.</summary>
    private static string MermaidLabel(string label) => label.Replace(':', ',').Replace(';', ',');

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
