using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch rebase BRANCH</c></summary>
internal sealed class BranchRebaseCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.Branch();

    private readonly AnswersOption<ConflictAnswer> _answers = new(
        "What to do about a conflict: keep the entry as it is, drop it, or edit it with --entry. Repeatable.",
        ConflictAnswer.Keep, ConflictAnswer.Drop, ConflictAnswer.Edit);

    private readonly Option<string[]> _entries = new("--entry")
    {
        Description = "A file with an entry in new words, for a conflict that is answered with edit. Repeatable.",
        HelpName = "FILE",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<bool> _trial = new("--dry-run") { Description = "Only tells the conflicts." };

    public BranchRebaseCommand()
        : base(
            "rebase",
            "Moves a stale branch to the newest history, or lists the conflicts that need an answer first. At a "
            + "terminal it asks for the answers.",
            "natoiraq branch rebase nato-expanded")
    {
        Add(_branch);
        Add(_answers);
        Add(_entries);
        Add(_trial);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        await session.PrepareAsync(branch);
        var request = new RebaseBranch(branch, _answers.Read(session), null, session.Get(_trial))
        {
            Entries = [.. session.Get(_entries)!.Select(ScenarioTexts.Read)],
        };
        RebaseView? told = null;
        if (!request.IsTrial && session.Terminal.IsInteractive && !session.IsJson)
            (request, told) = await RebaseQuestions.AskAsync(session, request);
        RebaseView view = await session.SendAsync(request);
        session.Show(view, page => RebasePage.Show(page, view, told));
        return view.Moved || view.Conflicts.All(c => c.Answer is not null) ? ExitCodes.Done : ExitCodes.CheckFailed;
    }
}
