namespace NatoIraq.Cli.Tests.Stepping;

/// <summary>Recorded sessions: <c>replay --keys</c>.</summary>
public sealed class ReplayKeysTests : IClassFixture<Run>
{
    private readonly Run _run;

    public ReplayKeysTests(Run run) => _run = run;

    [Fact]
    public void Keys_are_pressed_and_the_last_screen_is_printed()
    {
        Result result = _run.Of("replay", "--keys", "gus-5200<enter> wstrength(us/*/iraq)<enter>");

        Assert.Equal((0, 24), (result.Code, result.Output.Count(c => c == '\n')));
        Assert.Contains("strength(us/*/iraq)  * unknown -> 5,200", result.Output);
        Assert.DoesNotContain('\e', result.Output);
        Assert.DoesNotContain(result.Output.Split('\n'), l => l.EndsWith(' '));
    }

    [Fact]
    public void The_screen_has_the_size_asked_for()
    {
        string[] lines = _run.Of("replay", "--keys", "", "--size", "130x40").Output.TrimEnd('\n').Split('\n');

        Assert.Equal((40, 129), (lines.Length, lines[0].Length));
        Assert.Equal(99, _run.Of("replay", "--keys", "", "--width", "100").Output.Split('\n')[0].Length);
    }

    [Fact]
    public void It_opens_where_at_and_until_say()
    {
        string Screen(params string[] options) => _run.Of(["replay", "--keys", "", .. options]).Output;

        Assert.Contains("  coalition-suspended", Screen("--until", "state(operations, coalition) == suspended"));
        Assert.Contains(" step 9 of ", Screen("--at", "9"));
        Assert.Contains("never become true", Screen("--at", "9", "--until", "conflict(*)"));
        Assert.Contains("as known on 2020-02-12", Screen("--known-on", "2020-02-12"));
    }

    [Theory]
    [InlineData(3, "--keys:1:2: There is no key <x>.", "n<x>", "80x24")]
    [InlineData(3, "59x24 is not between 60x15", "", "59x24")]
    [InlineData(2, "--size is 'big'", "", "big")]
    [InlineData(2, "--size is '80xx24'", "", "80xx24")]
    public void What_is_wrong_is_refused(int code, string message, string keys, string size)
    {
        Result result = _run.Of("replay", "--keys", keys, "--size", size);

        Assert.Equal(code, result.Code);
        Assert.Contains(message, result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_screen_is_not_json() => Assert.Equal(2, _run.Of("replay", "--keys", "n", "--json").Code);
}
