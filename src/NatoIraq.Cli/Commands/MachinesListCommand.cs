using NatoIraq.App.Machines;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>machines list</c></summary>
internal sealed class MachinesListCommand : Verb
{
    public MachinesListCommand()
        : base("list", "Lists the state machines.", "natoiraq machines list") => Add(Cli.Options.Csv);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        MachinesView view = await session.SendAsync(new ListMachines());
        session.Show(view, view.Machines, page => MachinesPage.List(page, view));
        return ExitCodes.Done;
    }
}
