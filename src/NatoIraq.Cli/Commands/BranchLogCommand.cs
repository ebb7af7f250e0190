using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch log BRANCH</c></summary>
internal sealed class BranchLogCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.Branch();

    public BranchLogCommand()
        : base(
            "log", "Lists all versions of a branch, the newest first, with what made each.",
            "natoiraq branch log nato-expanded") => Add(_branch);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        await session.PrepareAsync(branch);
        BranchLogView view = await session.SendAsync(new ShowBranchLog(branch));
        session.Show(view, page => RebasePage.Log(page, view));
        return ExitCodes.Done;
    }
}
