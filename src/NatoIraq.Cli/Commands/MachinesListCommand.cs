using NatoIraq.App.Machines;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>machines list</c></summary>
internal sealed class MachinesListCommand() : Verb("list", "Lists the state machines.", "natoiraq machines list")
{
    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        MachinesView view = await session.SendAsync(new ListMachines());
        session.Show(view, page => MachinesPage.List(page, view));
        return ExitCodes.Done;
    }
}
