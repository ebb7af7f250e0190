using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch merge OTHER --into BRANCH</c></summary>
internal sealed class BranchMergeCommand : Verb
{
    private readonly Argument<string> _from = new("OTHER") { Description = "The branch to take over from." };

    private readonly Option<string> _into = new("--into")
    {
        Description = "The branch that is merged into.", HelpName = "BRANCH", Required = true,
    };

    private readonly AnswersOption<MergeAnswer> _answers = new(
        "Whose word counts where both changed the same: that of the branch merged into, or the other's. Repeatable.",
        MergeAnswer.Ours, MergeAnswer.Theirs);

    private readonly Option<bool> _trial = new("--dry-run") { Description = "Only tells what would be taken over." };

    public BranchMergeCommand()
        : base(
            "merge",
            "Takes over what another branch adds, replaces and leaves out since their common parent, or lists the "
            + "conflicts that need an answer first.",
            "natoiraq branch merge full-withdrawal --into compromise --dry-run")
    {
        Add(_from);
        foreach (Option option in (Option[])[_into, _answers, _trial]) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        (string from, string into) = (session.Get(_from)!, session.Get(_into)!);
        await session.PrepareAsync(from, into);
        MergeView view = await session.SendAsync(
            new MergeBranch(from, into, _answers.Read(session), null, session.Get(_trial)));
        session.Show(view, page => MergePage.Show(page, view));
        return view.Conflicts.All(c => c.Answer is not null) ? ExitCodes.Done : ExitCodes.CheckFailed;
    }
}
