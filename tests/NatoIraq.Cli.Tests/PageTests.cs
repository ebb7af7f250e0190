using System.Text.RegularExpressions;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Tests;

/// <summary>How results look to people.</summary>
public sealed partial class PageTests : IClassFixture<Run>
{
    private readonly Run _run;

    public PageTests(Run run) => _run = run;

    public static TheoryData<string> Lines =>
    [
        "claims", "history", "replay", "state --at 2020-02-12", "explain */coalition/region --at 2020-02-13",
        "branch show nato-expanded", "branch list", "branch tree", "machines list", "machines show operations",
        "import", "diff nato-expanded compromise", "diff --at 2020-01-01 --at coalition-suspended",
        "compare nato-expanded compromise --baseline status-quo --draws 50", "project spain-uk-transfer --draws 50",
        "compare nato-expanded compromise --baseline status-quo --draws 50 --prefer higher",
        "scenario validate control", "store info", "store verify",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public void Piped_text_is_plain(string line)
    {
        Result result = _run.Of(line.Split(' '));

        Assert.Equal(0, result.Code);
        Assert.DoesNotContain('\e', result.Output);
        Assert.DoesNotMatch(BoxDrawing, result.Output);
        Assert.DoesNotContain(result.Output.Split('\n'), l => l.EndsWith(' '));
        Assert.EndsWith("\n", result.Output);
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_terminal_is_not_overrun(string line)
    {
        Result result = _run.InTerminal(100, line.Split(' '));

        Assert.Equal(0, result.Code);
        Assert.All(Colours.Replace(result.Output, "").Split('\n'), l => Assert.InRange(l.Length, 0, 100));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_width_is_kept_by_every_page(string line)
    {
        foreach (int width in (int[])[60, 80, 120])
        {
            string[] output = _run.Of([.. line.Split(' '), "--width", $"{width}"]).Output.Split('\n');
            Assert.All(output, l => Assert.InRange(Fitting.Width(l), 0, width));
        }
    }

    [Fact]
    public void A_terminal_has_colour_and_a_pipe_only_when_it_is_asked_to()
    {
        Assert.Contains('\e', _run.InTerminal(100, "state").Output);
        Assert.DoesNotContain('\e', _run.InTerminal(100, "state", "--color", "never").Output);
        Assert.DoesNotContain('\e', _run.Of("state").Output);
        Assert.Contains('\e', _run.Of("state", "--color", "always").Output);
    }

    [Fact]
    public void A_chart_is_drawn_where_there_is_room_or_when_it_is_asked_for()
    {
        string[] project = ["project", "status-quo", "--draws", "20"];

        Assert.Contains("┤", _run.InTerminal(80, project).Output);
        Assert.DoesNotContain("┤", _run.InTerminal(79, project).Output);
        Assert.DoesNotContain("┤", _run.InTerminal(80, [.. project, "--no-chart"]).Output);
        Assert.DoesNotContain("┤", _run.Of(project).Output);
        Assert.Contains("nato-training, share of draws", _run.Of([.. project, "--chart"]).Output);
        string[] move = ["project", "spain-uk-transfer", "--draws", "20"];
        Assert.Contains("*/nmi/iraq, persons", _run.InTerminal(80, move).Output);
        Assert.DoesNotContain("*/*/iraq, persons", _run.InTerminal(80, move).Output);
        Assert.All(_run.Of([.. project, "--chart", "--ascii"]).Output, c => Assert.InRange(c, '\n', '~'));
    }

    [Fact]
    public void A_chart_changes_no_number()
    {
        string[] project = ["project", "spain-uk-transfer", "--draws", "50"];
        string charted = _run.Of([.. project, "--chart"]).Output;

        Assert.EndsWith(charted[charted.IndexOf("\nseries ", StringComparison.Ordinal)..], _run.Of(project).Output);
    }

    [Fact]
    public void A_width_can_be_set()
    {
        Result result = _run.Of("claims", "--width", "72");

        Assert.All(result.Output.Split('\n'), l => Assert.InRange(l.Length, 0, 72));
    }

    [Fact]
    public void Long_numbers_have_separators()
    {
        Assert.Contains("5,200", _run.Of("state", "--at", "2020-02-12").Output);
        Assert.DoesNotMatch(LongNumber, _run.Of("replay", "nato-expanded").Output);
        Assert.DoesNotMatch(LongNumber, _run.Of("project", "nato-expanded", "--draws", "50").Output);
    }

    [Fact]
    public void A_title_cannot_play_tricks_with_the_terminal()
    {
        string file = _run.Write("tricks.yaml", """
            scenario: tricks
            title: "\e[31mred\u202e\a"
            from: history
            fork: 2020-01-29
            until: 2021-12-31
            """);
        Result result = _run.Of("scenario", "apply", file);

        Assert.DoesNotContain('\e', result.Output + result.Error);
        Assert.DoesNotContain('\u202e', result.Output + result.Error);
        Assert.Equal(result.Code == 0, result.Output.Contains("<U+001B>[31mred<U+202E><U+0007>"));
    }

    [Fact]
    public void Amounts_are_told_as_bounds()
    {
        string history = _run.Of("history").Output;

        Assert.Contains("strength at most 8,000 (up to)", history);
        Assert.Contains("share more than 0.5 (bulk)", history);
        Assert.Contains("less than 4,000", _run.Of("explain", "*/coalition/iraq", "--at", "2020-01-29").Output);
    }

    [Fact]
    public void A_question_about_the_replay_is_answered_with_the_step()
    {
        Result result = _run.Of("replay", "--until", "state(operations, coalition) == suspended");

        Assert.Contains("operations/coalition: suspended; then possible:", result.Output);
        Assert.Contains("Stopped at step", result.Output);
    }

    [Fact]
    public void When_a_mission_resumed_is_told_as_an_interval() =>
        Assert.Contains("2020-01-30 to 2021-02-16", _run.Of("explain", "operations/nmi").Output);

    [GeneratedRegex(@"[\u2500-\u257F]")]
    private static partial Regex BoxDrawing { get; }

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colours { get; }

    // Four digits that are neither a year, nor a part of a hash, an id or an expression of a scenario.
    [GeneratedRegex(@"(?m)^\s*(?:[\w/*()-]+: )?[3-9]\d{3}(?:\s|$)")]
    private static partial Regex LongNumber { get; }
}
