using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests;

[Collection(WorkingFolder.Name)]
public sealed class DemoTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void It_compares_every_shipped_scenario_and_a_second_run_adds_nothing()
    {
        string folder = Path.Combine(_run.Folder, "new", "report");
        Result first = _run.Of("demo", "--draws", "100", "--out", folder);
        JsonNode info = _run.Json("store", "info");
        Result second = _run.Of("demo", "--draws", "100", "--out", folder);

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.All(Shipped.Default.Names, name => Assert.Contains($"\n{name} ", first.Output));
        Assert.Contains("2020-12-31", first.Output);
        Assert.Contains("2022-12-31", first.Output);
        Assert.Contains("Blocked by a rule", first.Output);
        Assert.Contains("What had to be true", first.Output);
        Assert.Contains("nothing was imported", second.Output);
        Assert.Equal((string?)info["head"], (string?)_run.Json("store", "info")["head"]);
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(folder, "report.html")));
        Assert.Equal(AfterTheFirstLines(first), AfterTheFirstLines(second));
    }

    [Fact]
    public void Its_numbers_are_those_of_compare()
    {
        JsonNode demo = _run.Json("demo", "--draws", "100", "--out", _run.Folder);
        JsonNode compare = _run.Json([
            "compare", .. Shipped.Default.Names.Reverse(), "--baseline", Shipped.Default.Yardstick, "--draws", "100", "--threads", "1",
            "--at", "2022-12-31", "--at", "2020-12-31", "--at", "2021-12-31",
        ]);

        Assert.Equal(compare.ToJsonString(), demo.ToJsonString());
    }

    [Fact]
    public void A_report_that_cannot_be_written_is_invalid_input()
    {
        string file = _run.Write("file", "in the way");
        Result result = _run.Of("demo", "--draws", "1", "--out", file);

        Assert.Equal(3, result.Code);
        Assert.Contains("--out", result.Error);
    }

    [Fact]
    public void Without_a_command_the_demonstration_runs()
    {
        using var folder = new WorkingFolder(_run.Folder);
        Result result = _run.Of();

        Assert.Equal(0, result.Code);
        Assert.True(File.Exists(Path.Combine(_run.Folder, "natoiraq-demo", "report.html")));
    }

    private static string AfterTheFirstLines(Result result) => string.Join('\n', result.Output.Split('\n').Skip(2));
}
