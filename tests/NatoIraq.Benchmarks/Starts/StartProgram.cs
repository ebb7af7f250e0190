using System.Diagnostics;
using NatoIraq.Benchmarks.Table;

namespace NatoIraq.Benchmarks.Starts;

/// <summary>The published program as its users start it: whole processes, from the start to the first output.</summary>
internal static class StartProgram
{
    private const int Times = 7;

    public static IEnumerable<Row> Rows()
    {
        var filled = new Lazy<Took>(() => Run("demo", "store.db"));
        foreach (string command in (string[])
            ["--version", "--help", "branch list", "history", "state --at 2020-02-13", "explain */*/* --at 2020-02-13"])
        {
            yield return new Row($"start to first output: {command}", "< 0.4 s", () =>
            {
                _ = filled.Value;
                Took[] runs = [.. Enumerable.Range(0, Times).Select(_ => Run(command, "store.db"))];
                double first = Clock.Median(runs.Select(r => r.First));
                return new Figure($"{first:0.00} s", Processor(runs), first < 0.4);
            });
        }
        yield return new Row("demo from an empty store", "< 5 s", () =>
        {
            Took[] runs = [.. Enumerable.Range(0, Times).Select(turn => Run("demo", $"empty{turn}.db"))];
            double all = Clock.Median(runs.Select(r => r.All));
            return new Figure($"{all:0.00} s", Processor(runs), all < 5);
        });
    }

    private static string Processor(IEnumerable<Took> runs) =>
        $"{Clock.Median(runs.Select(r => r.Processor)):0.00} s of processor";

    /// <summary>Runs a command line to its end; the shell tells what processor time its child took.</summary>
    private static Took Run(string command, string store)
    {
        string program = PublishedProgram.File;
        string keep = command.StartsWith('-') ? "" : $" --store sqlite:{store}";
        var start = new ProcessStartInfo("sh", ["-c", $"set -f; dotnet '{program}' {command}{keep} || exit; times >&2"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            WorkingDirectory = PublishedProgram.Folder,
        };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        _ = process.StandardOutput.Read();
        double first = Stopwatch.GetElapsedTime(began).TotalSeconds;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double all = Stopwatch.GetElapsedTime(began).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"natoiraq {command}: {errors.Result}");
        // The last line of `times` is that of the children, for example 0m0.212s 0m0.031s.
        double[] parts = [.. errors.Result.TrimEnd().Split('\n')[^1].Split('m', 's', ' ')
            .Where(p => p.Length > 0).Select(double.Parse)];
        return new Took(first, all, (60 * (parts[0] + parts[2])) + parts[1] + parts[3]);
    }

    /// <summary>Seconds to the first byte of output, to the end, and of the processor.</summary>
    private sealed record Took(double First, double All, double Processor);
}
