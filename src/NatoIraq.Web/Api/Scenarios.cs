using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Branches;
using NatoIraq.Core;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>The texts that describe branches: drafted, checked, applied.</summary>
internal static class Scenarios
{
    /// <summary>What may be asked of a draft.</summary>
    public static readonly Parameter[] OfDrafts =
    [
        new("name", "The scenario's name, kebab-case; my-option unless told."),
        new("from", "The parent; without it, the branch that most others are from."),
        new("fork", "Where it leaves its parent: a date, a step or an event."),
        new("kind", "What kind of policy option.", Words: [.. Kinds.Select(k => k.Word)]),
        new("title", "A title for people."), new("until", "The last day it tells of.") { IsDay = true },
    ];

    private static (string Word, DraftKind Kind)[] Kinds =>
        [.. Enum.GetValues<DraftKind>().Select(k => ($"{k}".ToLowerInvariant(), k))];

    public static void MapScenarios(this RouteGroupBuilder api)
    {
        api.MapGet("/scenario/schema", async (Visit visit) =>
                Answers.Text((await visit.SendAsync(new ShowSchema())).TrimEnd()))
            .Says("The JSON Schema of scenarios, with the names of the store's pack and branches.");

        api.MapGet("/scenario/new", async (Visit visit) => Answers.Of(await visit.DrawAsync(AskDraft(visit.Asked))))
            .Says("Drafts a scenario to start from; it stores nothing.").Asks(OfDrafts).Gives<NewScenarioView>();

        api.MapPost("/scenario/validate", async (Visit visit, HttpContext context) =>
        {
            ValidateBody body = await context.ReadAsync<ValidateBody>();
            DrawLimits.Check(body.Beside?.Count ?? 0, "beside");
            return Answers.Of(await visit.DrawAsync(new ValidateScenario(
                body.Text, body.Name, [.. (body.Beside ?? []).Select(b => b.Source)])));
        }).Says("Checks a scenario without applying it: every error with its place, then what 200 draws show.")
            .Takes<ValidateBody>().Gives<ValidatedView>();

        api.MapGet("/branches/{branch}/scenario", async (string branch, Visit visit, HttpContext context) =>
        {
            ScenarioTextView view = await visit.SendAsync(new ShowScenario(branch));
            context.Tell(view.Version);
            return Answers.Of(view);
        }).Says("The text of a branch's scenario, as its author wrote it.").Gives<ScenarioTextView>();

        api.MapPut("/branches/{branch}/scenario", ApplyAsync)
            .Says("Applies a scenario: makes its branch (If-None-Match: *), or replaces the branch's plan (If-Match).")
            .Takes<DraftBody>().Gives<AppliedView>();
    }

    private static async Task<IResult> ApplyAsync(string branch, Visit visit, HttpContext context)
    {
        long? seen = context.SeenOrNew();
        DraftBody body = await context.ReadAsync<DraftBody>();
        string? name = ScenarioTexts.NameOf(body.Text);
        if (name != branch)
        {
            throw new InvalidInputException(
                $"The text's scenario is {(name is null ? "not named" : $"'{name}'")}, and it is sent to '{branch}'.",
                $"Begin a line with 'scenario: {branch}'.");
        }
        AppliedView view = await visit.SendAsync(new ApplyScenario(body.Text, body.Name, seen));
        context.Tell(view.Version);
        return Answers.Of(view, seen == 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    /// <summary>The draft that a query string asks for.</summary>
    public static NewScenario AskDraft(Asked asked) => new(
        asked.Text("name") ?? "my-option", asked.Text("title"), asked.Text("from"), asked.Text("fork"),
        asked.Date("until"), asked.Word("kind", DraftKind.Withdraw, Kinds), null);

    /// <summary>A scenario to check, with others that it may be from.</summary>
    private sealed record ValidateBody(string Text, string Name = "draft.yaml", IReadOnlyList<DraftBody>? Beside = null);
}
