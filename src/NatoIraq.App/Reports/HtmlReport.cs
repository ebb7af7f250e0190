using System.Security.Cryptography;
using System.Text;
using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>
/// A comparison of branches as one HTML page that needs nothing else: no network, no script. The answer comes first,
/// then what it rests on. The same model gives the same bytes.
/// </summary>
public static class HtmlReport
{
    private static readonly string Css = ChartTheme.Css + ReportStyle.Css;

    /// <summary>
    /// What the page tells the browser: to load and run nothing, and to take this one style sheet. A server says so
    /// too.
    /// </summary>
    public static readonly string Policy = "default-src 'none'; style-src 'sha256-"
        + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))
        + "'; base-uri 'none'; form-action 'none'";

    /// <summary>Draws the page up.</summary>
    /// <exception cref="InvalidOperationException">A plan has no result in the projection.</exception>
    public static string Render(ReportModel model)
    {
        var brief = new Brief(model);
        (string Id, string Name, Markup Body)[] sections =
        [
            ("answer", $"The answer: {brief.InWords(brief.Headline)} on {Figures.Day(brief.Last)}",
                AnswerSection.Of(brief)),
            ("charts", "Over time", ChartsSection.Of(brief)),
            ("comparison", "The comparison in figures", ComparisonSection.Of(brief)),
            .. Asked(brief),
            ("states", "States over time", StatesSection.Of(brief)),
            ("blocked", "What was blocked, and why", BlockedSection.Of(brief)),
            ("conditions", "What had to be true", ConditionsSection.Of(brief)),
            ("history", "The history, and where the branches leave it", HistorySection.Of(brief)),
            ("starts", "Where the numbers start", StartsSection.Of(brief)),
            ("assumptions", "What is assumed", AssumptionsSection.Of(brief)),
            ("sources", "What the sources say", SourcesSection.Of(brief)),
            ("reproduce", "How to get these numbers again", ReproduceSection.Of(brief)),
        ];
        Markup header = Tag("header",
            Tag("h1", Foreign(model.Title)),
            Tag("p", [("class", "key")], Made(brief)),
            Tag("nav", [("aria-label", "Sections")], Tag("ul", Join(sections.Select((s, i) =>
                Tag("li", Tag("a", [("href", $"#{s.Id}")], i == 0 ? "The answer" : s.Name)))))));
        Markup page = Tag("html", [("lang", "en")],
            Head(model.Title),
            Tag("body",
                Tag("a", [("class", "skip"), ("href", "#answer")], "Skip to the answer"),
                Tag("main", header, Join(sections.Select(s => Tag(
                    "section",
                    [("id", s.Id), ("aria-labelledby", $"{s.Id}-heading")],
                    Tag("h2", [("id", $"{s.Id}-heading")], s.Name),
                    s.Body))))));
        return $"<!DOCTYPE html>\n{page}\n";
    }

    /// <summary>The sections of what was asked for beside the comparison.</summary>
    private static IEnumerable<(string Id, string Name, Markup Body)> Asked(Brief brief)
    {
        if (brief.Model.Projection.Analysed is not null)
            yield return ("certainty", "How sure it is", CertaintySection.Of(brief));
        if (brief.Model.Tornados is { } tornados)
            yield return ("moves", "What moves it most", TornadoSection.Of(brief, tornados));
        if (brief.Model.Backtest is not { } backtest) yield break;
        yield return ("backtest", "How the branches did against what followed", BacktestSection.Of(brief, backtest));
    }

    /// <summary>What the page was made from, in a line.</summary>
    private static string Made(Brief brief)
    {
        Projection projection = brief.Model.Projection;
        return $"{Figures.Count(brief.Branches.Count, "branch", "branches")} of the pack {brief.Model.Pack.Name}, "
            + $"{Figures.Count(projection.Draws, "draw")} each, random seed {projection.RandomSeed}"
            + (projection.Sampling == SamplingMethod.Plain
                ? "." : $", sampling {SamplingView.WordOf(projection.Sampling)}.");
    }

    private static Markup Head(string title) => Tag("head",
        Tag("meta", [("charset", "utf-8")]),
        Tag("meta", [("http-equiv", "Content-Security-Policy"), ("content", Policy)]),
        Tag("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
        Tag("meta", [("name", "color-scheme"), ("content", "light dark")]),
        Tag("title", title),
        Tag("style", Verbatim(Css)));
}
