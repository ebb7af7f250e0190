using System.CommandLine;
using NatoIraq.App.Branches;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch restore BRANCH --version N</c></summary>
internal sealed class BranchRestoreCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.Branch();

    private readonly Option<int> _version = new("--version")
    {
        Description = "The version, as 'branch log' numbers them.", HelpName = "N", Required = true,
    };

    public BranchRestoreCommand()
        : base(
            "restore", "Makes a branch again what it was at a version, as one more version of it.",
            "natoiraq branch restore nato-expanded --version 1")
    {
        Add(_branch);
        Add(_version);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        await session.PrepareAsync(branch);
        int version = session.Get(_version);
        BranchView view = await session.SendAsync(new RestoreBranch(branch, version));
        session.Show(view, page => page.Say($"{branch} is again what it was at version {version}; that is version {view.Version}."));
        return ExitCodes.Done;
    }
}
