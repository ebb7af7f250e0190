using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch list</c></summary>
internal sealed class BranchListCommand : Verb
{
    private readonly Option<bool> _archived = new("--archived") { Description = "List archived branches too." };

    public BranchListCommand()
        : base("list", "Lists the branches.", "natoiraq branch list", "natoiraq branch list --csv")
    {
        Add(_archived);
        Add(Cli.Options.Csv);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        await session.PrepareAsync();
        BranchesView view = await session.SendAsync(new ListBranches(session.Get(_archived)));
        session.Show(view, view.Branches, page => BranchPage.List(page, view));
        return ExitCodes.Done;
    }
}
