using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch fork BRANCH</c></summary>
internal sealed class BranchForkCommand : Verb
{
    private readonly Argument<string> _branch = new("BRANCH") { Description = "The new branch's name, kebab-case." };

    private readonly Option<string> _from = new("--from")
    {
        Description = "The parent; without it, the history.",
        HelpName = "BRANCH",
        DefaultValueFactory = _ => Scenario.Trunk,
    };

    private readonly Option<string?> _at = new("--at")
    {
        Description = "Where it leaves; without it, where its parent forked, or the last event.",
        HelpName = "DATE|STEP|EVENT",
    };

    private readonly Option<DateOnly?> _until = Cli.Options.Until();
    private readonly Option<string?> _title = new("--title") { Description = "A title for people.", HelpName = "TEXT" };

    public BranchForkCommand()
        : base(
            "fork", "Forks a branch with an empty plan of its own; 'branch append' fills it.",
            "natoiraq branch fork my-option --from status-quo --title \"My option\"",
            "natoiraq branch fork after-the-truce --at 2020-02-13 --until 2021-12-31")
    {
        Add(_branch);
        foreach (Option option in (Option[])[_from, _at, _until, _title]) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string from = session.Get(_from)!;
        await session.PrepareAsync(from);
        AppliedView view = await session.SendAsync(new ForkBranch(
            session.Get(_branch)!, session.Get(_title), from, session.Get(_at), session.Get(_until)));
        session.Show(view, page => ScenarioPage.Applied(page, view));
        return ExitCodes.Done;
    }
}
