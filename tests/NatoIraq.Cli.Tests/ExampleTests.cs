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
        // A server and a worker end only with their user; that they serve and work is another test's.
        string[] examples = [.. Examples(new NatoIraqCommand()).Distinct().Where(e => !e.Contains(" serve") && !e.Contains(" worker"))];
        string prepared = Prepared();
        byte[] export = _run.Piping([], "store", "export").Bytes;
        List<string> wrong = [];
        foreach (string example in examples)
        {
            // Each starts from what is shipped; those about one's own option, or a skipped entry, from a store with it.
            bool isNew = example.Contains("fork") || example.Contains("scenario new");
            bool needsMore = example.Contains("unskip") || (example.Contains("my-option") && !isNew);
            File.Copy(needsMore ? prepared : _run.File, "this.db", overwrite: true);
            if (isNew) File.Delete("my-option.yaml");
            File.Delete("scenario.schema.json");
            // Watching ends only with its user; that it goes on is another test's.
            string once = example.Split(" > ")[0].Replace(" --watch", "");
            string[] words = [.. CommandLineParser.SplitCommandLine(once).Skip(1)];
            string[] store = words.Contains("--store") || example.Contains("store copy") ? [] : ["--store", "sqlite:this.db"];
            Result result = _run.Piping(export, [.. words, .. store]).Result;
            if (isNew) File.WriteAllText("my-option.yaml", Option);
            // A check may find something: there are no documents here, and the two files differ.
            bool isExpected = result.Code == 0
                || (result.Code == 1 && (example.Contains("sources verify") || example.Contains("--exit-code")));
            if (!isExpected) wrong.Add($"{example}: {result.Code}: {result.Error}");
        }

        Assert.True(examples.Length > 25);
        Assert.Empty(wrong);
    }

    private void WriteFiles()
    {
        File.WriteAllText("my-option.yaml", Option);
        File.WriteAllText("before.yaml", Option);
        File.WriteAllText("after.yaml", Option.Replace("slower", "faster"));
        File.WriteAllText("entry.yaml", "{id: truce, on: 2020-06-01, event: host-reaffirmed, mission: nmi}");
        Directory.CreateDirectory("documents");
        File.WriteAllText("troops.csv", "Country,Date,Troops\n" + string.Concat(Enumerable.Range(1, 12)
            .Select(month => $"Red,2010-{month:00}-28,{1000 + (month * month)}\nBlue,2010-{month:00}-28,{200 + month}\n")));
        File.WriteAllText("troops.yaml", "pack: troops\nnation: Country\ndate: Date\nlevel: Troops\n");
        string[] row = [.. Enumerable.Repeat("", 61)];
        (row[0], row[1], row[28], row[32], row[53], row[59]) = ("1", "20200103", "19", "1", "XA", "20200103121500");
        File.WriteAllText("events.tsv", string.Join('\t', row) + "\n");
        File.WriteAllText(
            "events.yaml", "pack: events\nplaces: {XA: isle}\ncount: [{column: EventRootCode, in: [\"19\"]}]\n");
        Directory.CreateDirectory("tables");
        File.Copy("troops.csv", "tables/troops.csv");
        Directory.CreateDirectory("my-options");
        File.Copy("my-option.yaml", "my-options/my-option.yaml");
        foreach (string file in Directory.EnumerateFiles(Shipped.Default.Folder, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine("my-pack", Path.GetRelativePath(Shipped.Default.Folder, file));
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
