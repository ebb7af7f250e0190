using NatoIraq.App.History;
using NatoIraq.App.Sources;
using NatoIraq.Web.Api;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Cli.Mcp;

/// <summary>What the sources say and what happened: claims, history, the world at a moment, and why.</summary>
internal static class FactTools
{
    public static IReadOnlyList<Tool> All { get; } =
    [
        Tool.Reading(
            "guide", "Guide and names",
            "Read this first: how to ask and how to cite, and every name the store knows - branches, missions, places, "
                + "nations, options - with the days its history spans.",
            [], async call => new GuideView(Guide.Text, await call.SendAsync(new ShowNames()))),

        Tool.Reading(
            "claims", "Claims of the sources",
            "Lists what the sources say: who, what, when it held, was said and was reported, its quantity in persons "
                + "(null is unknown, never zero) and its tier: A drives the history, B is context, C rhetoric, D a "
                + "repeat. With about it also tells who says it and how many independent source families that makes. "
                + "With known-on and clock it tells what was known on a day by report, or by when it was said; hidden "
                + "counts the rest.",
            [.. Claims.OfClaims, .. Paged], async call =>
            {
                ClaimsView view = await call.SendAsync(Claims.Ask(call.Asked));
                return view with { Claims = call.Page(view.Claims, c => c.Id) };
            }),

        Tool.Reading(
            "sources", "Documents",
            "Lists the documents behind the claims: outlet, agencies, day of publication, and the family: sources of "
                + "one family tell one story and do not corroborate each other.",
            [], call => call.SendAsync(new ListSources())),

        Tool.Reading(
            "history", "Events of the history",
            "Lists the documented events in the order they take effect, each with its window of days, its data and the "
                + "claims it cites.",
            [.. Known, .. Paged], async call =>
            {
                HistoryView view = await call.SendAsync(new ShowHistory(call.Asked.Date("known-on"), call.Asked.Clock)
                {
                    AsImportedOn = call.Asked.AsImportedOn,
                });
                return view with { Events = call.Page(view.Events, e => $"{e.Step}") };
            }),

        Tool.Reading(
            "history_revisions", "Corrections of the history",
            "Lists what imports added, corrected and retracted after the first one, with what it said before.",
            [AsImportedOn], call => call.SendAsync(new ListRevisions { AsImportedOn = call.Asked.AsImportedOn })),

        Tool.Reading(
            "replay", "Replay step by step",
            "Replays the history, or one draw of a branch: at each step which machine changed its state, which level "
                + "changed, what a rule rejected. until stops it after the step that makes an expression true, such as "
                + "state(MACHINE, SUBJECT) == STATE, conflict(*) for sources that disagree about a quantity, or "
                + "strength(SERIES) > 5000; stopped then tells where and why.",
            [.. History.OfReplay, .. Paged], async call =>
            {
                ReplayView view = await call.SendAsync(History.AskReplay(call.Asked));
                return view with { Steps = call.Page(view.Steps, s => $"{s.Step}") };
            }),

        Tool.Reading(
            "state", "The world at a moment",
            "Shows the world at the end of a day, after a step or an event: levels in persons (low and high are "
                + "bounds; all three null is unknown, with lastKnown), states of machines, caps, mandates, leaders, "
                + "office holders, and what is possible but not certain yet. With known-on only what was known then "
                + "counts.",
            History.OfState, call => call.SendAsync(History.AskState(call.Asked))),

        Tool.Reading(
            "explain", "Why it is so, down to the sources",
            "Traces a level (NATION/MISSION/PLACE), a machine's state (MACHINE/SUBJECT) or an event to the claims, "
                + "their documents and paragraphs, the bounds derived from them with their conditions, and the "
                + "conflicts between sources. On a branch it traces the projected number to the plan's entries, the "
                + "assumptions behind it and their shares of its variance. Ask this to cite any number.",
            History.OfExplanation, call => call.DrawAsync(
                History.AskExplain(call.Asked) with { Progress = call.Progress })),

        Tool.Reading(
            "diff", "Two branches or two moments",
            "Compares two branches, a and b, or two moments (at twice, or a and b as BRANCH@MOMENT): what is planned, "
                + "what happens, what comes of it, in one draw. For many draws use compare.",
            Diffs.OfDiff, call => call.SendAsync(Diffs.Ask(call.Asked))),
    ];
}

/// <summary>How to ask, and by which names.</summary>
/// <param name="Text">How to ask and to cite.</param>
/// <param name="Names">The names of the store.</param>
internal sealed record GuideView(string Text, NamesView Names);
