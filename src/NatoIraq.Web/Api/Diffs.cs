using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Diffs;
using NatoIraq.Core;
using NatoIraq.Core.Scenarios;
using NatoIraq.Web.Visits;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Web.Api;

/// <summary>Two branches, two moments or two scenarios beside each other.</summary>
internal static class Diffs
{
    private static readonly Parameter A = new("a", "The one branch, or a moment of it: branch@moment.");
    private static readonly Parameter B = new("b", "The other.");
    private static readonly Parameter Moments = new(
        "at", "For two branches a day to compare at; otherwise the two moments to compare.", Repeats: true);

    /// <summary>What may be asked of a diff.</summary>
    public static readonly Parameter[] OfDiff = [A, B, Branch, Moments, .. OfOneDraw];

    public static void MapDiffs(this RouteGroupBuilder api)
    {
        api.MapGet("/diff", async (Visit visit) => Answers.Of(await visit.SendAsync(Ask(visit.Asked))))
            .Says("Compares two branches, a and b, or two moments: what is planned, what happens, what comes of it.")
            .Asks(OfDiff).Gives<DiffView>();

        api.MapPost("/diff", async (Visit visit, HttpContext context) =>
        {
            DiffBody body = await context.ReadAsync<DiffBody>();
            return Answers.Of(await visit.SendAsync(new DiffScenarios(body.A.Side, body.B.Side)));
        }).Says("Compares what two scenarios say, each a text or a branch's own.")
            .Takes<DiffBody>().Gives<DiffView>();
    }

    /// <summary>The diff that a query string asks for: of two branches, or of two moments.</summary>
    public static IRequest<DiffView> Ask(Asked asked) =>
        asked.Text("a") is null || DiffedMoment.Find(asked.Needed("a")) is not null ? OfMoments(asked) : OfBranches(asked);

    private static DiffBranches OfBranches(Asked asked) => new(
        asked.Needed("a"), asked.Needed("b"), asked.Dates("at"), asked.Draw, asked.RandomSeed, asked.Wide)
    {
        Design = asked.Design,
    };

    private static DiffMoments OfMoments(Asked asked)
    {
        string branch = asked.Text("branch") ?? Scenario.Trunk;
        DiffedMoment?[] two = asked.Text("a") is { } a
            ? [DiffedMoment.Find(a), DiffedMoment.Find(asked.Needed("b"))]
            : [.. asked.Texts("at").Select(at => new DiffedMoment(branch, at))];
        return two is [{ } from, { } to]
            ? new DiffMoments(from, to, asked.Draw, asked.RandomSeed, asked.Wide) { Design = asked.Design }
            : throw new InvalidInputException(
                "A diff takes two branches, a and b, or at most one branch and two at.",
                "Two moments of two branches are a=BRANCH@MOMENT and b=BRANCH@MOMENT.");
    }

    private sealed record DiffBody(SideBody A, SideBody B);

    /// <summary>A side: a scenario's text with the name that errors call it by, or a branch by its name.</summary>
    private sealed record SideBody(string Name, string? Text = null)
    {
        public DiffedScenario Side => new(Name, Text);
    }
}
