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

    [Fact]
    public void Help_is_a_command_too_and_names_every_command_by_its_task()
    {
        string help = _run.Of("help").Output;

        Assert.Equal(help, _run.Of("--help").Output);
        Assert.Equal(_run.Of("branch", "fork", "--help").Output, _run.Of("help", "branch", "fork").Output);
        Assert.All(new NatoIraqCommand().Subcommands, c => Assert.Contains($"\n  {c.Name} ", help));
        Assert.Contains("Start here", help);
        Assert.DoesNotContain('\e', help);
    }

    [Fact]
    public void Help_is_no_wider_than_it_may_be()
    {
        foreach (string path in Paths(new NatoIraqCommand(), []))
        {
            string[] words = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (int width in (int[])[60, 80])
            {
                string help = _run.Of([.. words, "--help", "--width", $"{width}"]).Output;
                Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, width));
            }
        }
    }

    private static IEnumerable<string> Paths(Command command, IEnumerable<string> above) =>
        command.Subcommands
            .SelectMany(c => Paths(c, [.. above, c.Name]))
            .Prepend(string.Join(' ', above));

    private static IEnumerable<string> Examples(Command command) =>
        (command is IExampled exampled ? exampled.Examples : []).Concat(command.Subcommands.SelectMany(Examples));
}
