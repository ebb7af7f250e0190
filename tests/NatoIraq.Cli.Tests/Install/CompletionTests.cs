using System.Diagnostics;

namespace NatoIraq.Cli.Tests.Install;

/// <summary>What shells are told when somebody presses Tab.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData(" bra", "branch")]
    [InlineData(" branch arch", "archive")]
    [InlineData(" compare --prio", "--priors")]
    [InlineData(" compare --priors ", "shipped wide")]
    [InlineData(" history --format ", "ics jsonl")]
    [InlineData(" claims --tier ", "A B C D")]
    [InlineData(" replay --draw ", "middle")]
    [InlineData(" --color a", "always auto")]
    [InlineData(" machines show oper", "operations")]
    [InlineData(" import nato-a", "nato-afghanistan")]
    [InlineData(" completion ", "bash fish zsh")]
    public void Commands_options_and_words_are_suggested(string line, string words)
    {
        string typed = line.Split(' ')[^1];
        // As the scripts do: options only to who begins one.
        IEnumerable<string> told = Suggested(line)
            .Where(w => w.StartsWith(typed, StringComparison.Ordinal) && (typed.Length > 0 || w[0] is not ('-' or '/')));

        Assert.Equal(words.Split(' '), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Names_come_from_the_store_that_the_line_names()
    {
        Assert.Equal(0, _run.Of("branch", "fork", "of-my-own").Code);
        string store = $"--store sqlite:{_run.File}";

        Assert.Equal(["of-my-own"], Suggested($" compare {store} of-m"));
        Assert.Contains("nato-expanded", Suggested($" compare {store} --baseline nato"));
        Assert.Contains("*/nmi/iraq", Suggested($" project of-my-own {store} --series */nmi"));
        Assert.Contains("us/coalition/iraq", Suggested($" explain {store} us/"));
        Assert.Contains("operations/nmi", Suggested($" explain {store} operations/"));
        Assert.Contains("coalition-suspended", Suggested($" state {store} --at coalition-s"));
    }

    [Theory]
    [InlineData("replay", "hist", "history")]
    [InlineData("branch fork mine --from", "hist", "history")]
    [InlineData("branch rebase", "hist", "")]
    [InlineData("branch merge status-quo --into", "hist", "")]
    [InlineData("branch rebase", "status-q", "status-quo")]
    [InlineData("branch fork", "status-q", "")]
    public void The_history_is_suggested_where_it_can_be_taken(string command, string typed, string words) => Assert.Equal(
        words.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        Suggested($" --store sqlite:{_run.File} {command} {typed}"));

    [Theory]
    [InlineData("sqlite:{0}/none.db")]
    [InlineData("sqlite:{0}/no/such/folder.db")]
    [InlineData("floppy:a")]
    [InlineData("postgres:Host=127.0.0.1;Port=1;Timeout=1")]
    public void A_store_that_is_not_there_is_neither_made_nor_complained_of(string address)
    {
        string store = string.Format(address, _run.Folder);

        IReadOnlyList<string> suggested = Suggested($" explain --store {store} operations/");

        Assert.Empty(suggested);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_run.Folder));
    }

    [Fact]
    public void An_empty_store_suggests_what_it_would_be_given() =>
        Assert.Equal(["full-withdrawal"], Suggested($" compare --store sqlite:{_run.File} full-"));

    [Fact]
    public void The_script_for_bash_completes_in_bash()
    {
        string script = _run.Write("completion.bash", _run.Of("completion", "bash").Output);
        string program = _run.Write(
            "natoiraq", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "natoiraq.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);
        Assert.Equal(0, _run.Of("branch", "fork", "of-my-own").Code);
        // Quotes and backslashes are as they stand on the line while somebody types.
        string[] lines =
        [
            "natoiraq bra", "natoiraq branch tree --format ", $"natoiraq compare --store sqlite:{_run.File} of-",
            $"natoiraq explain --store sqlite:{_run.File} \"us/coal", $"natoiraq explain --store sqlite:{_run.File} \\*/nmi/i",
            "natoiraq scenario validate my-", "natoiraq compare --prio",
        ];
        string ask = string.Concat(lines.Select(l => $"ask '{l}'\n"));
        string test = _run.Write("test.bash", $$"""
            source '{{script}}'
            ask() {
              COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=('{{program}}')
              COMP_LINE="{{program}}${COMP_LINE#natoiraq}" COMP_POINT=${#COMP_LINE}
              _natoiraq
              echo "${COMPREPLY[*]}"
            }
            {{ask}}
            complete -p natoiraq
            """);

        Result result = Execute("bash", "--norc", test);

        Assert.Empty(result.Error);
        Assert.Equal(
            [
                "branch", "dot graphml", "of-my-own", "us/coalition/iraq", "\\*/nmi/iraq", "", "--priors",
                "complete -o default -F _natoiraq natoiraq",
            ],
            result.Output.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    public void Each_script_asks_for_suggestions_and_says_where_it_goes(string shell)
    {
        string script = _run.Of("completion", shell).Output;

        Assert.Contains($"natoiraq completion {shell}", script);
        Assert.Contains("\"[suggest:", script);
        Assert.DoesNotContain('\r', script);
    }

    /// <summary>What the program prints for a line with the cursor at its end, as the scripts ask it.</summary>
    private static IReadOnlyList<string> Suggested(string line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var terminal = new Terminal(output, error, TextReader.Null);
        int code = CommandLine.RunAsync([$"[suggest:{line.Length}]", line], terminal).GetAwaiter().GetResult();
        Assert.Equal((0, ""), (code, error.ToString()));
        return output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Result Execute(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Else bash complains of a locale that is not there.
        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.Result);
    }
}
