using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace NatoIraq.Cli.Tests.Stepping;

/// <summary>
/// A real terminal without a screen, made by <c>script</c> of util-linux: a shell in it tells the terminal's settings
/// before and after it runs the program.
/// </summary>
internal sealed partial class PseudoTerminal : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private int _seen;

    public PseudoTerminal(string folder, int columns, int rows, string command)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "natoiraq.dll");
        string shell = Path.Combine(folder, "terminal.sh");
        // The shell outlives Ctrl-C to tell how the program ended.
        File.WriteAllText(shell, $"""
            trap : INT
            stty cols {columns} rows {rows}
            tty; echo "before $(stty -g)"
            dotnet "{program}" {command}
            echo "code $?"; echo "after $(stty -g)"; echo done
            """);
        var start = new ProcessStartInfo("script")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = ["-q", "-e", "-c", $"sh '{shell}'", "/dev/null"];
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["XDG_DATA_HOME"] = Path.Combine(folder, "data");
        start.Environment.Remove("NO_COLOR");
        _process = Process.Start(start)!;
        _ = Task.Run(ReadAsync);
    }

    /// <summary>Everything written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>The terminal's settings, as the shell told them.</summary>
    public string Settings(string when) => Regex.Match(Output, $@"{when} ([0-9a-f:]+)").Groups[1].Value;

    /// <summary>Presses keys.</summary>
    public void Type(string keys)
    {
        _process.StandardInput.Write(keys);
        _process.StandardInput.Flush();
    }

    /// <summary>
    /// Gives the terminal another height, as its window would; for a width too, stty would set one after the other.
    /// </summary>
    public void Resize(int rows) =>
        Process.Start("stty", ["-F", Name.Match(Output).Value, "rows", $"{rows}"]).WaitForExit();

    /// <summary>Waits for a text after the last one waited for, and gives what was written till then.</summary>
    public string Await(string text)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromSeconds(60))
        {
            string output = Output;
            int at = output.IndexOf(text, _seen, StringComparison.Ordinal);
            if (at >= 0)
            {
                string till = output[_seen..(at + text.Length)];
                _seen = at + text.Length;
                return till;
            }
            Thread.Sleep(20);
        }
        throw new TimeoutException($"'{text}' was not shown after:\n{Output[_seen..]}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        char[] buffer = new char[4096];
        while (await _process.StandardOutput.ReadAsync(buffer) is var count and > 0)
        {
            lock (_output) _output.Append(buffer, 0, count);
        }
    }

    [GeneratedRegex(@"/dev/pts/\d+")]
    private static partial Regex Name { get; }
}
