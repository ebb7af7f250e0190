using System.CommandLine;
using NatoIraq.App.Machines;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Machines;

namespace NatoIraq.Cli.Commands;

/// <summary><c>machines show MACHINE</c></summary>
internal sealed class MachinesShowCommand : Verb
{
    private readonly Argument<string> _machine = new("MACHINE") { Description = "The machine's name." };
    private readonly Option<Func<Machine, string>?> _format = Cli.Options.MachineFormat();

    public MachinesShowCommand()
        : base(
            "show", "Shows a state machine: its states, what moves it, and under which condition.",
            "natoiraq machines show operations", "natoiraq machines show expansion --format mermaid")
    {
        Add(_machine);
        Add(_format);
        Add(Cli.Options.Csv);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        Machine machine = await session.SendAsync(new ShowMachine(session.Get(_machine)!));
        if (session.Get(_format) is { } draw) session.Show(page => page.Verbatim(draw(machine)));
        else Show(session, MachineTable.Of(machine), machine);
        return ExitCodes.Done;
    }

    private static void Show(Session session, MachineTable table, Machine machine) =>
        session.Show(table, table.Transitions, page => MachinesPage.Show(page, machine));
}
