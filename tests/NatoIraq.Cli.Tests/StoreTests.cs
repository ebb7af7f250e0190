namespace NatoIraq.Cli.Tests;

/// <summary>What becomes of stores that hold nothing, or not yet what a command needs.</summary>
public sealed class StoreTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("store info", "empty")]
    [InlineData("store verify", "0 events")]
    [InlineData("machines list", "operations")]
    [InlineData("--help", "demo")]
    [InlineData("--version", ".")]
    public void Some_commands_make_no_store(string line, string says)
    {
        string[] words = line.Split(' ');
        Result result = _run.Of(words);

        Assert.Equal(0, result.Code);
        Assert.Contains(says, result.Output);
        Assert.False(File.Exists(_run.File));
    }

    [Fact]
    public void An_empty_store_gets_the_shipped_pack_once_and_says_so()
    {
        Result first = _run.Of("claims");
        Result second = _run.Of("claims");

        Assert.Contains("imported the shipped pack", first.Error);
        Assert.Empty(second.Error);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public void A_shipped_scenario_named_before_it_was_applied_is_applied_first_with_its_parents()
    {
        Result first = _run.Of("project", "mattis-request-lost", "--draws", "10", "--json");
        Result second = _run.Of("project", "mattis-request-lost", "--draws", "10", "--json");

        Assert.Contains("Applied the shipped scenario mattis-request.", first.Error);
        Assert.Contains("Applied the shipped scenario mattis-request-lost.", first.Error);
        Assert.Empty(second.Error);
        Assert.Equal(first.Output, second.Output);
    }

    [Fact]
    public void A_file_from_a_shipped_scenario_brings_it_along()
    {
        string file = _run.Write("mine.yaml", """
            scenario: mine
            title: Mine
            from: status-quo
            fork: 2020-01-29
            until: 2021-12-31
            """);

        Assert.Equal(0, _run.Of("scenario", "validate", file).Code);
        Assert.Equal(0, _run.Of("scenario", "apply", file).Code);
        Assert.Equal(["mine", "status-quo"], Branches());
        Assert.Contains("nothing was changed", _run.Of("scenario", "apply", file).Output);
    }

    [Fact]
    public void A_scenario_with_mistakes_tells_each_with_its_place_and_changes_nothing()
    {
        string file = _run.Write("wrong.yaml", """
            scenario: wrong
            title: Wrong
            from: status-quo
            fork: 2020-01-29
            until: 2021-12-31
            evnts: []
            events:
              - {id: a, on: 2020-02-30, event: operations-resumed, mission: nmi}
              - {id: b, on: 2020-03-01, event: operations-resumd, mission: nmi}
            """);
        Result result = _run.Of("scenario", "apply", file);

        Assert.Equal(3, result.Code);
        Assert.Contains($"{file}:6:1:", result.Error);
        Assert.Contains($"{file}:8:", result.Error);
        Assert.Contains($"{file}:9:", result.Error);
        Assert.Contains("^", result.Error);
        Assert.Contains("Did you mean 'operations-resumed'?", result.Error);
        Assert.Equal(["status-quo"], Branches());
    }

    [Fact]
    public void Skipping_and_taking_back_gives_the_same_numbers()
    {
        string before = Hash();
        Assert.Equal(0, _run.Of("branch", "skip", "nato-expanded", "rebadge").Code);
        string between = Hash();
        Assert.Equal(0, _run.Of("branch", "unskip", "nato-expanded", "rebadge").Code);

        Assert.NotEqual(before, between);
        Assert.Equal(before, Hash());
    }

    [Fact]
    public void A_branch_can_be_forked_filled_and_archived()
    {
        const string Entry = "{id: truce, on: 2020-06-01, event: host-reaffirmed, mission: nmi}";

        Assert.Equal(0, _run.Of("branch", "fork", "mine", "--from", "status-quo", "--title", "Mine \"quoted\"").Code);
        Assert.Equal(3, _run.Of("branch", "fork", "mine").Code);
        Assert.Equal(0, _run.Of("branch", "append", "mine", "--yaml", Entry).Code);
        Assert.Equal(0, _run.Of("branch", "append", "mine", "--entry", _run.Write("entry.yaml", Entry)).Code);
        Assert.Equal(0, _run.Reading(Entry, "branch", "append", "mine", "--entry", "-").Code);
        Assert.Contains("truce", _run.Of("branch", "show", "mine").Output);
        Assert.Equal(3, _run.Of("branch", "archive", "status-quo").Code);
        Assert.Equal(0, _run.Of("branch", "archive", "mine").Code);
        Assert.Equal(["status-quo"], Branches());
    }

    [Fact]
    public void The_claims_are_checked_against_documents_only_where_there_are_any()
    {
        Result result = _run.Of("sources", "verify", "--docs", _run.Folder);

        Assert.Equal(1, result.Code);
        Assert.Contains("finding", result.Output);
    }

    private string Hash() => (string)_run.Json("project", "nato-expanded", "--draws", "200")["hash"]!;

    private IEnumerable<string> Branches() =>
        _run.Json("branch", "list")["branches"]!.AsArray().Select(b => (string)b!["name"]!);
}
