using NatoIraq.App.Machines;
using NatoIraq.Core.Machines;

namespace NatoIraq.Cli.Pages;

/// <summary>The state machines.</summary>
internal static class MachinesPage
{
    public static void List(Page page, MachinesView view)
    {
        page.Heading($"{Say.Count(view.Machines.Count, "state machine")}");
        var grid = new Grid("machine", "one per", "~what it follows", "~states");
        foreach (MachineSummary m in view.Machines)
        {
            string per = $"{m.Per}".ToLowerInvariant();
            grid.Row(new Cell(m.Name, Tone.Strong), per, m.Summary, string.Join(", ", m.States));
        }
        page.Add(grid);
    }

    public static void Show(Page page, Machine machine)
    {
        page.Heading($"{machine.Name}, one per {machine.Per.ToString().ToLowerInvariant()}");
        page.Say(machine.Summary);
        page.Blank();
        var grid = new Grid("from", "when", "to", "~not if");
        string? before = "";
        foreach (Transition t in machine.Transitions)
        {
            Cell from = t.From is null ? new Cell(MachineText.UnseenState, Tone.Dim) : new Cell(t.From, Tone.Strong);
            Cell to = t.To == t.From ? new Cell("stays", Tone.Dim) : t.To;
            grid.Row(t.From == before ? "" : from, t.Trigger, to, string.Join(", or ", t.Guards.Select(g => g.Reason)));
            before = t.From;
        }
        page.Add(grid);
    }
}
