namespace NatoIraq.Cli.Tests;

/// <summary><c>branch append</c> asking somebody at a terminal.</summary>
public sealed class AppendQuestionsTests : IClassFixture<Run>
{
    private readonly Run _run;

    public AppendQuestionsTests(Run run)
    {
        _run = run;
        _run.Of("scenario", "apply", "status-quo");
    }

    [Fact]
    public void An_entry_is_asked_for_shown_and_appended()
    {
        Result result = _run.Answering(
            [
                "trops", "troops", "troops-rebadged", "us/nowhere/iraq", "others/coalition/iraq", "others/nmi/iraq",
                "", "0.1 * strength(others/coalition/iraq)", "6 months", "fork", "triangular(1, 3, 9) months", "0.8", "handover",
                "",
            ],
            "branch", "append", "status-quo");

        Golden.Holds("append-questions.txt", [result.Error]);
        Assert.Equal(0, result.Code);
        Assert.Contains("handover", _run.Of("branch", "show", "status-quo").Output);
    }

    [Fact]
    public void A_day_a_list_and_what_is_left_out()
    {
        Result result = _run.Answering(
            ["mandate-amended", "other", "mandate-amended", "nmi", "1", "", "", "", "", "2020-06-01", "", "", ""],
            "branch", "append", "status-quo");

        Assert.True(result.Code == 0, result.Error);
        Assert.Contains("\nid: mandate-amended\non: 2020-06-01\nevent: mandate-amended\nmission: nmi\nallow: [", result.Error);
        Assert.DoesNotContain("chance", result.Error[result.Error.IndexOf("\nid: ", StringComparison.Ordinal)..]);
    }

    [Theory]
    [InlineData("no", 0, "Nothing was appended.")]
    [InlineData(null, 130, "Cancelled.")]
    public void What_is_not_confirmed_is_not_appended(string? answer, int code, string told)
    {
        string[] lines = ["forum", "forum-held", "1", "", "", "", "", "not-this"];
        Result result = _run.Answering([.. lines, .. answer is null ? Array.Empty<string>() : [answer]], "branch", "append", "status-quo");

        Assert.Equal(code, result.Code);
        Assert.Contains(told, result.Error);
        Assert.DoesNotContain("not-this", _run.Of("branch", "show", "status-quo").Output);
    }

    [Fact]
    public void An_answer_that_will_not_do_is_refused_at_its_place()
    {
        Result result = _run.Answering(
            ["troops", "troops-withdrawn", "us/nmi/iraq", "strenth(us/nmi/iraq)", "", "", "", "", "", "yes"],
            "branch", "append", "status-quo");

        Assert.Equal(3, result.Code);
        Assert.Contains("your answers:", result.Error);
        Assert.Contains("strength", result.Error);
    }

    [Fact]
    public void Where_nobody_can_be_asked_the_answer_is_what_each_event_needs()
    {
        foreach (Result result in (Result[])[_run.Of("branch", "append", "status-quo"), _run.Answering([], "branch", "append", "status-quo", "--json")])
        {
            Assert.Equal(2, result.Code);
            Assert.Contains("    from, to, count: troops-rebadged, troops-relocated\n", result.Error);
            Assert.Contains("For example: natoiraq branch append ", result.Error);
        }
    }
}
