using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Cli.Pages;
using Spectre.Console;
using Grid = NatoIraq.Cli.Pages.Grid;

namespace NatoIraq.Cli.Tests;

/// <summary>Tables: numbers under each other, and no more columns than find room.</summary>
public sealed class GridTests
{
    private static readonly int[] Widths = [60, 80, 120];

    [Fact]
    public void A_page_at_each_width_is_as_it_was_when_somebody_looked_at_it()
    {
        string folder = Path.Combine(Root(), "tests", "NatoIraq.Cli.Tests", "Golden");
        foreach (int width in Widths)
        {
            foreach (bool isColoured in (bool[])[false, true])
            {
                string file = Path.Combine(folder, $"page-{width}{(isColoured ? "-colour" : "")}.txt");
                string page = Page(width, isColoured).Replace("\e", "ESC");
                if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(file, page);
                Assert.Equal(File.ReadAllText(file), page);
            }
        }
    }

    [Fact]
    public void Numbers_of_a_column_end_under_each_other() =>
        Prop.ForAll<int[]>(numbers =>
        {
            var grid = new Grid("what", "#number");
            foreach (int n in numbers) grid.Row("x", n == 0 ? "unknown" : $"{n:N0}");
            string[] lines = [.. Plain(page => page.Add(grid), null).Split('\n').Where(l => l.Length > 0)];
            return lines.Select(l => l.Length).Distinct().Count() <= 1;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_line_is_wider_than_the_screen_whatever_is_written() =>
        Prop.ForAll<NonNull<string>[], int>((texts, n) =>
        {
            int width = 40 + (Math.Abs(n % 100));
            var grid = new Grid("first", "??#second", "~third", "?fourth");
            foreach (NonNull<string> text in texts) grid.Row(text.Get, "1,234", $"{text.Get} {text.Get}", text.Get);
            string page = Plain(
                p =>
                {
                    p.Add(grid);
                    foreach (NonNull<string> text in texts) p.Say(text.Get);
                },
                width);
            return page.Split('\n').All(l => Fitting.Width(l) <= width);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Columns_that_may_go_are_left_out_in_their_order_and_named()
    {
        var grid = new Grid("what", "?#first", "??#second", "#last");
        grid.Row("a row of a table", "1,000,000,000", "2,000,000,000", "3,000,000,000");
        grid.Row("another", "unknown", "", "-1");

        Assert.Equal([], grid.Fit(null)!.Gone);
        Assert.Equal(["second"], grid.Fit(50)!.Gone);
        Assert.Equal(["first", "second"], grid.Fit(40)!.Gone);
        Assert.Null(grid.Fit(20));
        Assert.Contains("Left out for want of room: second;", Plain(page => page.Add(grid), 50));
    }

    [Fact]
    public void A_cell_is_said_shortly_before_a_column_goes()
    {
        var grid = new Grid("what", "#value", "?#other");
        grid.Row("row", new Cell("7,699 (7,028..8,186)", Short: "7,699"), "12,345");

        Assert.Contains("7,028", Plain(page => page.Add(grid), 60));
        string folded = Plain(page => page.Add(grid), 30);
        Assert.DoesNotContain("7,028", folded);
        Assert.Contains("12,345", folded);
    }

    [Fact]
    public void Wide_characters_count_twice_and_combining_ones_not_at_all()
    {
        Assert.Equal(4, Fitting.Width("漢字"));
        Assert.Equal(4, Fitting.Width("cafe\u0301"));
        Assert.Equal(["漢字", "漢字"], Fitting.Wrap("漢字 漢字", 8, "", ""));
        Assert.Equal("abc...", Fitting.Cut("abcdefgh", 6));
    }

    [Theory]
    [InlineData("LANG=en_US.UTF-8", false)]
    [InlineData("LANG=C.utf8", false)]
    [InlineData("", false)]
    [InlineData("LANG=C", true)]
    [InlineData("LANG=en_US.UTF-8 LC_ALL=C", true)]
    [InlineData("LANG=de_DE.ISO-8859-1", true)]
    [InlineData("LC_CTYPE=C.UTF-8 LANG=C", false)]
    public void The_locale_says_whether_there_is_more_than_ASCII(string variables, bool isAscii) =>
        Assert.Equal(isAscii, Terminal.IsAsciiBy(Reading(variables)));

    [Theory]
    [InlineData("TERM=xterm", ColorSystemSupport.Standard)]
    [InlineData("TERM=xterm-256color", ColorSystemSupport.EightBit)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", ColorSystemSupport.TrueColor)]
    public void The_terminal_says_how_many_colours_it_has(string variables, ColorSystemSupport colours) =>
        Assert.Equal(colours, Terminal.ColoursOf(Reading(variables)));

    private static Func<string, string?> Reading(string variables)
    {
        var pairs = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(v => v.Split('=')).ToDictionary(v => v[0], v => v[1]);
        return name => pairs.GetValueOrDefault(name);
    }

    private static string Page(int width, bool isColoured)
    {
        using var text = new StringWriter();
        var page = new Page(text, width, isRich: true, isColoured ? ColorSystemSupport.TrueColor
            : ColorSystemSupport.NoColors);
        page.Heading("A made-up table, whose heading is long enough to need a second line on a narrow screen");
        var grid = new Grid("branch", "#2020-12-31", "??#diff", "?#2021-12-31", "~why");
        grid.Row(
            new Cell("as-it-was", Tone.Strong), new Cell("7,699 (7,028..8,186)", Short: "7,699"), "", "7,699", "-");
        grid.Row("much-less", new Cell("1,606 (0..4,141)", Short: "1,606"), "-5,879", "0",
            new Cell("blocked by a rule of which there is a good deal to say", Tone.Warning));
        grid.Row("who-knows", new Cell("unknown", Tone.Dim), "-", new Cell("unknown", Tone.Dim), "");
        page.Add(grid);
        page.Item("A warning that is indented, and goes on under its own first word when it is long", Tone.Warning);
        page.Terms([("--option VALUE", "What it does, in words that go on beside it."), ("-o", "Short.")]);
        page.Command("natoiraq compare a-branch-of-some-length another-branch --baseline as-it-was --series \"*/*/x\"");
        page.Twig("|  ", true, "leaf", "what it is, in so many words that they find no room in one line of a screen");
        return text.ToString();
    }

    private static string Plain(Action<Page> write, int? width)
    {
        using var text = new StringWriter();
        write(new Page(text, width, isRich: false));
        return text.ToString();
    }

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder!, "NatoIraq.sln"))) folder = Path.GetDirectoryName(folder);
        return folder!;
    }
}
