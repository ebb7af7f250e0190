using System.Globalization;
using System.Text.RegularExpressions;
using NatoIraq.App.Charts;

namespace NatoIraq.App.Tests.Reports;

/// <summary>The palettes against WCAG 2.2's own formula (success criterion 1.4.3, level AA).</summary>
public sealed partial class ContrastTests
{
    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("print")]
    public void All_text_has_a_contrast_of_four_and_a_half(string palette)
    {
        Dictionary<string, string> colours = Palette(palette);
        string ground = colours["--chart-ground"];
        string[] inks =
        [
            "--ink", "--soft", "--link", "--seed", "--informed", "--chart-branch", "--chart-baseline", "--chart-mark",
        ];
        Assert.All(inks, ink => Assert.True(
            Contrast(colours[ink], ground) >= 4.5, $"{palette} {ink} {Contrast(colours[ink], ground):0.00}"));
        Assert.True(Contrast(colours["--ink"], colours["--raised"]) >= 4.5);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("print")]
    public void Words_upon_a_states_tint_have_it_too(string palette)
    {
        Dictionary<string, string> colours = Palette(palette);
        Assert.All(Enumerable.Range(0, ChartTheme.Tints), i => Assert.True(
            Contrast(colours["--chart-ink"], colours[$"--tint-{i}"]) >= 4.5, $"{palette} tint {i}"));
    }

    /// <summary>The colours that a reader of the theme gets: those outside every query, then its own.</summary>
    private static Dictionary<string, string> Palette(string name)
    {
        var colours = new Dictionary<string, string>();
        string media = "";
        int depth = 0;
        foreach (Match match in Piece.Matches(Page.OfFable.All("style").Single().Value))
        {
            if (match.Groups["media"] is { Success: true } query) (media, depth) = (query.Value, 1);
            else if (match.Value == "{" && media.Length > 0) depth++;
            else if (match.Value == "}" && media.Length > 0 && --depth == 0) media = "";
            else if (match.Groups["name"].Success && (media.Length == 0 || media.Contains(name, default)))
                colours[match.Groups["name"].Value] = match.Groups["value"].Value;
        }
        return colours;
    }

    private static double Contrast(string a, string b)
    {
        double[] light = [Luminance(a), Luminance(b)];
        return (light.Max() + 0.05) / (light.Min() + 0.05);
    }

    private static double Luminance(string hex)
    {
        string full = hex.Length == 4 ? $"#{hex[1]}{hex[1]}{hex[2]}{hex[2]}{hex[3]}{hex[3]}" : hex;
        double Channel(int at)
        {
            double c = int.Parse(full.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        }
        return (0.2126 * Channel(1)) + (0.7152 * Channel(3)) + (0.0722 * Channel(5));
    }

    /// <summary>A media query with its brace, a brace, or a colour by its name.</summary>
    [GeneratedRegex(
        @"@media (?<media>[^{]+)\{|[{}]|(?<name>--[\w-]+): (?<value>#[0-9a-f]+);", RegexOptions.ExplicitCapture)]
    private static partial Regex Piece { get; }
}
