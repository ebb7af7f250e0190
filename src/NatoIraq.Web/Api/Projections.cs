using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Wording;
using NatoIraq.Web.Visits;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Web.Api;

/// <summary>
/// Branches drawn many times, alone or compared with a baseline; scenarios that are not stored as well. Who accepts
/// text/event-stream is told how far it is.
/// </summary>
internal static class Projections
{
    /// <summary>What may be asked of a projection.</summary>
    public static readonly Parameter[] OfProjection = [Parameters.Branches, .. OfDraws];

    /// <summary>What may be asked of a comparison.</summary>
    public static readonly Parameter[] OfComparison =
        [Parameters.Branches, Baseline with { IsNeeded = true }, .. OfDraws, Analysis, Prefer];

    public static void MapProjections(this RouteGroupBuilder api)
    {
        api.MapGet("/project", (Visit visit) => new Drawn(visit, Alone(Ask(visit.Asked))))
            .Says("Projects branches: how their levels develop, what happens and what is blocked.")
            .Asks([.. OfProjection, Formats.Picture]).Gives<CompareView>();

        api.MapGet("/compare", (Visit visit) => new Drawn(visit, Compared(Ask(visit.Asked))))
            .Says("Compares branches with a baseline, draw by draw, so that luck that both share cancels out.")
            .Asks([.. OfComparison, Formats.Picture]).Gives<CompareView>();

        api.MapPost("/project", async (Visit visit, HttpContext context) =>
                new Drawn(visit, Alone((await context.ReadAsync<ProjectionBody>()).Request)))
            .Says("Projects scenarios that are not stored, and branches beside them.")
            .Takes<ProjectionBody>().Gives<CompareView>();

        api.MapPost("/compare", async (Visit visit, HttpContext context) =>
                new Drawn(visit, Compared((await context.ReadAsync<ProjectionBody>()).Request)))
            .Says("Compares scenarios that are not stored, and branches beside them, with a baseline.")
            .Takes<ProjectionBody>().Gives<CompareView>();

        api.MapGet("/report", async (Visit visit) =>
                Answers.Of((await visit.ReportAsync(await DrawLimits.AskReportAsync(visit))).Compared.View))
            .Says("The comparison that a report is of; the page itself is at /report/document.")
            .Asks([Parameters.Branches, Baseline, .. OfDraws, Prefer]).Gives<CompareView>();
    }

    /// <summary>The projection that a query string asks for, for pages as well.</summary>
    /// <exception cref="TroubleException">It is more than one request may ask for.</exception>
    public static ProjectBranches Ask(
        Asked asked, int usualDraws = DrawLimits.UsualDraws, IReadOnlyList<App.ScenarioSource>? drafts = null) =>
        DrawLimits.Check(Read(asked, usualDraws, drafts));

    /// <summary>The projection that a query string asks for, be it of nothing or of too much.</summary>
    public static ProjectBranches Read(
        Asked asked, int usualDraws, IReadOnlyList<App.ScenarioSource>? drafts = null) => new(
        asked.Texts("branch"), asked.Text("baseline"),
        asked.Whole("draws", usualDraws, 1, ProjectBranchesHandler.MostDraws), asked.RandomSeed, asked.Dates("at"),
        asked.Texts("series"), asked.Wide, Environment.ProcessorCount, null, Drafts: drafts)
    {
        Sampling = asked.Sampling,
        Analysis = asked.Flag("analysis"), Prefer = asked.Prefer, Words = asked.Scale,
    };

    /// <summary>The projection, if it is compared with nothing.</summary>
    public static ProjectBranches Alone(ProjectBranches request) => request.Baseline is null ? request
        : throw new InvalidInputException("A projection has no baseline.", "Ask for a comparison.");

    /// <summary>The projection, if it is compared with another branch.</summary>
    public static ProjectBranches Compared(ProjectBranches request) => request.Baseline is { } baseline
        ? request.Drafts is { Count: > 0 } || request.Branches.Any(b => b != baseline) ? request
            : throw new InvalidInputException(
                $"'{baseline}' is the baseline itself: there is nothing to compare.", "Name another branch.")
        : throw new InvalidInputException("baseline is missing: name the branch to compare with.");

    /// <summary>What is drawn.</summary>
    private sealed record ProjectionBody(
        IReadOnlyList<DraftBody>? Drafts = null, IReadOnlyList<string>? Branches = null, string? Baseline = null,
        int Draws = DrawLimits.UsualDraws, ulong RandomSeed = 1, IReadOnlyList<DateOnly>? At = null,
        IReadOnlyList<string>? Series = null, string Priors = "shipped", string Sampling = "plain",
        bool Analysis = false, Preference? Prefer = null, string? Words = null)
    {
        public ProjectBranches Request => DrawLimits.Check(new ProjectBranches(
            Branches ?? [], Baseline, Draws, RandomSeed, At ?? [], Series ?? [], Parameters.IsWide(Priors),
            Environment.ProcessorCount, null, Drafts: [.. (Drafts ?? []).Select(d => d.Source)])
        {
            Sampling = Method, Analysis = Analysis, Prefer = Prefer, Words = Scale,
        });

        private LikelihoodScale? Scale => Words is null ? null : LikelihoodScale.All.FirstOrDefault(s => s.Name == Words)
            ?? throw new InvalidInputException(
                $"words is '{Words}'; allowed are {string.Join(", ", LikelihoodScale.All.Select(s => s.Name))}.");

        private SamplingMethod Method => SamplingView.Words.Where(w => w.Word == Sampling).Select(w => (SamplingMethod?)w.Method)
            .FirstOrDefault() ?? throw new InvalidInputException(
                $"sampling is '{Sampling}'; allowed are {string.Join(", ", SamplingView.Words.Select(w => w.Word))}.");
    }
}
