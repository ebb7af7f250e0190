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
    private readonly Option<Clock> _clock = Cli.Options.Clock();
    private readonly Option<string?> _format = Cli.Options.HistoryFormat();

    public HistoryCommand()
        : base(
            "history", "Lists the events of the history in the order they take effect.",
            "natoiraq history", "natoiraq history --known-on 2020-02-12 --json",
            "natoiraq history --format ics > history.ics")
    {
        Add(_knownOn);
        Add(Cli.Options.Csv);
        Add(_clock);
        Add(_format);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        await session.PrepareAsync();
        HistoryView view = await session.SendAsync(new ShowHistory(session.Get(_knownOn), session.Get(_clock)));
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
