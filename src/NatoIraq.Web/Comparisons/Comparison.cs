using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Wording;
using NatoIraq.Web.Api;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Comparisons;

/// <summary>What the page of a comparison is asked for, and the addresses of what belongs to it.</summary>
public sealed class Comparison(Asked asked)
{
    /// <summary>Where the page is.</summary>
    public const string Path = "/compare";

    /// <summary>
    /// How many draws a branch are drawn while somebody waits; the page says how many they are until finer ones come.
    /// </summary>
    public const int QuickDraws = 400;

    /// <summary>How many are drawn behind a page that names no number.</summary>
    public const int FineDraws = 10_000;

    /// <summary>The branches; without any there is nothing to compare.</summary>
    public IReadOnlyList<string> Branches { get; } = asked.Texts("branch");

    /// <summary>The baseline; null for the one that most are from.</summary>
    public string? Baseline { get; } = asked.Text("baseline");

    /// <summary>The series and outputs that are looked at.</summary>
    public IReadOnlyList<string> Series { get; } = asked.Texts("series");

    /// <summary>The days of the comparison; none for each year's end.</summary>
    public IReadOnlyList<DateOnly> Dates { get; } = asked.Dates("at");

    /// <summary>The number of draws asked for; null for what is usual.</summary>
    public int? Draws { get; } = asked.Text("draws") is null ? null : asked.Whole("draws", QuickDraws, 1, int.MaxValue);

    /// <summary>The random seed.</summary>
    public ulong RandomSeed { get; } = asked.RandomSeed;

    /// <summary>Which end of a level is better; null where nobody says.</summary>
    public Preference? Prefer { get; } = asked.Prefer;

    /// <summary>Whether the wide priors are drawn.</summary>
    public bool Wide { get; } = asked.Wide;

    /// <summary>Whether it asks for anything of the folded part of the form.</summary>
    public bool AsksMore => Dates.Count > 0 || Draws is not null || RandomSeed != 1 || Wide || Prefer is not null
        || Sampling != SamplingMethod.Plain || Scale is not null;

    /// <summary>How assumptions and starting values are spread over the draws.</summary>
    public SamplingMethod Sampling { get; } = asked.Sampling;

    /// <summary>The scale in whose words likelihoods are told; null for the usual one.</summary>
    public LikelihoodScale? Scale { get; } = asked.Scale;

    /// <summary>Whether it asks how sure the results are, which takes longer than to draw them.</summary>
    public bool Analysis { get; } = asked.Flag("analysis");

    /// <summary>What is drawn.</summary>
    public DrawComparison Request => new(Projections.Ask(asked, QuickDraws));

    /// <summary>What is drawn while somebody waits: how sure it is only where the address says so.</summary>
    public DrawComparison QuickRequest => Analysis ? Request
        : new(Request.Projected with { Prefer = null });

    /// <summary>The address of the page, with another series or number of draws if they are given.</summary>
    public string Url(string? series = null, int? draws = null) => Path + Query(series, draws);

    /// <summary>The address of the page that says how sure it is.</summary>
    public string UrlOfAnalysis(int draws) => $"{Url(draws: draws)}&analysis=1";

    /// <summary>The address of a page that takes the same branches by the same names.</summary>
    public string UrlOfBranches(string page) =>
        page + new QueryBuilder(Branches.Select(b => KeyValuePair.Create("branch", b)));

    /// <summary>The address of what moves a branch's headline, against the baseline.</summary>
    public string UrlOfMoves(string branch, string? baseline)
    {
        var query = new QueryBuilder();
        if (baseline is not null && baseline != branch) query.Add("baseline", baseline);
        if (Series.Count > 0) query.Add("series", Series[0]);
        if (Dates.Count > 0) query.Add("at", Figures.Iso(Dates.Max()));
        if (Wide) query.Add("priors", "wide");
        return $"/branches/{branch}/moves{query}";
    }

    /// <summary>The address of something that belongs to the comparison, such as <c>results.csv</c>.</summary>
    public string UrlOf(string part, int draws) => $"{Path}/{part}{Query(null, draws)}";

    /// <summary>The address of what lies behind a day of a branch's chart.</summary>
    public string UrlOfPoint(string branch, string series, DateOnly at, int draws)
    {
        var query = new QueryBuilder { { "branch", branch }, { "series", series }, { "at", Figures.Iso(at) } };
        AddDice(query, draws);
        return $"{Path}/point{query}";
    }

    private string Query(string? series, int? draws)
    {
        var query = new QueryBuilder();
        foreach (string branch in Branches) query.Add("branch", branch);
        if (Baseline is { } baseline) query.Add("baseline", baseline);
        foreach (string name in series is null ? Series : [series]) query.Add("series", name);
        foreach (DateOnly date in Dates) query.Add("at", Figures.Iso(date));
        if (Scale is { } scale) query.Add("words", scale.Name);
        AddDice(query, draws ?? Draws);
        if (Prefer is { } prefer) query.Add("prefer", prefer.ToString().ToLowerInvariant());
        return query.ToString();
    }

    private void AddDice(QueryBuilder query, int? draws)
    {
        if (draws is { } n) query.Add("draws", n.ToString(CultureInfo.InvariantCulture));
        if (RandomSeed != 1) query.Add("random-seed", RandomSeed.ToString(CultureInfo.InvariantCulture));
        if (Sampling != SamplingMethod.Plain) query.Add("sampling", SamplingView.WordOf(Sampling));
        if (Wide) query.Add("priors", "wide");
    }
}
