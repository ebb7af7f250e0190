using System.CommandLine.Parsing;

namespace NatoIraq.Cli.Tests;

/// <summary>The README's commands, in its order, on one store.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Every_command_of_the_README_works()
    {
        string mine = _run.Write("my-option.yaml", """
            scenario: my-option
            title: My option
            from: status-quo
            fork: 2020-01-29
            until: 2022-12-31
            """);
        string[] commands = [.. File.ReadAllLines(Readme()).Where(l => l.StartsWith("natoiraq ", StringComparison.Ordinal))];

        Assert.True(commands.Length > 15);
        foreach (string command in commands)
        {
            string[] words = [.. CommandLineParser.SplitCommandLine(command.Replace("my-option.yaml", mine)).Skip(1)];
            bool isDrawn = words[0] is "project" or "compare";
            Result result = _run.Of([.. words, .. isDrawn ? ["--draws", "100"] : Array.Empty<string>()]);
            Assert.True(result.Code == 0, $"{command}: {result.Code}\n{result.Error}");
            Assert.NotEmpty(result.Output);
        }
    }

    private static string Readme()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NatoIraq.sln"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "README.md");
    }
}
