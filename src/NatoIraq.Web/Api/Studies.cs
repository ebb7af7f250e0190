using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Sensitivity;
using NatoIraq.Core.Sensitivity;
using NatoIraq.Web.Visits;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Web.Api;

/// <summary>What moves a result of a branch most.</summary>
internal static class Studies
{
    /// <summary>The most draws a sample; each is run some fifty times.</summary>
    public const int MostDraws = 20_000;

    private static readonly Parameter Of = new("branch", "The branch.") { IsNeeded = true };
    private static readonly Parameter Against = new("baseline", "Ask of the difference from this branch instead.");
    private static readonly Parameter Day = new("at", "The end of this day; without it, the last year's end.") { IsDay = true };
    private static readonly Parameter Output = new(
        "series", "The series, nation/mission/place, or an output of the branch; without it, the first that is known.");
    private static readonly Parameter Discover = new(
        "discover", "Find the ranges of assumptions that lead to this, an expression.");

    /// <summary>What may be asked of a study.</summary>
    public static readonly Parameter[] OfStudy = [Of, Against, Day, Output, Discover, Draws, RandomSeed, Priors];

    public static void MapStudies(this RouteGroupBuilder api) =>
        api.MapGet("/sensitivity", async (Visit visit, HttpContext context) =>
            {
                SensitivityView view = await visit.DrawAsync(Ask(visit.Asked, visit.Asked.Needed("branch")));
                return Formats.IsPicture(context)
                    ? Results.File(Encoding.UTF8.GetBytes(TornadoPicture.File(view.Tornado)), "image/svg+xml", "natoiraq.svg")
                    : context.Listed(view, v => v.Inputs);
            })
            .Says("Tells which assumptions move a result most: one at a time, by rank correlation, by share of variance.")
            .Asks([.. OfStudy, Formats.Picture]).Gives<SensitivityView>();

    /// <summary>The study that a query string asks for, for pages as well.</summary>
    public static StudySensitivity Ask(Asked asked, string branch) => new(
        branch, asked.Text("baseline"), asked.Text("series"), asked.Date("at"), asked.Text("discover"),
        asked.Whole("draws", DrawLimits.UsualDraws, Study.FewestDraws, MostDraws), asked.RandomSeed, asked.Wide,
        Environment.ProcessorCount);
}
