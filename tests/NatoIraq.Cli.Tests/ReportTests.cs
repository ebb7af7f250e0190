using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests;

public sealed class ReportTests : IDisposable
{
    private readonly Run _run = new();

    private string Page => Path.Combine(_run.Folder, "new", "folder", "report.html");

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Without_branches_it_reports_every_one_applied_against_the_one_most_are_from()
    {
        _run.Json("compare", "nato-expanded", "compromise", "--baseline", "control", "--draws", "10");
        Result result = Report();

        Assert.Contains("compares 3 branches with status-quo.", result.Output);
        string page = File.ReadAllText(Page);
        Assert.StartsWith("<!DOCTYPE html>", page);
        Assert.Contains("The facts only", page);
    }

    [Fact]
    public void Its_numbers_and_hash_are_those_of_compare()
    {
        JsonNode report = _run.Json(
            "report", "nato-expanded", "--draws", "100", "--at", "2021-06-15", "--series", "*/nmi/iraq",
            "--out", Path.Combine(_run.Folder, "new", "folder"));
        JsonNode compare = _run.Json(
            "compare", "nato-expanded", "--baseline", "status-quo", "--draws", "100", "--at", "2021-06-15",
            "--series", "*/nmi/iraq");

        Assert.Equal(compare.ToJsonString(), report.ToJsonString());
        Assert.Contains((string)compare["hash"]!, File.ReadAllText(Page));
    }

    [Fact]
    public void The_same_branches_give_the_same_bytes_whatever_the_threads_and_their_order()
    {
        Report("full-withdrawal", "nato-expanded", "--threads", "1");
        string first = File.ReadAllText(Page);
        Report("nato-expanded", "full-withdrawal", "--threads", "3");

        Assert.Equal(first, File.ReadAllText(Page));
    }

    [Fact]
    public void A_branch_from_the_history_alone_is_told_without_a_baseline()
    {
        Result result = Report("control", "new-zones");

        Assert.Contains("tells of 2 branches; there is no baseline.", result.Output);
    }

    [Fact]
    public void A_store_without_branches_has_nothing_to_report()
    {
        Result result = _run.Of("report", "--out", _run.Folder);

        Assert.Equal(3, result.Code);
        Assert.Contains("There is no branch to report.", result.Error);
        Assert.False(File.Exists(Path.Combine(_run.Folder, "report.html")));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_invalid_input()
    {
        Result result = _run.Of("report", "control", "--draws", "1", "--out", _run.Write("file", "in the way"));

        Assert.Equal(3, result.Code);
        Assert.Contains("--out", result.Error);
    }

    private Result Report(params string[] arguments)
    {
        Result result = _run.Of(
            ["report", .. arguments, "--draws", "50", "--out", Path.Combine(_run.Folder, "new", "folder")]);
        Assert.True(result.Code is 0, result.Error);
        return result;
    }
}
