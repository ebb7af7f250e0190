using System.Diagnostics;
using System.Text.Json.Nodes;
using NatoIraq.Storage.Tests;

namespace NatoIraq.Cli.Tests;

/// <summary>The same commands on a server: what they print does not tell where the store is.</summary>
public sealed class PostgresTests : IDisposable
{
    private readonly Run _run = new();
    private readonly string _server = "postgres:" + PostgresServer.Shared.NewDatabase();

    public void Dispose() => _run.Dispose();

    private string File => $"sqlite:{_run.File}";

    private string Done(string store, params string[] words)
    {
        Result result = _run.Of([.. words, "--store", store]);
        Assert.True(result.Code == 0, result.Error);
        return result.Output;
    }

    private void Same(string line)
    {
        string[] words = [.. line.Split(' '), "--json"];
        Assert.Equal(Done(File, words), Done(_server, words));
    }

    [Fact]
    public void Every_command_prints_the_same_JSON_as_on_a_file()
    {
        string[] changes =
        [
            "import", "scenario apply nato-expanded", "branch skip nato-expanded rebadge",
            "branch unskip nato-expanded rebadge", "branch fork mine --from status-quo", "branch archive mine",
        ];
        string[] questions =
        [
            "claims --known-on 2020-02-12", "history", "state --at 2020-02-13", "replay", "diff --at 2020-01-01 --at 2020-02-01",
            "explain operations/nmi", "branch list", "branch tree", "branch show nato-expanded",
            "compare nato-expanded full-withdrawal --baseline status-quo --draws 50",
            "project nato-expanded --draws 50 --at 2022-12-31", "store verify",
        ];

        foreach (string line in changes.Concat(questions)) Same(line);
    }

    [Fact]
    public void The_demo_is_the_same_and_a_second_one_adds_nothing()
    {
        string folder = Path.Combine(_run.Folder, "out");
        string[] demo = ["demo", "--draws", "20", "--out", folder, "--json"];

        Assert.Equal(Done(File, demo), Done(_server, demo));
        Assert.Equal(Done(File, demo), Done(_server, demo));
        Assert.Equal(Head(File), Head(_server));
    }

    [Fact]
    public void A_store_moves_to_a_server_and_back_and_is_the_same_one()
    {
        Done(File, "scenario", "apply", "compromise");
        Done(File, "branch", "fork", "mine", "--title", "Größer & \"anders\" 😀");
        string other = $"sqlite:{Path.Combine(_run.Folder, "back.db")}";

        Assert.Equal(0, _run.Of("store", "copy", File, _server).Code);
        Assert.Equal(0, _run.Of("store", "copy", _server, other).Code);
        Assert.Contains("nothing was changed", _run.Of("store", "copy", other, _server).Output);

        Assert.Equal(Export(File), Export(_server));
        Assert.Equal(Export(File), Export(other));
        Assert.Equal(Head(File), Head(_server));
        foreach (string store in new[] { _server, other }) Done(store, "store", "verify");
    }

    [Fact]
    public void A_branch_called_like_SQL_is_refused_and_nothing_is_dropped()
    {
        Done(_server, "import");

        Result result = _run.Of("branch", "fork", "'; drop table mt_events; --", "--store", _server);

        Assert.Equal(3, result.Code);
        Done(_server, "store", "verify");
        Assert.Equal(0, _run.Of("history", "--store", _server).Code);
    }

    [Fact]
    public void A_server_that_is_not_there_ends_with_5_and_its_password_is_not_told()
    {
        const string Nowhere = "postgresql://me:s3cret@127.0.0.1:1/nowhere";

        foreach (string line in new[] { "history", "store info", "store verify", "demo", "import --verbose" })
        {
            Result result = _run.Of([.. line.Split(' '), "--store", Nowhere]);
            Assert.Equal(5, result.Code);
            Assert.Contains("The store at 127.0.0.1:1/nowhere cannot be reached", result.Error);
            Assert.DoesNotContain("s3cret", result.Error + result.Output);
        }
        Assert.Equal(5, _run.Of("store", "copy", Nowhere, File).Code);
    }

    [Fact]
    public void What_to_try_next_names_the_server_without_its_password()
    {
        Result result = _run.Of(
            "demo", "--draws", "5", "--out", Path.Combine(_run.Folder, "out"), "--store", _server + ";Password=s3cret");

        Assert.True(result.Code == 0, result.Error);
        Assert.Contains("--store \"postgres:Host=", result.Output);
        Assert.DoesNotContain("s3cret", result.Output + result.Error);
    }

    [Fact]
    public async Task A_worker_says_that_it_is_there_and_that_it_stopped()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Contains("There is no worker", Done(_server, "cluster", "status"));
        Assert.Contains("It has none", Done(File, "cluster", "status"));
        using Process worker = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "natoiraq.dll"), "worker", "--threads", "1", "--store", _server])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        })!;

        Assert.StartsWith("Worker 1 is there with 1 thread", await worker.StandardOutput.ReadLineAsync());
        Assert.Equal("alive", Worker("state"));
        Process.Start("kill", $"-TERM {worker.Id}").WaitForExit();
        Assert.Equal("Worker 1 stopped; it drew 0 parts.", await worker.StandardOutput.ReadLineAsync());
        Assert.True(worker.WaitForExit(TimeSpan.FromMinutes(2)));
        Assert.Equal(0, worker.ExitCode);
        Assert.Equal("stopped", Worker("state"));
        Assert.Contains("stopped", Done(_server, "cluster", "status"));

        string Worker(string key) =>
            $"{JsonNode.Parse(Done(_server, "cluster", "status", "--json"))!["workers"]![0]![key]}";
    }

    private byte[] Export(string store) => _run.Piping([], "store", "export", "--store", store).Bytes;

    private string Head(string store) => $"{JsonNode.Parse(Done(store, "store", "info", "--json"))!["head"]}";
}
