using System.Xml.Linq;
using NatoIraq.Core.Machines;

namespace NatoIraq.Core.Tests.Machines;

/// <summary>What the printers write, against stored texts and read back by an XML parser.</summary>
public sealed class MachineTextSpecs
{
    private static readonly XNamespace Scxml = "http://www.w3.org/2005/07/scxml";

    /// <summary>A name of its own for each character that XML, DOT or Mermaid treats specially.</summary>
    private static readonly Machine Awkward = Machine
        .Named("gate", SubjectKind.Place, "Open & shut -- <or> \"ajar\".")
        .State("open", "a < b && c > d; e: 'f' --")
        .State("shut")
        .Trigger(
            "close",
            enters: "shut",
            new Guard(facts => !facts.Suspended && !facts.HostWithdrew, "a \"b\" \\ c: d; e -- f"))
        .Trigger("break", enters: "open")
        .Configure("open")
            .Permit("close", "shut")
        .Build();

    public static TheoryData<string> Names { get; } = [.. AllMachines.All.Select(m => m.Name)];

    [Theory]
    [InlineData("operations")]
    [InlineData("expansion")]
    [InlineData("option")]
    public void The_texts_are_as_stored(string name)
    {
        Machine machine = AllMachines.Find(name)!;
        Golden.Check($"{name}.mmd", MachineText.Mermaid(machine));
        Golden.Check($"{name}.dot", MachineText.Dot(machine));
        Golden.Check($"{name}.scxml", MachineText.Scxml(machine));
    }

    [Fact]
    public void Special_characters_are_escaped()
    {
        Golden.Check("awkward.mmd", MachineText.Mermaid(Awkward));
        Golden.Check("awkward.dot", MachineText.Dot(Awkward));
        Golden.Check("awkward.scxml", MachineText.Scxml(Awkward));
        AssertReadsBack(Awkward);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Scxml_read_back_gives_the_same_states_and_transitions(string name) =>
        AssertReadsBack(AllMachines.Find(name)!);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_transition_is_one_line_of_Mermaid_and_of_Dot(string name)
    {
        Machine machine = AllMachines.Find(name)!;
        int ends = machine.States.Count(s => machine.IsEnd(machine.StateOf(s)));
        int transitions = machine.Transitions.Count();
        string[] mermaid = MachineText.Mermaid(machine).Split('\n');
        Assert.Equal(transitions + ends, mermaid.Count(l => l.Contains(" --> ", StringComparison.Ordinal)));
        Assert.Equal(
            transitions,
            MachineText.Dot(machine).Split('\n').Count(l => l.Contains(" -> ", StringComparison.Ordinal)));
        Assert.All(
            mermaid.Where(l => l.Contains(" --> ", StringComparison.Ordinal)),
            l => Assert.Matches(@"^    (\[\*\]|[a-z_]+) --> (\[\*\]|[a-z_]+ : [^:;]+)$", l));
    }

    private static void AssertReadsBack(Machine machine)
    {
        XElement root = XDocument.Parse(MachineText.Scxml(machine)).Root!;
        Assert.Equal(machine.Name, (string?)root.Attribute("name"));
        Assert.Equal(MachineText.UnseenState, (string?)root.Attribute("initial"));

        XElement[] states = [.. root.Elements().Where(e => e.Name != Scxml + "datamodel")];
        Assert.Equal([MachineText.UnseenState, .. machine.States], states.Select(s => (string)s.Attribute("id")!));
        Assert.Equal(
            machine.States.Where(s => machine.IsEnd(machine.StateOf(s))),
            states.Where(s => s.Name == Scxml + "final").Select(s => (string)s.Attribute("id")!));

        var read = states.SelectMany(s => s.Elements(Scxml + "transition").Select(t => (
            From: (string)s.Attribute("id")!,
            Trigger: (string)t.Attribute("event")!,
            To: (string)t.Attribute("target")!,
            Condition: (string?)t.Attribute("cond"))));
        var written = machine.Transitions.Select(t => (
            From: t.From ?? MachineText.UnseenState,
            t.Trigger,
            t.To,
            Condition: t.Guards.Count == 0 ? null : string.Join(" && ", t.Guards.Select(g => g.Condition))));
        Assert.Equal(written, read!);
    }
}
