using System.CommandLine;
using NatoIraq.App.Branches;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch archive BRANCH</c></summary>
internal sealed class BranchArchiveCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.Branch();

    public BranchArchiveCommand()
        : base(
            "archive",
            "Takes a branch off the list. Nothing is deleted; applying its scenario or 'branch restore' brings it back.",
            "natoiraq branch archive new-zones") => Add(_branch);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        await session.PrepareAsync();
        BranchView view = await session.SendAsync(new ArchiveBranch(session.Get(_branch)!));
        session.Show(view, page => page.Say($"Archived {view.Name}. Applying its scenario again or 'branch restore' brings it back."));
        return ExitCodes.Done;
    }
}
