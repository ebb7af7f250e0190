using System.Xml.Linq;
using NatoIraq.App.Charts;

namespace NatoIraq.App.Tests.Charts;

public sealed class TornadoChartTests
{
    private static readonly Caption What = new("t", "What moves it", "Told.");

    private static readonly TornadoLine[] Lines =
    [
        new("notice <length>", "183 days", "436 days", 0, 3500), new("pace", "0.6", "0.9", 1500, 900),
    ];

    [Fact]
    public void A_bar_reaches_from_the_middle_to_each_end()
    {
        XElement drawing = XElement.Parse(TornadoChart.Draw(What, Lines, 1000, isOutput: false).ToString());
        XElement[] bars = [.. drawing.Descendants().Where(e => e.Name.LocalName == "rect").Skip(2)];

        Assert.Equal(["baseline", "branch", "baseline", "branch"], bars.Select(b => (string?)b.Parent!.Attribute("class")));
        double middle = Right(bars[0]);
        Assert.Equal(middle, Left(bars[1]), 0.02);
        Assert.Equal(2.5, Width(bars[1]) / Width(bars[0]), 0.01);
        Assert.Equal(middle, Left(bars[2]), 0.02);
        Assert.Equal(middle, Right(bars[3]), 0.02);
        Assert.Contains(drawing.Descendants(), e => e.Value == "\u2068notice <length>\u2069");
    }

    [Fact]
    public void Ends_are_written_beside_their_bars()
    {
        string[] words = [.. XElement.Parse(TornadoChart.Draw(What, Lines, 1000, isOutput: false).ToString())
            .Descendants().Where(e => (string?)e.Attribute("class") == "mark" && e.Name.LocalName == "text")
            .Select(e => $"{(string?)e.Attribute("text-anchor")} {e.Value}")];

        Assert.Contains("end 183 days", words);
        Assert.Contains("start 436 days", words);
        Assert.Contains("end 0.9", words);
        Assert.Contains("start 0.6", words);
    }

    [Fact]
    public void Luck_is_an_outline_over_its_whole_span_and_no_bar()
    {
        TornadoLine luck = new("luck", "", "8 draws in 10", 500, 1250) { IsLuck = true };
        XElement drawing = XElement.Parse(TornadoChart.Draw(What, [Lines[0], luck], 1000, isOutput: false).ToString());
        XElement[] bars = [.. drawing.Descendants().Where(e => e.Name.LocalName == "rect").Skip(2)];

        Assert.Equal(3, bars.Length);
        Assert.Equal("luck", (string?)bars[2].Attribute("class"));
        Assert.Equal(3500.0 / 750, (Width(bars[0]) + Width(bars[1])) / Width(bars[2]), 0.02);
    }

    [Fact]
    public void Without_lines_there_is_no_drawing() =>
        Assert.Equal("", TornadoChart.Draw(What, [], 1000, isOutput: false).ToString());

    private static double Left(XElement bar) => (double)bar.Attribute("x")!;

    private static double Width(XElement bar) => (double)bar.Attribute("width")!;

    private static double Right(XElement bar) => Left(bar) + Width(bar);
}
