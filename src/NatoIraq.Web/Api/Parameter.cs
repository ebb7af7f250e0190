using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Wording;

namespace NatoIraq.Web.Api;

/// <summary>A name that a query string may have; the command line's option of the same name says the same.</summary>
/// <param name="Name">The name.</param>
/// <param name="Says">What it asks for.</param>
/// <param name="Repeats">Whether it may stand there several times.</param>
/// <param name="IsNumber">Whether its value is a whole number.</param>
/// <param name="Words">The words it may be; empty when it may be others.</param>
internal sealed record Parameter(
    string Name, string Says, bool Repeats = false, bool IsNumber = false, params IReadOnlyList<string> Words)
{
    /// <summary>Whether its value is a day.</summary>
    public bool IsDay { get; init; }

    /// <summary>Whether nothing can be answered without it.</summary>
    public bool IsNeeded { get; init; }
}

/// <summary>The names that a route's query string may have.</summary>
internal sealed record AskedFor(IReadOnlyList<Parameter> Parameters);

/// <summary>The parameters that several routes share, and how a route says what it takes and gives.</summary>
internal static class Parameters
{
    public static readonly Parameter KnownOn = new("known-on", "Only what was known at the end of this day.") { IsDay = true };
    public static readonly Parameter AsImportedOn = new(
        "as-imported-on", "Only what the store held at the end of this day, in UTC.") { IsDay = true };
    public static readonly Parameter Clock = new(
        "clock", "Which date makes a thing known.", Words: ["reported", "said"]);
    public static readonly Parameter Branch = new("branch", "The branch; without it, the history.");
    public static readonly Parameter Branches = new("branch", "A branch.", Repeats: true);
    public static readonly Parameter Baseline = new("baseline", "The branch to compare with.");
    public static readonly Parameter At = new("at", "The end of this day, a step's number or an event's id.");
    public static readonly Parameter Dates = new(
        "at", "Report the end of this day; without it, each year's end.", Repeats: true) { IsDay = true };
    public static readonly Parameter Until = new("until", "Stop after the step that makes this expression true.");
    public static readonly Parameter Draw = new("draw", "Which draw of the branch: middle, or its number from 0.");
    public static readonly Parameter RandomSeed = new("random-seed", "The dice; 1 unless told.", IsNumber: true);
    public static readonly Parameter Priors = new("priors", "The assumptions' ranges.", Words: ["shipped", "wide"]);
    public static readonly Parameter Analysis = new(
        "analysis", "Also say how sure it is: intervals, dominance, tails, what shared luck saved.",
        Words: ["true", "false"]);
    public static readonly Parameter Prefer = new(
        "prefer", "Which end is better: also say the regret.", Words: ["higher", "lower"]);
    public static readonly Parameter Draws = new("draws", "How many futures of each branch; 2,000 unless told.", IsNumber: true);
    public static readonly Parameter DrawsInAll = new(
        "draws", "How many draws there were in all; a draw of a Latin hypercube depends on it.", IsNumber: true);
    public static readonly Parameter Sampling = new(
        "sampling", "How assumptions and starting values are spread over the draws.",
        Words: [.. SamplingView.Words.Select(w => w.Word)]);
    public static readonly Parameter Series = new(
        "series", "Report this series, nation/mission/place with * for all; without it, the pack's.", Repeats: true);
    public static readonly Parameter InWords = new(
        "words", "Say the result in words too, and apart from that how well it is founded.",
        Words: [.. LikelihoodScale.All.Select(s => s.Name)]);
    public static readonly Parameter Limit = new("limit", "At most so many records.", IsNumber: true);
    public static readonly Parameter After = new("after", "Only the records after this one: its id, name or step.");

    public static readonly Parameter[] Known = [KnownOn, Clock, AsImportedOn];
    public static readonly Parameter[] OfOneDraw = [Draw, RandomSeed, Priors, Sampling, DrawsInAll];
    public static readonly Parameter[] OfDraws = [Draws, RandomSeed, Sampling, Priors, Dates, Series, InWords];
    public static readonly Parameter[] Paged = [Limit, After];

    /// <summary>Whether the priors that a body names are the wide ones.</summary>
    /// <exception cref="InvalidInputException">There are none of that name.</exception>
    public static bool IsWide(string priors) => priors switch
    {
        "shipped" => false,
        "wide" => true,
        _ => throw new InvalidInputException($"priors is '{priors}'; allowed are shipped, wide."),
    };

    /// <summary>Says what the route is for.</summary>
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder route, string what) => route.WithSummary(what);

    /// <summary>Says what its query string may ask for; other names are refused.</summary>
    public static RouteHandlerBuilder Asks(this RouteHandlerBuilder route, params IReadOnlyList<Parameter> parameters) =>
        route.WithMetadata(new AskedFor(parameters));

    /// <summary>Says which view it gives.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, int status = StatusCodes.Status200OK) =>
        route.Produces<T>(status, "application/json");

    /// <summary>Says which body it takes.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route) where T : notnull =>
        route.Accepts<T>("application/json");
}
