using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch show BRANCH</c></summary>
internal sealed class BranchShowCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.Branch();

    private readonly Option<int?> _version = new("--version")
    {
        Description = "As it was at this version; 'branch log' numbers them.", HelpName = "N",
    };

    public BranchShowCommand()
        : base(
            "show", "Shows a branch's whole plan, with what it inherits and what it assumes.",
            "natoiraq branch show nato-expanded")
    {
        Add(_branch);
        Add(_version);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        await session.PrepareAsync(branch);
        BranchPlanView view = await session.SendAsync(new ShowBranch(branch, session.Get(_version)));
        session.Show(view, page => BranchPage.Plan(page, view));
        return ExitCodes.Done;
    }
}
