using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch append BRANCH</c></summary>
internal sealed class BranchAppendCommand : Verb
{
    private const string Standard = "-";

    private readonly Argument<string> _branch = Cli.Options.Branch();

    private readonly Option<string?> _entry = new("--entry")
    {
        Description = "A file with one entry, as under 'events' in a scenario; - reads it from stdin.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _yaml = new("--yaml") { Description = "The entry itself.", HelpName = "TEXT" };

    public BranchAppendCommand()
        : base(
            "append", "Adds an entry to a branch's plan, or replaces the one of the same id.",
            "natoiraq branch append status-quo --yaml \"{id: ok, on: 2020-06-01, event: host-invited, mission: nmi}\"",
            "natoiraq branch append my-option --entry entry.yaml")
    {
        Add(_branch);
        Add(_entry);
        Add(_yaml);
        Validators.Add(result =>
        {
            if (result.GetResult(_entry) is null == result.GetResult(_yaml) is null)
            {
                result.AddError("'branch append' takes either --entry FILE or --yaml TEXT: the event to add, as under 'events'.");
            }
        });
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        string yaml = session.Get(_yaml) ?? session.Get(_entry) switch
        {
            Standard => await session.Terminal.Input.ReadToEndAsync(session.Cancel),
            var file => ScenarioTexts.Read(file!),
        };
        await session.PrepareAsync(branch);
        BranchView view = await session.SendAsync(new AppendEntry(
            branch, yaml, session.Get(_yaml) is null ? session.Get(_entry)! : "--yaml"));
        session.Show(view, page => BranchPage.Edited(page, view));
        return ExitCodes.Done;
    }
}
