using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Core;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>One series of a branch, or of a draft of it, drawn over a baseline: what an editor shows as one types.</summary>
internal static class Pictures
{
    public static void MapPictures(this RouteGroupBuilder api) =>
        api.MapPost("/picture", async (Visit visit, HttpContext context) =>
                Answers.Of(await visit.PictureAsync((await context.ReadAsync<PictureBody>()).Request)))
            .Says("Draws one series of a branch, or of a scenario that is not stored, over its parent or another branch.")
            .Takes<PictureBody>().Gives<PictureView>();

    /// <summary>What is drawn: a scenario's text, or a branch by its name.</summary>
    private sealed record PictureBody(
        string Branch, string? Text = null, string? Baseline = null, string? Series = null, int Draws = 1000,
        ulong RandomSeed = 1)
    {
        public PictureSeries Request
        {
            get
            {
                if (Draws is < 1 or > ProjectBranchesHandler.MostDraws)
                    throw new InvalidInputException($"draws is {Draws}; it takes a whole number from 1.");
                DrawLimits.Check(Draws, 2);
                return new PictureSeries(
                    Branch, Text is null ? null : new App.ScenarioSource($"{Branch}.yaml", Text), Baseline, Series, Draws,
                    RandomSeed, Environment.ProcessorCount);
            }
        }
    }
}
