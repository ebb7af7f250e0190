using System.Globalization;
using System.Text;
using static NatoIraq.App.Charts.Markup;

namespace NatoIraq.App.Charts;

/// <summary>A point of a drawing, in its own units, y downwards.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>What a drawing says to who does not see it.</summary>
/// <param name="Id">Unique in the page: an XML name.</param>
/// <param name="Title">What it is.</param>
/// <param name="Description">What it shows, in a sentence or two.</param>
public sealed record Caption(string Id, string Title, string Description);

/// <summary>The elements that drawings are made of.</summary>
public static class Svg
{
    /// <summary>A coordinate to a hundredth, whatever the machine's language.</summary>
    public static string Number(double value)
    {
        double rounded = Math.Round(value, 2);
        return (rounded == 0 ? 0 : rounded).ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>An attribute that is a coordinate.</summary>
    public static (string Name, string? Value) At(string name, double value) => (name, Number(value));

    /// <summary>
    /// The path data of a line through the points; empty without any. Points along a level stretch add nothing and are
    /// left out.
    /// </summary>
    public static string Line(IEnumerable<Spot> points)
    {
        var path = new StringBuilder();
        Spot[] all = [.. points];
        for (int i = 0; i < all.Length; i++)
        {
            if (i > 0 && i < all.Length - 1 && all[i - 1].Y == all[i].Y && all[i + 1].Y == all[i].Y) continue;
            path.Append(path.Length == 0 ? 'M' : 'L').Append(Number(all[i].X)).Append(',').Append(Number(all[i].Y));
        }
        return path.ToString();
    }

    /// <summary>The path data of the area between an upper and a lower edge, both from left to right.</summary>
    public static string Area(IEnumerable<Spot> upper, IEnumerable<Spot> lower)
    {
        string edge = Line(upper.Concat(lower.Reverse()));
        return edge.Length == 0 ? "" : edge + "Z";
    }

    /// <summary>A path.</summary>
    public static Markup Path(string name, string data) => Tag("path", [("class", name), ("d", data)]);

    /// <summary>A straight line.</summary>
    public static Markup Rule(string name, double x1, double y1, double x2, double y2) =>
        Tag("line", [("class", name), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2)]);

    /// <summary>A rectangle; what it holds is told when it is pointed at.</summary>
    public static Markup Box(string name, double x, double y, double width, double height, Markup told = default) =>
        Tag("rect",
            [("class", name), At("x", x), At("y", y), At("width", width), At("height", height)],
            told);

    /// <summary>A disc.</summary>
    public static Markup Dot(string name, double x, double y, double radius, Markup told = default) =>
        Tag("circle", [("class", name), At("cx", x), At("cy", y), At("r", radius)], told);

    /// <summary>
    /// A line of text. A user's words are set apart by isolates, so that those written from right to left turn nothing
    /// around them.
    /// </summary>
    /// <param name="name">Its class.</param>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="text">The words.</param>
    public static Markup Text(string name, double x, double y, string anchor, string text) =>
        Tag("text", [("class", name), ("text-anchor", anchor), At("x", x), At("y", y)], text);

    /// <summary>A user's words within a drawing, kept from turning what stands around them.</summary>
    public static string Apart(string text) => $"\u2068{text}\u2069";

    /// <summary>A drawing as an element of a page, named and described.</summary>
    public static Markup Drawing(
        string name, double width, double height, Caption caption, params ReadOnlySpan<Markup> parts) => Tag(
        "svg",
        [
            ("xmlns", "http://www.w3.org/2000/svg"), ("class", $"chart {name}"), ("role", "img"),
            ("viewBox", $"0 0 {Number(width)} {Number(height)}"),
            ("aria-labelledby", $"{caption.Id}-title {caption.Id}-description"),
        ],
        Tag("title", [("id", $"{caption.Id}-title")], caption.Title),
        Tag("desc", [("id", $"{caption.Id}-description")], caption.Description),
        Parts(parts));

    private static Markup Parts(ReadOnlySpan<Markup> parts)
    {
        Markup all = default;
        foreach (Markup part in parts) all += part;
        return all;
    }
}
