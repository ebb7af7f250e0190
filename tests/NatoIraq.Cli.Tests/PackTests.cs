using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests;

/// <summary>Packs by name, drafted and checked.</summary>
[Collection(WorkingFolder.Name)]
public sealed class PackTests : IDisposable
{
    private const string Other = "nato-afghanistan";

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_packs_inside_the_program_have_scenarios_of_their_own()
    {
        Assert.Equal([Other, "nato-iraq"], Shipped.Packs);
        Assert.Equal("nato-iraq", Shipped.Default.Pack);
        Assert.Equal(["conditions-first", "leave-by-may", "stay-beyond-may"], new Shipped(Other).Names);
        Assert.Equal("stay-beyond-may", new Shipped(Other).Yardstick);
        Assert.Empty(Shipped.Default.Names.Intersect(new Shipped(Other).Names));
        Assert.Empty(new Shipped("a-pack-of-my-own").Names);
    }

    [Fact]
    public void A_drafted_pack_is_valid_and_a_first_scenario_of_it_too()
    {
        using var folder = new WorkingFolder(_run.Folder);
        Assert.Equal(0, _run.Of("pack", "new", "our-pack").Code);
        Assert.Equal(Path.Combine(_run.Folder, "our-pack"), Directory.GetDirectories(_run.Folder).Single());

        JsonNode view = _run.Json("pack", "validate", "our-pack");
        Assert.False(File.Exists(_run.File));
        Result import = _run.Of("import", "our-pack");
        Result draft = _run.Of("scenario", "new", "smaller", "--kind", "withdraw");
        Result apply = _run.Of("scenario", "apply", "smaller.yaml");
        Result project = _run.Of("project", "smaller", "--draws", "50");

        Assert.Equal("our-pack", (string?)view["pack"]);
        Assert.Empty(view["findings"]!.AsArray());
        Assert.Equal((0, 0, 0, 0), (import.Code, draft.Code, apply.Code, project.Code));
        Assert.Contains("*/*/hostland", project.Output);
    }

    [Fact]
    public void A_folder_that_holds_something_is_left_alone()
    {
        string path = _run.Write("note.txt", "mine");
        Result result = _run.Of("pack", "new", "our-pack", "--out", _run.Folder);

        Assert.Equal(3, result.Code);
        Assert.Equal([path], Directory.GetFileSystemEntries(_run.Folder));
        Assert.DoesNotContain(
            Directory.GetFileSystemEntries(Path.GetDirectoryName(_run.Folder)!),
            p => p.StartsWith(_run.Folder + ".", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_shipped_pack_goes_by_the_same_commands()
    {
        string report = Path.Combine(_run.Folder, "report");
        Result demo = _run.Of("demo", "--pack", Other, "--draws", "20", "--out", report);
        Result again = _run.Of("demo", "--draws", "20", "--out", report);
        JsonNode branches = _run.Json("branch", "list");

        Assert.Equal((0, 0), (demo.Code, again.Code));
        Assert.Contains($"Imported the pack {Other}: 113 claims, 101 events.", demo.Output);
        Assert.Contains("nothing was imported", again.Output);
        Assert.Equal(
            ["conditions-first", "leave-by-may", "stay-beyond-may"],
            branches["branches"]!.AsArray().Select(b => (string?)b!["name"]).Order());
        Assert.StartsWith("<!DOCTYPE html>", File.ReadAllText(Path.Combine(report, "report.html")));
    }

    [Fact]
    public void A_scenario_of_the_stores_pack_is_applied_when_it_is_named_and_no_other()
    {
        Assert.Equal(0, _run.Of("import", Other).Code);
        Result own = _run.Of("project", "leave-by-may", "--draws", "20"), foreign = _run.Of("project", "compromise");

        Assert.Equal((0, 3), (own.Code, foreign.Code));
        Assert.Contains("Applied the shipped scenario leave-by-may.", own.Error);
        Assert.Contains("*/resolute-support/afghanistan", own.Output);
        Assert.Contains($"It goes with the pack nato-iraq, and this store holds {Other}", foreign.Error);
    }
}
