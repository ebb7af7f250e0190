using System.Runtime.CompilerServices;
using NatoIraq.Cli.Stepping;

namespace NatoIraq.Cli.Tests.Stepping;

/// <summary>How screens look: whole ones as files that people read, rewritten with UPDATE_GOLDEN=1.</summary>
public sealed class FrameTests
{
    private const string Watching = "wstrength(red/*/isle)<enter>bstate(operations, guard) == suspended<enter>";

    public static TheoryData<string, string, string, bool> Screens => new()
    {
        { "first", "", "80x24", false },
        { "smallest", Watching + "ghalt<enter>", "60x15", false },
        { "narrow", Watching + "ghalt<enter>", "80x24", false },
        { "wide", Watching + "ghalt<enter>", "120x30", false },
        { "level", Watching + "gsecond-count<enter>", "80x24", false },
        { "barred", "ghalt-confirmed<enter>", "80x24", false },
        { "finding", "gresumed-regardless<enter>", "80x24", false },
        { "known-on", "k2020-04-10<enter><end>", "80x24", false },
        { "help", "?", "80x24", false },
        { "help-smallest", "?", "60x15", false },
        { "blocked", "/too-early<enter>", "80x24", true },
        { "never", "gin-time<enter>", "80x24", true },
        { "draw", "d3<enter><end>", "110x20", true },
        { "told-by", "gsecond-count<enter><tab><tab><tab><tab><tab>]", "60x15", false },
        { "prompt", "ustrength(", "60x15", false },
        { "wrong", "ustrength(red/*/isl) > 5<enter>", "60x15", false },
        { "too-small", "", "40x5", false },
    };

    [Theory]
    [MemberData(nameof(Screens))]
    public void A_screen_looks_as_its_file(string name, string keys, string size, bool isBranch)
    {
        string shown = (isBranch ? Isle.Branch : Isle.History).Screen(keys, size);
        string path = GoldenPath($"{name}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(path, shown);

        Assert.True(File.Exists(path), "There is no golden file: run once with UPDATE_GOLDEN=1, and read it.");
        Assert.Equal(File.ReadAllText(path), shown);
    }

    [Fact]
    public void Every_golden_screen_is_asked_for() =>
        Assert.Equal(
            Screens.Select(s => $"{s[0]}.txt").Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(GoldenPath("")).Select(Path.GetFileName).Where(f => f != "answers.txt")
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Each_pane_can_have_the_screen()
    {
        string keys = "";
        List<string> labels = Panes.LabelsOf(Isle.History.Reel);
        foreach (string label in labels)
        {
            keys += "<tab>";
            string screen = Isle.History.Screen(Watching + keys);

            Assert.Contains($"\n {label}", screen);
            Assert.DoesNotContain(
                screen.Split('\n'), line => labels.Exists(o => o != label && line.StartsWith($" {o}")));
        }
    }

    [Fact]
    public void Without_colour_nothing_but_the_place_of_lines_is_coded()
    {
        Frame frame = Frame.Of(Isle.History, ScreenSize.Usual);

        Assert.DoesNotMatch(@"\e\[[0-9;]*m", Screen.Draw(frame, hasColour: false));
        Assert.Contains("\e[7m", Screen.Draw(frame, hasColour: true));
    }

    [Fact]
    public void A_caret_blinks_where_text_is_typed()
    {
        Frame frame = Frame.Of(Isle.History.Press("gha"), ScreenSize.Usual);

        Assert.Equal((23, frame.Lines[23].Width), frame.Caret);
        Assert.Contains($"\e[24;{frame.Caret!.Value.Column + 1}H\e[?25h", Screen.Draw(frame, hasColour: true));
    }

    [Fact]
    public void Wide_characters_take_two_cells()
    {
        Assert.Equal(("漢字…", 5), (Cells.Cut("漢字漢字", 6), Cells.Width("漢字…")));
        Assert.Equal(["漢字", "漢字"], Line.Of("漢字漢字").Wrap(4, 0).Select(l => $"{l}"));
        Assert.Equal(["漢"], Line.Of("漢").Wrap(1, 0).Select(l => $"{l}"));
    }

    private static string GoldenPath(string file, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Golden", file);
}
