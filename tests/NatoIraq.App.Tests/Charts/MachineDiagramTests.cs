using System.Xml.Linq;
using NatoIraq.App.Charts;
using NatoIraq.App.Tests.Reports;
using NatoIraq.Core.Machines;
using static NatoIraq.App.Tests.Charts.Drawing;

namespace NatoIraq.App.Tests.Charts;

public sealed class MachineDiagramTests
{
    public static TheoryData<string> Machines => [.. AllMachines.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Machines))]
    public void In_every_state_the_ways_open_are_named_once_where_they_lead_and_no_words_meet(string name)
    {
        Machine machine = AllMachines.Find(name)!;
        foreach (string state in machine.States)
        {
            string[] permits = [.. machine.Transitions.Where(t => t.From == state).Select(t => t.Trigger)];
            XElement drawing = Draw(machine, state, null, [.. permits.Select(t => new OpenTrigger(t, false))]);

            Assert.Equal(machine.States, Page.Within(drawing, "text", "state-name").Select(t => t.Value));
            Assert.Equal(state, Assert.Single(Page.Within(drawing, "text", "now")).Value);
            Assert.Equal(permits.Order(), Page.Within(drawing, "text", "trigger").Select(t => t.Value[2..]).Order());
            foreach (string trigger in permits)
            {
                XElement word = Page.Within(drawing, "text", "trigger").Single(t => t.Value[2..] == trigger);
                string target = machine.States[machine.Next(machine.StateOf(state), machine.TriggerOf(trigger))];
                XElement pill = Page.Within(drawing, "text", "state-name").Single(t => t.Value == target);
                Assert.True(Of(word, "y") >= Of(pill, "y"), $"{trigger} stands above {target}");
                Assert.Equal(target == state, word.Value[0] == '\u21BB');
            }
            KeepsItsTextsApart(drawing);
        }
    }

    [Fact]
    public void A_way_that_a_guard_bars_is_broken_and_struck_out_and_the_way_taken_stands_out()
    {
        XElement drawing = Draw(
            AllMachines.Operations, "suspended", "active",
            [new OpenTrigger("operations-resumed", true), new OpenTrigger("operations-suspended", false)]);

        Assert.Equal("\u2715 operations-resumed", Assert.Single(Page.Within(drawing, "text", "barred")).Value);
        Assert.Equal(2, Page.Within(drawing, "path", "barred").Count());
        Assert.Equal(2, Page.Within(drawing, "path", "came").Count());
        Assert.Single(Page.Within(drawing, "rect", "was"));
    }

    [Fact]
    public void It_is_drawn_as_ever() => IsGolden(
        "machine", MachineDiagram.Draw(
            Named("m"), AllMachines.Operations, "suspended", "limited",
            [new OpenTrigger("operations-resumed", true), new OpenTrigger("operations-limited", false)]));

    private static XElement Draw(Machine machine, string state, string? from, IReadOnlyList<OpenTrigger> open) =>
        Read(MachineDiagram.Draw(Named("m"), machine, state, from, open));
}
