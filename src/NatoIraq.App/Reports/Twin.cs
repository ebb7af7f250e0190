using NatoIraq.App.Charts;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Reports;

/// <summary>The numbers behind a drawing, folded away beneath it.</summary>
internal static class Twin
{
    /// <summary>A table behind a line that opens it.</summary>
    /// <param name="what">What the drawing is of, for a reader who hears the line alone.</param>
    /// <param name="table">The table.</param>
    public static Markup Of(string what, Markup table) => Tag("details", [("class", "twin")],
        Tag("summary", "Numbers", Tag("span", [("class", "spoken")], " behind the chart: ", Foreign(what))), table);
}
