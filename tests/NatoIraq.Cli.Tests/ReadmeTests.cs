using System.Diagnostics;
using System.Text;

namespace NatoIraq.Cli.Tests;

/// <summary>
/// Runs every command of a README, in order, as a newcomer would: one data folder, one working folder. What a block
/// shows after a command must come out of it; a line <c>...</c> stands for any lines.
/// </summary>
public sealed class ReadmeTests : IDisposable
{
    private const string Prompt = "$ natoiraq";
    private const string Left = "...";

    private readonly string _folder = Directory.CreateTempSubdirectory("natoiraq-readme-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("README.md", 20)]
    [InlineData("seeds/README.md", 8)]
    public void Every_command_of_the_readme_does_what_it_shows(string file, int atLeast)
    {
        string[] readme = File.ReadAllLines(Path.Combine(Root(), file));
        WriteFiles(readme);
        var wrong = new StringBuilder();
        (string Command, List<string> Shown)[] commands = [.. CommandsOf(readme)];
        foreach ((string command, List<string> shown) in commands)
        {
            (int exit, string[] output) = Run(command);
            if (exit != 0) wrong.AppendLine($"{command}: exit {exit}: {string.Join('\n', output)}");
            else if (Missing(shown, output) is { } line) wrong.AppendLine($"{command}: does not print '{line}' there.");
        }
        Assert.True(wrong.Length == 0, wrong.ToString());
        Assert.True(commands.Length >= atLeast, $"Only {commands.Length} commands were found in {file}.");
    }

    [Theory]
    [InlineData("a|b|c", "a|b|c", null)]
    [InlineData("a|...|c", "a|x|y|c", null)]
    [InlineData("...|c", "a|c", null)]
    [InlineData("a|c", "a|b|c", "c")]
    [InlineData("b", "a|b", "b")]
    public void What_a_block_leaves_out_is_marked(string shown, string output, string? missing) =>
        Assert.Equal(missing, Missing([.. shown.Split('|')], output.Split('|')));

    /// <summary>The first shown line that the output does not have in its place; null when all fit.</summary>
    private static string? Missing(List<string> shown, string[] output)
    {
        int at = 0;
        bool jump = false;
        foreach (string line in shown)
        {
            if (line.Trim() == Left)
            {
                jump = true;
                continue;
            }
            int found = Array.FindIndex(output, at, o => o.TrimEnd() == line.TrimEnd());
            if (found < 0 || (!jump && found != at)) return line;
            (at, jump) = (found + 1, false);
        }
        return null;
    }

    private static IEnumerable<(string Command, List<string> Shown)> CommandsOf(string[] readme)
    {
        (string Command, List<string> Shown)? current = null;
        bool inside = false;
        foreach (string line in readme)
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                if (current is { } done) yield return done;
                current = null;
                inside = line == "```console";
            }
            else if (inside && line.StartsWith(Prompt, StringComparison.Ordinal))
            {
                if (current is { } done) yield return done;
                current = (line[Prompt.Length..].Trim(), []);
            }
            else
            {
                current?.Shown.Add(line);
            }
        }
    }

    /// <summary>A YAML block that begins with <c># NAME.yaml</c> is a file the commands read.</summary>
    private void WriteFiles(string[] readme)
    {
        for (int i = 1; i < readme.Length; i++)
        {
            bool isTable = readme[i - 1] == "```csv";
            if (!(isTable || readme[i - 1] == "```yaml") || !readme[i].StartsWith("# ", StringComparison.Ordinal)) continue;
            int end = Array.IndexOf(readme, "```", i);
            // A name is a comment in YAML, and none of a table.
            File.WriteAllLines(Path.Combine(_folder, readme[i][2..].Trim()), readme[(isTable ? i + 1 : i)..end]);
        }
    }

    private (int Exit, string[] Output) Run(string command)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _folder, UseShellExecute = false, RedirectStandardOutput = true,
                RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "natoiraq.dll"));
        foreach (string argument in ArgumentsOf(command)) start.ArgumentList.Add(argument);
        start.Environment["XDG_DATA_HOME"] = _folder;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output.TrimEnd('\n').Split('\n') : errors.Result.Split('\n'));
    }

    /// <summary>Words, those in double quotes as one: the README uses no more of a shell.</summary>
    private static IEnumerable<string> ArgumentsOf(string command) =>
        command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part]
            : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null
            && !File.Exists(Path.Combine(folder, "NatoIraq.sln"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The repository's root was not found.");
    }
}
