namespace NatoIraq.Cli.Tests;

/// <summary><c>branch rebase</c> asking somebody at a terminal, and the same without one.</summary>
public sealed class RebaseQuestionsTests : IDisposable
{
    private const string Counted = """
        scenario: counted
        title: A plan that rests on a count
        from: history
        fork: 2020-01-29
        until: 2021-12-31
        events:
          - id: training-resumes
            on: 2020-02-10
            event: operations-resumed
            mission: nmi
          - id: more
            on: 2020-04-01
            event: troops-deployed
            to: others/nmi/iraq
            count: 100
            if: strength(us/coalition/iraq) >= 5200
        """;

    private const string Fitting = "{id: more, on: 2020-04-01, event: troops-deployed, to: others/nmi/iraq, count: 100}";

    private readonly Run _run = new();

    public RebaseQuestionsTests()
    {
        Assert.Equal(0, _run.Of("scenario", "apply", _run.Write("counted.yaml", Counted)).Code);
        string shipped = Path.Combine(AppContext.BaseDirectory, "seeds", "nato-iraq"), folder = Path.Combine(_run.Folder, "corrected");
        foreach (string path in Directory.EnumerateFiles(shipped, "*.yaml", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(shipped, path));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.WriteAllText(copy, File.ReadAllText(path).Replace(
                "likely: 5200, qualifier: stated flat", "likely: 5100, qualifier: stated flat"));
        }
        Assert.Equal(0, _run.Of("import", folder).Code);
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

    public void Dispose() => _run.Dispose();
}
