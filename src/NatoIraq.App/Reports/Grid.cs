using NatoIraq.App.Charts;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>Tables that scroll within themselves when the page is too narrow, by keyboard too.</summary>
internal static class Grid
{
    /// <summary>A table.</summary>
    /// <param name="label">What it shows, in a few words for a reader who hears it.</param>
    /// <param name="caption">What it shows, in full.</param>
    /// <param name="columns">The columns' headings; one that starts with <c>#</c> heads numbers.</param>
    /// <param name="rows">Its bodies, as <see cref="Body"/> makes them.</param>
    public static Markup Of(
        string label, Markup caption, IReadOnlyList<string> columns, IEnumerable<Markup> rows) => Tag(
        "div",
        [("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", label)],
        Tag("table",
            Tag("caption", Tag("span", [("class", "stays")], caption)),
            Tag("thead", Tag("tr", Join(columns.Select(c => Tag(
                "th", [("scope", "col"), ("class", c.StartsWith('#') ? "number" : null)], c.TrimStart('#')))))),
            Join(rows)));

    /// <summary>A body of rows under a heading that spans them; null for no heading.</summary>
    public static Markup Body(Markup? heading, int columns, IEnumerable<Markup> rows) => Tag(
        "tbody",
        heading is { } text
            ? Tag("tr", [("class", "group")], Tag("th", [("scope", "rowgroup"), ("colspan", $"{columns}")],
                Tag("span", [("class", "stays")], text)))
            : default,
        Join(rows));

    /// <summary>A row: its head, then its cells.</summary>
    public static Markup Row(Markup head, params IEnumerable<Markup> cells) =>
        Tag("tr", Tag("th", [("scope", "row")], head), Join(cells));

    /// <summary>A row that print leaves out: paper has room for the report's own dates.</summary>
    public static Markup ScreenRow(Markup head, params IEnumerable<Markup> cells) =>
        Tag("tr", [("class", "screen")], Tag("th", [("scope", "row")], head), Join(cells));

    /// <summary>A cell of figures.</summary>
    public static Markup Number(string text) => Tag("td", [("class", "number")], text);

    /// <summary>A cell of words.</summary>
    public static Markup Words(Markup text) => Tag("td", text);

    /// <summary>A cell of words that stay on one line.</summary>
    public static Markup OneLine(Markup text) => Tag("td", [("class", "one-line")], text);
}
