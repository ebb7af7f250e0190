using System.CommandLine;
using System.CommandLine.Parsing;

namespace NatoIraq.Cli.Tests;

public sealed class HelpTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Every_command_has_help_that_ends_with_examples()
    {
        foreach (string path in Paths(new NatoIraqCommand(), []))
        {
            Result help = _run.Of([.. path.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

            Assert.Equal(0, help.Code);
            Assert.Contains("Example", help.Output);
            Assert.Contains("--json", help.Output);
            Assert.Contains("--store", help.Output);
        }
    }

    [Fact]
    public void Every_example_is_a_command_line_that_parses()
    {
        string[] examples = [.. Examples(new NatoIraqCommand()).Distinct()];

        Assert.True(examples.Length > 25);
        foreach (string example in examples)
        {
            string[] words = [.. CommandLineParser.SplitCommandLine(example.Split(" > ")[0])];
            Assert.Equal("natoiraq", words[0]);
            Assert.Empty(new NatoIraqCommand().Parse(words[1..]).Errors);
        }
    }

    private static IEnumerable<string> Paths(Command command, IEnumerable<string> above) =>
        command.Subcommands
            .SelectMany(c => Paths(c, [.. above, c.Name]))
            .Prepend(string.Join(' ', above));

    private static IEnumerable<string> Examples(Command command) =>
        (command is IExampled exampled ? exampled.Examples : []).Concat(command.Subcommands.SelectMany(Examples));
}
