using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch cherry-pick FROM ENTRY... --onto BRANCH</c></summary>
internal sealed class BranchCherryPickCommand : Verb
{
    private readonly Argument<string> _from = new("FROM") { Description = "The branch that has the entries." };

    private readonly Argument<string[]> _entries = new("ENTRY")
    {
        Description = "The entries' ids.", Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _onto = new("--onto")
    {
        Description = "The branch they are copied into.", HelpName = "BRANCH", Required = true,
    };

    public BranchCherryPickCommand()
        : base(
            "cherry-pick",
            "Copies entries of one branch's plan into another's, with the assumptions and starting values they use.",
            "natoiraq branch cherry-pick full-withdrawal vote-transmitted vote-executed --onto compromise")
    {
        Add(_from);
        Add(_entries);
        Add(_onto);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        (string from, string onto) = (session.Get(_from)!, session.Get(_onto)!);
        await session.PrepareAsync(from, onto);
        PickView view = await session.SendAsync(new PickEntries(from, session.Get(_entries)!, onto));
        session.Show(view, page => MergePage.Picked(page, view));
        return ExitCodes.Done;
    }
}
