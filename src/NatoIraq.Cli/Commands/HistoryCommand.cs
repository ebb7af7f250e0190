using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Claims;

namespace NatoIraq.Cli.Commands;

/// <summary><c>history</c></summary>
internal sealed class HistoryCommand : Verb
{
    private readonly Option<DateOnly?> _knownOn = Cli.Options.KnownOn();
    private readonly Option<DateOnly?> _asImportedOn = Cli.Options.AsImportedOn();
    private readonly Option<Clock> _clock = Cli.Options.Clock();
    private readonly Option<string?> _format = Cli.Options.HistoryFormat();

    private readonly Option<bool> _revisions = new("--revisions")
    {
        Description = "List what later imports added, corrected and retracted instead, with what it said before.",
    };

    public HistoryCommand()
        : base(
            "history", "Lists the events of the history in the order they take effect.",
            "natoiraq history", "natoiraq history --known-on 2020-02-12 --json", "natoiraq history --revisions",
            "natoiraq history --format ics > history.ics")
    {
        Add(_knownOn);
        Add(Cli.Options.Csv);
        Add(_clock);
        Add(_asImportedOn);
        Add(_revisions);
        Validators.Add(result =>
        {
            bool isBoth = result.GetValue(_revisions) && result.GetResult(_knownOn) is not null;
            if (isBoth) result.AddError("--revisions lists what was imported, known or not: leave --known-on out.");
            bool isTwice = result.GetValue(_revisions) && result.GetResult(_format) is not null;
            if (isTwice) result.AddError("--revisions has no --format of its own: print it with --json or --csv.");
        });
        Add(_format);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        DateOnly? asImportedOn = session.Get(_asImportedOn);
        if (asImportedOn is null) await session.PrepareAsync();
        if (session.Get(_revisions))
        {
            RevisionsView revisions = await session.SendAsync(new ListRevisions { AsImportedOn = asImportedOn });
            session.Show(revisions, revisions.Revisions, page => HistoryPage.Write(page, revisions));
            return ExitCodes.Done;
        }
        HistoryView view = await session.SendAsync(new ShowHistory(session.Get(_knownOn), session.Get(_clock))
        {
            AsImportedOn = asImportedOn,
        });
        if (session.Get(_format) is { } format)
        {
            string pack = (await session.SendAsync(new FindPack()))!;
            session.Show(page => page.Verbatim(
                format == "ics" ? HistoryCalendar.Write(view, pack) : Json.Lines(view.Events)));
        }
        else session.Show(view, view.Events, page => HistoryPage.Write(page, view));
        return ExitCodes.Done;
    }
}
