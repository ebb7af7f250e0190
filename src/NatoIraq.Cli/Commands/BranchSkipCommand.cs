using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch skip BRANCH ENTRY</c></summary>
internal sealed class BranchSkipCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.Branch();
    private readonly Argument<string> _entry = new("ENTRY") { Description = "The entry's id." };

    public BranchSkipCommand()
        : base(
            "skip", "Leaves an entry out of a branch's plan, its own or an inherited one.",
            "natoiraq branch skip nato-expanded rebadge")
    {
        Add(_branch);
        Add(_entry);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        await session.PrepareAsync(branch);
        BranchView view = await session.SendAsync(new SkipEntry(branch, session.Get(_entry)!));
        session.Show(view, page => BranchPage.Edited(page, view));
        return ExitCodes.Done;
    }
}
