using System.Xml.Linq;
using NatoIraq.App.Charts;
using NatoIraq.App.Tests.Reports;
using static NatoIraq.App.Tests.Charts.Drawing;

namespace NatoIraq.App.Tests.Charts;

public sealed class FanSheetTests
{
    [Fact]
    public void A_picture_stands_alone_in_light_and_dark_and_loads_nothing()
    {
        string text = Sheet("A title", 2);
        XElement drawing = Read(text);
        Assert.Contains("prefers-color-scheme: dark", drawing.Elements("style").Single().Value);
        Assert.DoesNotContain("url(", drawing.Elements("style").Single().Value);
        Assert.DoesNotContain("http", text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal));
        Assert.Equal("img", (string?)drawing.Attribute("role"));
        Assert.NotNull(drawing.Attribute("width"));
    }

    [Fact]
    public void Panels_of_a_row_share_their_axes_and_stand_at_most_three_abreast()
    {
        XElement drawing = Read(Sheet("A title", 5));
        List<string> marks = [.. drawing.Elements("g").Select(g =>
            string.Join('|', Page.Within(g, "text", "mark").Select(t => $"{t.Value} {t.Attribute("y")!.Value}")))];
        Assert.Equal(5, marks.Count);
        Assert.Single(marks.Distinct());
        var columns = drawing.Elements("g").Select(g => g.Attribute("transform")!.Value.Split(' ')[0]);
        Assert.Equal(3, columns.Distinct().Count());
    }

    [Fact]
    public void Any_title_stays_text()
    {
        XElement drawing = Read(Sheet(Fable.Hostile, 1));
        Assert.Empty(drawing.Descendants("script").Concat(drawing.Descendants("img")));
        Assert.Contains(Page.Within(drawing, "text", "name"), t => t.Value.StartsWith("\u2068</title>", default));
    }

    private static string Sheet(string title, int panels)
    {
        Fan behind = FanOf(500, 500, 500);
        return FanSheet.Draw(
            new Caption("picture", title, title),
            [new FanRow("All troops, persons", [.. Enumerable.Range(0, panels).Select(i => new FanPanel(
                new Caption("p", title, ""), FanOf(500, 400 + (i * 100), 300), behind, Day("2030-01-31")))])],
            title);
    }
}
