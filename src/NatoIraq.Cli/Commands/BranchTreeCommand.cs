using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch tree</c></summary>
internal sealed class BranchTreeCommand() : Verb(
    "tree", "Shows which branch leaves which, and where.", "natoiraq branch tree")
{
    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        await session.PrepareAsync();
        BranchesView view = await session.SendAsync(new ListBranches(Archived: false));
        session.Show(view, page => BranchPage.Tree(page, view));
        return ExitCodes.Done;
    }
}
