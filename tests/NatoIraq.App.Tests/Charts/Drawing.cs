using System.Globalization;
using System.Runtime.CompilerServices;
using System.Xml.Linq;
using NatoIraq.App.Charts;
using NatoIraq.App.Tests.Reports;
using NatoIraq.Core.Projections;

namespace NatoIraq.App.Tests.Charts;

/// <summary>A drawing read back as XML, and small things to draw.</summary>
internal static class Drawing
{
    public static Caption Named(string id) => new(id, "title", "words");

    public static XElement Read(Markup markup) => Read(markup.ToString());

    public static XElement Read(string text)
    {
        var root = XElement.Parse(text);
        foreach (XElement element in root.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        return root;
    }

    public static Fan FanOf(params double?[] medians) => new(
        "fan", [.. medians.Select((m, i) => new FanPoint(new DateOnly(2030, 1, 31).AddMonths(i), BandOf(m)))]);

    public static Band BandOf(double? m) => m is null
        ? new Band(null, null, null, null, null, null, null, null, 1)
        : new Band(m, m - 30, m - 20, m - 10, m, m + 10, m + 20, m + 30, 0);

    public static double Of(XElement element, string attribute) => Number(element.Attribute(attribute)!.Value);

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The points of a path of lines.</summary>
    public static List<Spot> Points(XElement path) =>
        [.. path.Attribute("d")!.Value.Split(['M', 'L', 'Z'], StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split(',')).Select(p => new Spot(Number(p[0]), Number(p[1])))];

    /// <summary>
    /// Every text within the drawing's box, by the widths that the drawing itself reckons with, and no two on each
    /// other.
    /// </summary>
    public static void KeepsItsTextsApart(XElement drawing, double size = 1)
    {
        double[] box = [.. drawing.Attribute("viewBox")!.Value.Split(' ').Select(Number)];
        var placed = Page.Within(drawing, "text").Select(t =>
        {
            double width = Lettering.WidthOf(t.Value) * size;
            double start = Of(t, "x") - ((string)t.Attribute("text-anchor")! switch
            {
                "end" => width,
                "middle" => width / 2,
                _ => 0,
            });
            return (Text: t.Value, Left: start, Right: start + width, Base: Of(t, "y"));
        }).ToList();
        Assert.All(placed, p => Assert.True(
            p.Left >= -4 && p.Right <= box[2] + 4 && p.Base >= 0 && p.Base <= box[3],
            $"{p} leaves {box[2]} x {box[3]}"));
        for (int i = 0; i < placed.Count; i++)
        {
            for (int j = i + 1; j < placed.Count; j++)
            {
                bool apart = placed[i].Right <= placed[j].Left || placed[j].Right <= placed[i].Left
                    || Math.Abs(placed[i].Base - placed[j].Base) >= 9;
                Assert.True(apart, $"{placed[i]} lies on {placed[j]}");
            }
        }
    }

    /// <summary>Fails unless the drawing is the one in Charts/Golden; UPDATE_GOLDEN=1 writes that.</summary>
    public static void IsGolden(string name, Markup drawing, [CallerFilePath] string here = "")
    {
        string path = Path.Combine(Path.GetDirectoryName(here)!, "Golden", $"{name}.svg");
        string text = drawing.ToString().Replace("><", ">\n<", StringComparison.Ordinal) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
        Assert.True(File.Exists(path), "There is no golden drawing: run once with UPDATE_GOLDEN=1, and look at it.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
