using NatoIraq.Cli.Stepping;

namespace NatoIraq.Cli.Tests.Stepping;

/// <summary>What keys do.</summary>
public sealed class PressTests
{
    private const string Halted = "state(operations, guard) == suspended";

    [Theory]
    [InlineData("n", 2)]
    [InlineData("<right><down><space>", 4)]
    [InlineData("nnp", 2)]
    [InlineData("nn<left><up>", 1)]
    [InlineData("<end>", 8)]
    [InlineData("<end><home>", 1)]
    [InlineData("><lt>n", 2)]
    [InlineData("<pgdn>", 8)]
    [InlineData("<end><pgup>", 1)]
    [InlineData("n n", 3)]
    [InlineData("n<enter><enter>", 4)]
    [InlineData("g5<enter>", 5)]
    [InlineData("g2020-03-24<enter>", 3)]
    [InlineData("ghalt<enter>", 4)]
    [InlineData("g2019-01-01<enter>", 1)]
    [InlineData("gx<bs>7<enter>", 7)]
    [InlineData("g<esc>n", 2)]
    [InlineData("/count<enter>", 2)]
    [InlineData("/count<enter>/<enter>", 5)]
    [InlineData("/count<enter>/<enter>/<enter>", 2)]
    [InlineData("/F1-02<enter>", 6)]
    public void Keys_move_it(string keys, int step) => Assert.Equal(step, Isle.History.Press(keys).Step);

    [Fact]
    public void A_branch_opens_where_it_leaves_the_history() => Assert.Contains(" fork", Isle.Branch.Screen(""));

    [Fact]
    public void At_either_end_it_stays_and_says_so()
    {
        Assert.Contains("first step", Isle.History.Foot("p"));
        Assert.Contains("last step", Isle.History.Foot("<end>n"));
    }

    [Theory]
    [InlineData("u" + Halted + "<enter>", 4)]
    [InlineData("<end>U" + Halted + "<enter>", 4)]
    [InlineData("ustrength(red/*/isle) > 5000<enter>", 2)]
    [InlineData("udate > 2020-03-17<enter>u<enter>", 3)]
    public void It_runs_until_a_condition_becomes_true_either_way(string keys, int step) =>
        Assert.Equal(step, Isle.History.Press(keys).Step);

    [Fact]
    public void A_run_that_finds_nothing_stays_and_says_where_it_would()
    {
        Stand there = Isle.History.Press("<end>u" + Halted + "<enter>");

        Assert.Equal(8, there.Step);
        Assert.Equal($"It does not become true after step 8; it does at step 4: {Halted}", there.Said);
    }

    [Fact]
    public void Running_back_uses_the_condition_that_was_run_to() =>
        Assert.Equal(4, Isle.History.Press("u" + Halted + "<enter><end>U<enter>").Step);

    [Fact]
    public void A_breakpoint_stops_whoever_continues_and_tells_whoever_steps_on_it()
    {
        Stand set = Isle.History.Press($"b{Halted}<enter>bholder(warden) == warden-ann<enter>");

        Assert.Equal([3, 4, 4], new[] { "c", "cc", "ccc" }.Select(k => set.Press(k).Step));
        Assert.Equal([4, 3], new[] { "<end>C", "<end>CC" }.Select(k => set.Press(k).Step));
        Assert.Equal("Breakpoint 2: holder(warden) == warden-ann", set.Press("nn").Said);
        Assert.Contains("No breakpoint is hit after", set.Press("ccc").Said);
    }

    [Fact]
    public void A_breakpoint_goes_by_its_number_or_when_it_is_set_again()
    {
        Stand set = Isle.History.Press($"b{Halted}<enter>bdate > 2020-03-17<enter>");

        Assert.Equal([Halted], set.Press("b2<enter>").Breakpoints);
        Assert.Equal(["date > 2020-03-17"], set.Press($"b{Halted}<enter>").Breakpoints);
        Assert.Equal("There is no number 3: there are 1 to 2.", set.Press("b3<enter>").Prompt?.Fault?.Message);
    }

    [Fact]
    public void A_watch_shows_the_value_and_where_it_changed_the_one_before()
    {
        Stand watching = Isle.History.Press("wstrength(red/*/isle)<enter>wstate(operations, guard)<enter>");

        Assert.Contains("strength(red/*/isle)  * unknown -> 5,200", watching.Screen("n"));
        Assert.Contains("strength(red/*/isle)  5,200", watching.Screen("nn"));
        Assert.Contains("state(operations, guard)  * unseen -> suspended", watching.Screen("nnn"));
        Assert.Contains("* 5,200 -> at most 8,000", watching.Screen("nnnn"));
        Assert.DoesNotContain("watches", watching.Screen("w1<enter>w1<enter>"));
    }

    [Fact]
    public void An_assumption_of_a_draw_can_be_watched_and_another_draw_opened()
    {
        Stand watching = Isle.Branch.Press("wnewcomers<enter>");

        Assert.Contains("newcomers  300", watching.Screen(""));
        Assert.Equal(("3", watching.Step), (watching.Press("d3<enter>").Reel.Draw, watching.Press("d3<enter>").Step));
        Assert.DoesNotContain("newcomers  300", watching.Screen("d3<enter>"));
        Assert.Contains("newcomers  300", watching.Screen("d3<enter>dmiddle<enter>"));
    }

    [Fact]
    public void What_was_not_known_on_a_day_is_hidden_and_counted()
    {
        Stand known = Isle.History.Press("<end>k2020-04-10<enter>");

        Assert.Equal((4, 4), (known.Step, known.Reel.Length));
        Assert.Equal("4 events and 3 claims became known later and are hidden.", known.Said);
        Assert.Contains("as known on 2020-04-10 (reported)", known.Screen(""));
        Assert.Equal(1, Isle.History.Press("k2020-03-16 said<enter>").Reel.Length);
        Assert.Equal(6, Isle.History.Press("k2020-05-09 said<enter>").Reel.Length);
        Assert.Equal(8, known.Press("k<enter>").Reel.Length);
    }

    [Fact]
    public void Where_nothing_was_known_it_says_so_and_every_key_is_harmless()
    {
        Stand nothing = Isle.History.Press("k2019-01-01<enter>");

        Assert.Contains("Nothing was known by then", nothing.Screen(""));
        Assert.Equal(8, nothing.Press("nppc C<pgdn><pgup><home><end><tab>]u true<esc>k<enter>").Reel.Length);
    }

    [Fact]
    public void A_history_has_no_draws_and_a_branch_no_other_knowledge()
    {
        Assert.StartsWith(" ! The history has no draws", Isle.History.Foot("d"));
        Assert.StartsWith(" ! A branch is planned with what was known", Isle.Branch.Foot("k"));
    }

    [Fact]
    public void A_key_that_means_nothing_is_told_in_one_line() =>
        Assert.Equal(" ! z does nothing here: ? lists the keys.", Isle.History.Foot("z"));

    [Theory]
    [InlineData("q")]
    [InlineData("<esc>")]
    [InlineData("?q")]
    [InlineData("<tab><esc><esc>")]
    public void It_is_left(string keys) => Assert.True(Isle.History.Press(keys).HasLeft);

    [Theory]
    [InlineData("<tab><esc>")]
    [InlineData("?<esc>")]
    [InlineData("gq<esc>")]
    [InlineData("gq")]
    public void Escape_closes_what_is_open_first(string keys) => Assert.False(Isle.History.Press(keys).HasLeft);
}
