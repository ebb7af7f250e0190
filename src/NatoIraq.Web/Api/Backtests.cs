using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Backtests;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Packs;
using NatoIraq.Web.Visits;
using static NatoIraq.Web.Api.Parameters;

namespace NatoIraq.Web.Api;

/// <summary>Branches scored on what followed.</summary>
internal static class Backtests
{
    private static readonly Parameter Truth = new("truth", "The name of a truth that travels with the pack.");
    private static readonly Parameter ByTruth = new("by-truth", "As CSV, each truth beside its forecast instead of scores.");

    /// <summary>What may be asked of a backtest.</summary>
    public static readonly Parameter[] OfBacktest =
        [Parameters.Branches with { IsNeeded = true }, Truth, KnownOn, Draws, RandomSeed, Priors];

    public static void MapBacktests(this RouteGroupBuilder api)
    {
        api.MapGet("/backtest", async (Visit visit, HttpContext context, ServerOptions options) =>
                Answer(context, visit.Asked.Flag("by-truth"), await visit.DrawAsync(Ask(visit.Asked, options))))
            .Says("Scores how well branches foretold what followed.")
            .Asks([.. OfBacktest, ByTruth, Formats.Picture])
            .Gives<BacktestView>();

        api.MapPost("/backtest", async (Visit visit, HttpContext context, ServerOptions options) =>
                Answers.Of(await visit.DrawAsync((await context.ReadAsync<BacktestBody>()).Request(options))))
            .Says("Scores branches on a truth that is sent.")
            .Takes<BacktestBody>().Gives<BacktestView>();

        api.MapPost("/backtest/tables", async (Visit visit, HttpContext context) =>
                Answers.Of(await visit.DrawAsync((await context.ReadAsync<TablesBody>()).Request)))
            .Says("Scores the statistical reference on tables that are sent, on cuts that roll through time.")
            .Takes<TablesBody>().Gives<RollingView>();
    }

    /// <summary>The backtest that a query string asks for, for pages as well.</summary>
    /// <exception cref="TroubleException">It is more than one request may ask for.</exception>
    public static BacktestBranches Ask(Visits.Asked asked, ServerOptions options) => Check(new BacktestBranches(
        asked.Texts("branch"), Shipped(options, asked.Text("truth")), asked.Date("known-on"),
        asked.Whole("draws", DrawLimits.UsualDraws, 1, ProjectBranchesHandler.MostDraws), asked.RandomSeed, asked.Wide,
        Environment.ProcessorCount, null));

    private static BacktestBranches Check(BacktestBranches request)
    {
        int branches = request.Branches.Distinct().Count();
        if (branches == 0) throw new InvalidInputException("branch is missing: name at least one.");
        DrawLimits.Check(request.Draws, branches);
        return request;
    }

    private static TruthSource Shipped(ServerOptions options, string? name) =>
        TruthSource.Shipped(TruthSource.FolderOf(options.Pack), name);

    private static IResult Answer(HttpContext context, bool byTruth, BacktestView view) =>
        Formats.IsPicture(context)
            ? Results.File(Encoding.UTF8.GetBytes(BacktestPicture.Draw(view)), "image/svg+xml", "natoiraq.svg")
            : byTruth ? context.Listed(view, v => v.Truths) : context.Listed(view, v => v.Scores);

    /// <summary>What is scored, on which truth.</summary>
    private sealed record BacktestBody(
        IReadOnlyList<string> Branches, TruthBody? Truth = null, DateOnly? KnownOn = null,
        int Draws = DrawLimits.UsualDraws, ulong RandomSeed = 1, string Priors = "shipped")
    {
        public BacktestBranches Request(ServerOptions options)
        {
            if (Draws is < 1 or > ProjectBranchesHandler.MostDraws)
                throw new InvalidInputException($"draws is {Draws}; it takes a whole number from 1.");
            return Check(new BacktestBranches(
                Branches, Truth is { } sent ? new TruthSource(sent.Name, sent.Text) : Shipped(options, null), KnownOn, Draws,
                RandomSeed, Parameters.IsWide(Priors), Environment.ProcessorCount, null));
        }
    }

    /// <summary>Tables that the reference is scored on.</summary>
    private sealed record TablesBody(IReadOnlyList<TableBody> Tables, ulong RandomSeed = 1)
    {
        public BacktestTables Request => DrawLimits.Check(new BacktestTables(
            [.. Tables.Select(t => t.Source)], RandomSeed, null));
    }

    /// <summary>A table that is sent.</summary>
    /// <param name="Name">What results and errors call it.</param>
    /// <param name="Text">Its text.</param>
    /// <param name="Map">What its columns mean, YAML; null where that is to be proposed.</param>
    private sealed record TableBody(string Name, string Text, string? Map = null)
    {
        public SeriesTable Source => new(
            Name, SourceOf($"{Name}.csv", Text), Map is { } map ? SourceOf($"{Name}.yaml", map) : null);

        private static TableSource SourceOf(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
    }

    /// <summary>A truth that is sent.</summary>
    /// <param name="Text">Its text, YAML, or CSV under a name that ends so.</param>
    /// <param name="Name">What errors call it.</param>
    private sealed record TruthBody(string Text, string Name = "truth.yaml");
}
