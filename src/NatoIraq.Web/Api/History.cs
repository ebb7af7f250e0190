using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.History;
using NatoIraq.App.Provenance;
using NatoIraq.App.Views;
using NatoIraq.Core.Scenarios;
using NatoIraq.Web.Visits;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Web.Api;

/// <summary>The history and single draws of branches: listed, replayed, looked at.</summary>
internal static class History
{
    private static readonly Parameter Subject = new(
        "subject", "A series, a machine/subject, or an event's id: */*/place, operations/mission.") { IsNeeded = true };

    /// <summary>What may be asked of a replay.</summary>
    public static readonly Parameter[] OfReplay = [Branch, At, Until, .. Known, .. OfOneDraw];

    /// <summary>What may be asked of the world at a moment.</summary>
    public static readonly Parameter[] OfState = [Branch, At, .. Known, .. OfOneDraw];

    /// <summary>What may be asked of an explanation.</summary>
    public static readonly Parameter[] OfExplanation =
        [Subject, Branch, At, Draw, Draws, RandomSeed, Sampling, Priors, InWords];

    /// <summary>Each draw is run once for every assumption as well.</summary>
    private const int MostExplained = 10_000;

    public static void MapHistory(this RouteGroupBuilder api)
    {
        api.MapGet("/history", async (Visit visit, HttpContext context) =>
        {
            HistoryView view = await visit.SendAsync(new ShowHistory(visit.Asked.Date("known-on"), visit.Asked.Clock)
            {
                AsImportedOn = visit.Asked.AsImportedOn,
            });
            view = view with { Events = context.Page(view.Events, e => $"{e.Step}") };
            return Formats.Of(context) switch
            {
                "ics" => Answers.File(
                    HistoryCalendar.Write(view, (await visit.SendAsync(new FindPack()))!), HistoryCalendar.MediaType,
                    "history.ics"),
                "jsonl" => Answers.FileOfLines(view.Events, "history.jsonl"),
                _ => context.Listed(view, v => v.Events),
            };
        }).Says("Lists the events of the history in the order they take effect.")
            .Asks([.. Known, .. Paged, Formats.Events]).Gives<HistoryView>();

        api.MapGet("/history/revisions", async (Visit visit, HttpContext context) => context.Listed(
                await visit.SendAsync(new ListRevisions { AsImportedOn = visit.Asked.AsImportedOn }), v => v.Revisions))
            .Says("Lists what imports added, corrected and retracted after the first one, with what it said before.")
            .Asks([AsImportedOn, Formats.Table]).Gives<RevisionsView>();

        api.MapGet("/replay", async (Visit visit, HttpContext context) => Replayed(
                await visit.SendAsync(AskReplay(visit.Asked)), context))
            .Says("Replays the history, or one draw of a branch: a document, or lines for application/x-ndjson.")
            .Asks([.. OfReplay, .. Paged]).Gives<ReplayView>();

        api.MapGet("/state", async (Visit visit, HttpContext context) =>
                context.Listed(await visit.SendAsync(AskState(visit.Asked)), v => v.Levels))
            .Says("Shows the world at a moment, on the history or on one draw of a branch.")
            .Asks([.. OfState, Formats.Table]).Gives<StateView>();

        api.MapGet("/explain", async (Visit visit, HttpContext context) =>
                Explained(await visit.DrawAsync(AskExplain(visit.Asked)), context))
            .Says("Traces a level, a machine's state or an event down to the claims and the bounds they give.")
            .Asks([.. OfExplanation, Formats.Provenance])
            .Gives<ExplainView>();
    }

    /// <summary>The state that a query string asks for, for pages as well.</summary>
    public static ShowState AskState(Asked asked) => new(
        asked.Text("branch") ?? Scenario.Trunk, asked.Text("at"), asked.Date("known-on"), asked.Clock, asked.Draw,
        asked.RandomSeed, asked.Wide)
    {
        Design = asked.Design,
        AsImportedOn = asked.AsImportedOn,
    };

    /// <summary>The replay that a query string asks for.</summary>
    public static ReplayTimeline AskReplay(Asked asked) => new(
        asked.Text("branch") ?? Scenario.Trunk, asked.Draw, asked.RandomSeed, asked.Wide, asked.Text("at"),
        asked.Text("until"), asked.Date("known-on"), asked.Clock)
    {
        Design = asked.Design,
        AsImportedOn = asked.AsImportedOn,
    };

    /// <summary>The explanation that a query string asks for.</summary>
    public static Explain AskExplain(Asked asked) => new(
        asked.Needed("subject"), asked.Text("branch") ?? Scenario.Trunk, asked.Text("at"), asked.Draw, asked.RandomSeed,
        asked.Wide)
    {
        Design = asked.Design,
        Draws = asked.Whole("draws", DrawLimits.UsualDraws, 1, MostExplained),
        Threads = Environment.ProcessorCount,
        Words = asked.Scale,
    };

    private static IResult Explained(ExplainView view, HttpContext context) => Formats.IsProvenance(context)
        ? Results.Text(ExplanationProv.Write(view), "application/json", Encoding.UTF8)
        : context.Listed(view, v => v.Events);

    private static IResult Replayed(ReplayView view, HttpContext context)
    {
        IReadOnlyList<StepView> steps = context.Page(view.Steps, s => $"{s.Step}");
        bool isLines = context.Request.Headers.Accept.Any(a => a?.Contains(Answers.Lines, StringComparison.Ordinal) ?? false);
        if (!isLines) return Answers.Of(view with { Steps = steps });
        bool isLast = view.Steps.Count == 0 || (steps.Count > 0 && steps[^1] == view.Steps[^1]);
        return Answers.OfLines([
            .. steps.Select(Json.Write),
            .. isLast && view.Stopped is { } stopped ? [Json.Write(new { stopped })] : Array.Empty<string>(),
        ]);
    }
}
