namespace NatoIraq.Cli.Tests;

/// <summary><c>branch rebase</c> asking somebody at a terminal, and the same without one.</summary>
public sealed class RebaseQuestionsTests : IDisposable
{
    private const string Fitting = "{id: more, on: 2020-04-01, event: troops-deployed, to: others/nmi/iraq, count: 100}";

    private readonly Run _run = new();

    public RebaseQuestionsTests()
    {
        Assert.Equal(0, _run.Of("scenario", "apply", _run.Write("counted.yaml", Counted.Scenario)).Code);
        Assert.Equal(0, _run.Of("import", Counted.CorrectedPack(Path.Combine(_run.Folder, "corrected"))).Code);
    }

    [Fact]
    public void An_edit_that_does_not_help_is_asked_about_again_and_one_that_helps_moves_the_branch()
    {
        Result result = _run.Answering(
            [
                "edt", "edit", "if", "strength(us/coalition/iraq) >= 5150", "",
                "edit", "on", "{ event: training-resumes, delay: 30 days }", "after", "{ event: training-resumes, delay: 30 days }",
                "if", "strength(us/coalition/iraq) >= 5000", "chance", "0.5", "chance", "", "",
            ],
            "branch", "rebase", "counted");

        Golden.Holds("rebase-questions.txt", [result.Error]);
        Assert.Equal(0, result.Code);
        Assert.Contains("Moved counted to the newest history", result.Output);
        Assert.Contains("appended", _run.Of("branch", "list").Output);
    }

    [Fact]
    public void Keeping_and_dropping_are_asked_for_too()
    {
        Assert.Equal(130, _run.Answering([], "branch", "rebase", "counted").Code);
        Result result = _run.Answering(["2"], "branch", "rebase", "counted");

        Assert.True(result.Code == 0, result.Error);
        Assert.Contains("1 skipped", _run.Of("branch", "list").Output);
        Assert.Equal("more", (string?)_run.Json("branch", "list")["branches"]![0]!["skipped"]![0]);
    }

    [Fact]
    public void Without_a_terminal_an_edit_stands_in_a_file_or_is_told_of()
    {
        string entry = _run.Write("more.yaml", Fitting), other = _run.Write("other.yaml", Fitting.Replace("more", "less"));
        string[] edit = ["branch", "rebase", "counted", "--answer", "never-happens:more=edit"];

        Result open = _run.Of("branch", "rebase", "counted"), nothing = _run.Of(edit);
        Result another = _run.Of([.. edit, "--entry", entry, "--entry", other]);
        Assert.Equal((1, 3, 3), (open.Code, nothing.Code, another.Code));
        Golden.Holds("rebase-edits.txt", [nothing.Error, another.Error]);

        Assert.Equal(0, _run.Of([.. edit, "--entry", entry]).Code);
        Assert.Equal("entry-appended", (string?)_run.Json("branch", "log", "counted")["versions"]![1]!["made"]);
    }

    [Fact]
    public void The_list_and_the_plan_say_from_which_number_to_which_and_how_many_reasons_there_are()
    {
        const string Reason = "us-5200: troops-reported of 2020-01-03..2020-01-29 is told otherwise: data.strength.likely 5200 -> 5100";
        string list = _run.Of("branch", "list").Output;

        Assert.Contains("counted is stale: " + Reason, list);
        Assert.Matches("branch +from +fork +until +state +title", list);
        Assert.Contains($"Stale: {Reason}", _run.Of("branch", "show", "counted").Output);
        var revision = _run.Json("history", "--revisions")["revisions"]!.AsArray().Single(r => (string?)r!["id"] == "us-5200")!;
        Assert.EndsWith($"{revision["field"]} {revision["before"]} -> {revision["after"]}", Reason);
    }

    [Fact]
    public void An_archived_branch_is_projected_with_a_word_of_it()
    {
        string hash = (string)_run.Json("project", "counted", "--draws", "20")["hash"]!;
        Assert.Equal(0, _run.Of("branch", "archive", "counted").Code);
        Result json = _run.Of("project", "counted", "--draws", "20", "--json");

        Assert.Contains("counted: The branch is archived", json.Error);
        Assert.Contains("\"archived\":[\"counted\"]", json.Output);
        Assert.Contains(hash, json.Output);
        Assert.Contains("counted: The branch is archived", _run.Of("project", "counted", "--draws", "20").Output);
        Assert.Contains("The branch is archived", _run.Of("project", "counted", "--draws", "20", "--csv").Error);
    }

    public void Dispose() => _run.Dispose();
}
