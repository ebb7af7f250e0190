using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch append BRANCH</c></summary>
internal sealed class BranchAppendCommand : Verb
{
    private const string Standard = "-";

    private const string Either =
        "'branch append' takes either --entry FILE or --yaml TEXT: the event to add, as under 'events'.";

    private readonly Argument<string> _branch = Cli.Options.Branch();

    private readonly Option<string?> _entry = new("--entry")
    {
        Description = "A file with one entry, as under 'events' in a scenario; - reads it from stdin.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _yaml = new("--yaml") { Description = "The entry itself.", HelpName = "TEXT" };

    public BranchAppendCommand()
        : base(
            "append",
            "Adds an entry to a branch's plan, or replaces the one of the same id. At a terminal it asks for one that "
            + "no option gives.",
            "natoiraq branch append status-quo --yaml \"{id: ok, on: 2020-06-01, event: host-invited, mission: nmi}\"",
            "natoiraq branch append my-option --entry entry.yaml")
    {
        Add(_branch);
        Add(_entry);
        Add(_yaml);
        Validators.Add(result =>
        {
            if (result.GetResult(_entry) is not null && result.GetResult(_yaml) is not null) result.AddError(Either);
        });
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        bool isGiven = session.Get(_yaml) is not null || session.Get(_entry) is not null;
        if (!isGiven && (!session.Terminal.IsInteractive || session.IsJson)) return Refuse(session);
        string? yaml = session.Get(_yaml) ?? session.Get(_entry) switch
        {
            Standard => await session.Terminal.Input.ReadToEndAsync(session.Cancel),
            { } file => ScenarioTexts.Read(file),
            null => await AnsweredAsync(session, branch),
        };
        if (yaml is null) return ExitCodes.Done;
        await session.PrepareAsync(branch);
        string from = session.Get(_entry) ?? (session.Get(_yaml) is null ? "your answers" : "--yaml");
        BranchView view = await session.SendAsync(new AppendEntry(branch, yaml, from));
        session.Show(view, page => BranchPage.Edited(page, view));
        return ExitCodes.Done;
    }

    /// <summary>The entry that somebody answers for, and then stands by; null when they do not.</summary>
    private static async Task<string?> AnsweredAsync(Session session, string branch)
    {
        await session.PrepareAsync(branch);
        var ask = new Questions(session.Terminal);
        string yaml = EntryQuestions.Ask(ask, await session.SendAsync(new ShowEntryForms(branch))).ToYaml();
        session.Notice($"\n{yaml}");
        if (ask.Confirm($"Append this to {branch}?")) return yaml;
        session.Notice("Nothing was appended.");
        return null;
    }

    /// <summary>Where nobody can be asked: what each event needs, and an entry that works.</summary>
    private int Refuse(Session session)
    {
        session.Notice(Either);
        session.Notice("  An entry needs an id, an event, when it is due (on: DATE or after: { event: ID }), and:");
        foreach ((string fields, IReadOnlyList<string> events) in ShowEntryForms.Needs)
            session.Notice($"    {fields}: {string.Join(", ", events)}");
        session.Notice($"  For example: {Examples[0]}");
        session.Notice($"See '{CommandPath.Program} branch append --help'.");
        return ExitCodes.Usage;
    }
}
