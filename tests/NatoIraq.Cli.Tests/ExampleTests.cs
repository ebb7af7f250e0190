using System.CommandLine;
using System.CommandLine.Parsing;

namespace NatoIraq.Cli.Tests;

/// <summary>Every example of every help does what it says, in a folder with the files that examples name.</summary>
[Collection(WorkingFolder.Name)]
public sealed class ExampleTests : IDisposable
{
    private const string Option = """
        scenario: my-option
        title: A slower expansion
        from: nato-expanded
        fork: 2020-01-29
        until: 2022-12-31
        """;

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Every_example_of_the_help_works()
    {
        using var folder = new WorkingFolder(_run.Folder);
        WriteFiles();
        string[] examples = [.. Examples(new NatoIraqCommand()).Distinct()];
        string prepared = Prepared();
        List<string> wrong = [];
        foreach (string example in examples)
        {
            // Each starts from what is shipped; those about one's own option, or a skipped entry, from a store with it.
            bool needsMore = example.Contains("unskip") || (example.Contains("my-option") && !example.Contains("fork"));
            File.Copy(needsMore ? prepared : _run.File, "this.db", overwrite: true);
            string[] words = [.. CommandLineParser.SplitCommandLine(example.Split(" > ")[0]).Skip(1)];
            string[] store = words.Contains("--store") ? [] : ["--store", "sqlite:this.db"];
            Result result = _run.Of([.. words, .. store]);
            // There are no documents here, so that what is checked against them is not found.
            bool isExpected = result.Code == 0 || (result.Code == 1 && example.Contains("sources verify"));
            if (!isExpected) wrong.Add($"{example}: {result.Code}: {result.Error}");
        }

        Assert.True(examples.Length > 25);
        Assert.Empty(wrong);
    }

    private void WriteFiles()
    {
        File.WriteAllText("my-option.yaml", Option);
        File.WriteAllText("entry.yaml", "{id: truce, on: 2020-06-01, event: host-reaffirmed, mission: nmi}");
        Directory.CreateDirectory("documents");
        foreach (string file in Directory.EnumerateFiles(Shipped.Pack, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine("my-pack", Path.GetRelativePath(Shipped.Pack, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The test's store gets what is shipped; a copy an option of one's own and a skipped entry too.</summary>
    private string Prepared()
    {
        Assert.Equal(0, _run.Of("demo", "--draws", "1").Code);
        File.Copy(_run.File, "prepared.db");
        foreach (string line in (string[])["scenario apply my-option.yaml", "branch skip nato-expanded rebadge"])
        {
            Result result = _run.Of([.. line.Split(' '), "--store", "sqlite:prepared.db"]);
            Assert.True(result.Code == 0, result.Error);
        }
        return "prepared.db";
    }

    private static IEnumerable<string> Examples(Command command) =>
        (command is IExampled exampled ? exampled.Examples : []).Concat(command.Subcommands.SelectMany(Examples));
}
