using System.Security.Cryptography;
using System.Text;
using static NatoIraq.App.Reports.Markup;

namespace NatoIraq.App.Reports;

/// <summary>
/// A comparison of branches as one HTML page that needs nothing else: no network, no script. The answer comes first,
/// then what it rests on. The same model gives the same bytes.
/// </summary>
public static class HtmlReport
{
    private const string Css = ChartStyle.Css + ReportStyle.Css;

    /// <summary>Draws the page up.</summary>
    /// <exception cref="InvalidOperationException">A plan has no result in the projection.</exception>
    public static string Render(ReportModel model)
    {
        var findings = new Findings(model);
        (string Id, string Name, Markup Body)[] sections =
        [
            ("answer", $"The answer: {findings.InWords(findings.Headline)} on {Figures.Day(findings.TableDates[^1])}",
                AnswerSection.Of(findings)),
            ("comparison", "The comparison", ComparisonSection.Of(findings)),
            ("charts", "Over time", ChartsSection.Of(findings)),
            ("blocked", "What was blocked, and why", BlockedSection.Of(findings)),
            ("conditions", "What had to be true", ConditionsSection.Of(findings)),
            ("assumptions", "What is assumed", AssumptionsSection.Of(findings)),
            ("reproduce", "How to get these numbers again", ReproduceSection.Of(findings)),
        ];
        Markup page = Tag("html", [("lang", "en")], Head(model.Title), Tag("body", Tag("main",
            Tag("header",
                Tag("h1", Foreign(model.Title)),
                Tag("nav", [("aria-label", "Sections")], Tag("ul", Join(sections.Select((s, i) =>
                    Tag("li", Tag("a", [("href", $"#{s.Id}")], i == 0 ? "The answer" : s.Name))))))),
            Join(sections.Select(s => Tag(
                "section",
                [("id", s.Id), ("aria-labelledby", $"{s.Id}-heading")],
                Tag("h2", [("id", $"{s.Id}-heading")], s.Name),
                s.Body))))));
        return $"<!DOCTYPE html>\n{page}\n";
    }

    private static Markup Head(string title)
    {
        // The page tells the browser to load and run nothing, and to take this one style sheet.
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)));
        return Tag("head",
            Tag("meta", [("charset", "utf-8")]),
            Tag("meta", [
                ("http-equiv", "Content-Security-Policy"),
                ("content", $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")]),
            Tag("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
            Tag("meta", [("name", "color-scheme"), ("content", "light dark")]),
            Tag("title", title),
            Tag("style", Verbatim(Css)));
    }
}
