using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch rebase BRANCH</c></summary>
internal sealed class BranchRebaseCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.Branch();

    private readonly AnswersOption<ConflictAnswer> _answers = new(
        "What to do about a conflict: keep the entry as it is, or drop it. Repeatable.",
        ConflictAnswer.Keep, ConflictAnswer.Drop);

    private readonly Option<bool> _trial = new("--dry-run") { Description = "Only tells the conflicts." };

    public BranchRebaseCommand()
        : base(
            "rebase",
            "Moves a stale branch to the newest history, or lists the conflicts that need an answer first. To edit "
            + "instead, apply the changed scenario.",
            "natoiraq branch rebase nato-expanded")
    {
        Add(_branch);
        Add(_answers);
        Add(_trial);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        await session.PrepareAsync(branch);
        RebaseView view = await session.SendAsync(new RebaseBranch(branch, _answers.Read(session), null, session.Get(_trial)));
        session.Show(view, page => RebasePage.Show(page, view));
        return view.Moved || view.Conflicts.All(c => c.Answer is not null) ? ExitCodes.Done : ExitCodes.CheckFailed;
    }
}
