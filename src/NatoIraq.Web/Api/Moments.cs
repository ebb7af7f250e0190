using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Web.Visits;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Web.Api;

/// <summary>What the stepper of a terminal shows: a step at a time, and what an expression is worth after each.</summary>
internal static class Moments
{
    private static readonly Parameter Expression = new("expression", "What to read after each step.");

    public static void MapMoments(this RouteGroupBuilder api)
    {
        api.MapGet("/moments", async (Visit visit, HttpContext context) =>
        {
            Reel reel = await visit.SendAsync(Open(visit.Asked));
            int[] steps = visit.Asked.Text("at") is { } at
                ? [Math.Clamp(reel.StepOf(at), reel.First, reel.Length)]
                : [.. context.Page([.. Enumerable.Range(1, reel.Length)], s => $"{s}")];
            return Answers.Of(new
            {
                reel.Branch, reel.Draw, Count = reel.Length, Fork = reel.ForkStep, reel.HiddenEvents, reel.HiddenClaims,
                Moments = steps.Where(s => s > 0).Select(reel.At).ToArray(),
            });
        }).Says("Shows steps as the stepper does: what happened, what it changed, on whose word, what was not known yet.")
            .Asks([Branch, At, .. Known, .. OfOneDraw, .. Paged]);

        api.MapGet("/readings", async (Visit visit) =>
        {
            Reel reel = await visit.SendAsync(Open(visit.Asked));
            Reading reading = reel.Read(visit.Asked.Needed("expression"));
            int[] steps = [.. Enumerable.Range(0, reel.Length + 1)];
            return Answers.Of(new
            {
                Expression = reading.Text,
                Hits = steps.Where(reading.IsHit).ToArray(),
                Values = steps.Where(s => s == 0 || reading.At(s) != reading.At(s - 1))
                    .Select(s => new { Step = s, Value = reading.At(s) }).ToArray(),
            });
        }).Says("Tells what an expression is worth, from each step at which that changes, and where it becomes true.")
            .Asks([Expression, Branch, .. Known, .. OfOneDraw]);
    }

    private static OpenReplay Open(Asked asked) => new(
        asked.Text("branch") ?? Scenario.Trunk, asked.Draw, asked.RandomSeed, asked.Wide, asked.Date("known-on"),
        asked.Clock)
    {
        Design = asked.Design,
        AsImportedOn = asked.AsImportedOn,
    };
}
