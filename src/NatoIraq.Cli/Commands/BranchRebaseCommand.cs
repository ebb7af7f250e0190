using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch rebase BRANCH</c></summary>
internal sealed class BranchRebaseCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.Branch();

    private readonly Option<string[]> _answers = new("--answer")
    {
        Description = "What to do about a conflict: keep the entry as it is, or drop it. Repeatable.",
        HelpName = "ID=keep|drop",
        DefaultValueFactory = _ => [],
    };

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
        _answers.Validators.Add(result =>
        {
            foreach (string text in result.Tokens.Select(t => t.Value).Where(t => Answer(t) is null))
                result.AddError($"--answer '{text}' is not a conflict's id, = and keep or drop.");
        });
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        Dictionary<string, ConflictAnswer> answers = [];
        foreach ((string id, ConflictAnswer answer) in session.Get(_answers)!.Select(t => Answer(t)!.Value))
            answers[id] = answer;
        await session.PrepareAsync(branch);
        RebaseView view = await session.SendAsync(new RebaseBranch(branch, answers, null, session.Get(_trial)));
        session.Show(view, page => RebasePage.Show(page, view));
        return view.Moved || view.Conflicts.All(c => c.Answer is not null) ? ExitCodes.Done : ExitCodes.CheckFailed;
    }

    private static (string Id, ConflictAnswer Answer)? Answer(string text) => text.LastIndexOf('=') switch
    {
        > 0 and var at when text[(at + 1)..] == "keep" => (text[..at], ConflictAnswer.Keep),
        > 0 and var at when text[(at + 1)..] == "drop" => (text[..at], ConflictAnswer.Drop),
        _ => null,
    };
}
