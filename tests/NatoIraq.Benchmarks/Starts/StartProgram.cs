using System.Diagnostics;
using NatoIraq.Benchmarks.Table;

namespace NatoIraq.Benchmarks.Starts;

/// <summary>The published program as its users start it: whole processes, from the start to the first output.</summary>
internal static class StartProgram
{
    private const int Times = 7;

    private static readonly Lazy<string> Published = new(Publish);

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"natoiraq-start-{Environment.ProcessId}");

    public static IEnumerable<Row> Rows()
    {
        foreach (string command in (string[])
            ["--version", "--help", "branch list", "history", "state --at 2020-02-13", "explain */*/* --at 2020-02-13"])
        {
            yield return new Row($"start to first output: {command}", "< 0.4 s", () =>
            {
                Run("demo", "store.db");
                (double First, double All)[] runs = [.. Enumerable.Range(0, Times).Select(_ => Run(command, "store.db"))];
                double first = Clock.Median(runs.Select(r => r.First));
                return new Figure($"{first:0.00} s", $"{Clock.Median(runs.Select(r => r.All)):0.00} s to the end", first < 0.4);
            });
        }
        yield return new Row("demo from an empty store", "< 5 s", () =>
        {
            double[] runs = [.. Enumerable.Range(0, Times).Select(turn => Run("demo", $"empty{turn}.db").All)];
            double all = Clock.Median(runs);
            return new Figure($"{all:0.00} s", "", all < 5);
        });
    }

    /// <summary>Runs a command line to its end, on a store in a folder of ours.</summary>
    /// <returns>Seconds to the first byte of output, and to the end.</returns>
    private static (double First, double All) Run(string command, string store)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = Folder,
        };
        start.ArgumentList.Add(Path.Combine(Published.Value, "natoiraq.dll"));
        foreach (string word in command.Split(' ')) start.ArgumentList.Add(word);
        if (!command.StartsWith('-'))
        {
            start.ArgumentList.Add("--store");
            start.ArgumentList.Add($"sqlite:{store}");
        }
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        _ = process.StandardOutput.Read();
        double first = Stopwatch.GetElapsedTime(began).TotalSeconds;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double all = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return process.ExitCode == 0
            ? (first, all)
            : throw new InvalidOperationException($"natoiraq {command} ended with {process.ExitCode}.");
    }

    private static string Publish()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && root.GetFiles("NatoIraq.sln") is []) root = root.Parent;
        string project = Path.Combine(root!.FullName, "src", "NatoIraq.Cli");
        string output = Directory.CreateDirectory(Path.Combine(Folder, "program")).FullName;
        var start = new ProcessStartInfo("dotnet", ["publish", project, "-o", output, "-v", "q", "-p:RunAnalyzers=false"])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        using Process publish = Process.Start(start)!;
        string log = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
        return publish.ExitCode == 0 ? output : throw new InvalidOperationException(log);
    }
}
