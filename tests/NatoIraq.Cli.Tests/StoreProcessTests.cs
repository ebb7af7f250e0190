using System.Diagnostics;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Storage;
using Xunit.Abstractions;

namespace NatoIraq.Cli.Tests;

/// <summary>The program killed at random moments, and two of it at once.</summary>
public sealed class StoreProcessTests(ITestOutputHelper output) : IDisposable
{
    private const string Branch = "status-quo";

    /// <summary>A few kills for every day; by hand, NATOIRAQ_KILLS=200 for many.</summary>
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("NATOIRAQ_KILLS"), out int kills) ? kills : 24;

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    private static string Entry(int number) =>
        $"{{id: entry-{number}, on: 2020-06-01, event: host-invited, mission: nmi}}";

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_nothing_is_half_done()
    {
        Assert.Equal(0, _run.Of("scenario", "apply", Branch).Code);
        string appended = _run.File, skipped = Path.Combine(_run.Folder, "skipped.db");
        File.Copy(appended, skipped);

        int[] acknowledged = await Task.WhenAll(
            Task.Run(KillImports), Task.Run(() => KillAppends(appended)), Task.Run(() => KillSkips(skipped)));

        output.WriteLine($"{Kills} kills, {acknowledged.Sum()} of them after the acknowledgement.");
        Assert.InRange(acknowledged.Sum(), 0, Kills - 1);
    }

    private async Task<int> KillImports()
    {
        var dice = new Dice(1);
        int acknowledged = 0;
        for (int i = 0; i < Kills / 3; i++)
        {
            string file = Path.Combine(_run.Folder, $"import-{i}.db");
            bool isDone = Killed(file, dice, "import");
            if (isDone) acknowledged++;

            int events = (await Verified(file)).Count;
            Assert.True(events > 300 || (events == 0 && !isDone), $"{events} events, acknowledged: {isDone}.");
        }
        return acknowledged;
    }

    private async Task<int> KillAppends(string file)
    {
        var dice = new Dice(2);
        var acknowledged = new List<string>();
        for (int i = 0; i < Kills / 3; i++)
        {
            if (Killed(file, dice, "branch", "append", Branch, "--yaml", Entry(i))) acknowledged.Add($"entry-{i}");

            string[] held = [.. (await Verified(file)).Select(r => r.Event.Data).OfType<EntryAppended>().Select(e => e.Entry)];
            Assert.Empty(acknowledged.Except(held));
            Assert.Equal(held.Distinct(), held);
        }
        return acknowledged.Count;
    }

    private async Task<int> KillSkips(string file)
    {
        var dice = new Dice(3);
        int acknowledged = 0;
        bool isSkipped = false;
        for (int i = 0; i < Kills / 3; i++)
        {
            bool isDone = Killed(file, dice, "branch", isSkipped ? "unskip" : "skip", Branch, "rocket-attack");
            if (isDone) acknowledged++;

            EventData? last = (await Verified(file)).Select(r => r.Event.Data)
                .LastOrDefault(d => d is EntrySkipped or EntryUnskipped);
            Assert.True(!isDone || last is EntrySkipped != isSkipped, "An acknowledged edit is lost.");
            isSkipped = last is EntrySkipped;
        }
        return acknowledged;
    }

    [Fact]
    public async Task Of_two_writers_at_once_each_does_it_or_is_told_to_try_again()
    {
        Assert.Equal(0, _run.Of("scenario", "apply", Branch).Code);
        using var over = new CancellationTokenSource();
        Task<int> reading = Task.Run(() => ReadUntil(over.Token));

        List<string>[] done = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(writer => Task.Run(() => AppendSix(writer))));
        await over.CancelAsync();

        Assert.True(await reading > 0);
        string[] held = [.. (await Verified(_run.File)).Select(r => r.Event.Data).OfType<EntryAppended>().Select(e => e.Entry)];
        Assert.Equal(done.SelectMany(d => d).Order(), held.Order());
    }

    private List<string> AppendSix(int writer)
    {
        var done = new List<string>();
        for (int i = 0; i < 6; i++)
        {
            (int code, string error) = Finished(_run.File, "branch", "append", Branch, "--yaml", Entry((writer * 100) + i));
            Assert.True(code is 0 or 4, error);
            if (code == 0) done.Add($"entry-{(writer * 100) + i}");
            else Assert.Contains("retry", error);
        }
        return done;
    }

    private int ReadUntil(CancellationToken over)
    {
        int reads = 0;
        for (; !over.IsCancellationRequested; reads++) Assert.Equal(0, _run.Of("branch", "show", Branch).Code);
        return reads;
    }

    [Fact]
    public void Locale_and_time_zone_change_no_byte_of_an_export()
    {
        Assert.Equal(0, _run.Of("branch", "fork", "mine", "--title", "Größer 😀").Code);
        (_, byte[] export) = _run.Piping([], "store", "export");
        string file = Path.Combine(_run.Folder, "elsewhere.jsonl");

        using Process process = Launch(_run.File, start =>
        {
            start.Environment["LANG"] = start.Environment["LC_ALL"] = "tr_TR.ISO-8859-9";
            start.Environment["TZ"] = "Pacific/Kiritimati";
        }, "store", "export");
        using (FileStream to = File.Create(file)) process.StandardOutput.BaseStream.CopyTo(to);
        process.WaitForExit();

        Assert.Equal(export, File.ReadAllBytes(file));
    }

    /// <summary>Every event of a store that must be well.</summary>
    private static async Task<IReadOnlyList<Recorded>> Verified(string file)
    {
        await using IEventStore store = StoreAddress.Open($"sqlite:{file}", TimeProvider.System);
        Assert.Empty(await store.VerifyAsync());
        return await store.ReadAllAsync();
    }

    /// <summary>Runs a command, kills it within the time that it takes, and tells whether it had said it was done.</summary>
    private static bool Killed(string file, Dice dice, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using Process process = Launch(file, _ => { }, [.. arguments, "--json"]);
        Task<string> said = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        bool isOver = process.WaitForExit(dice.Next());
        if (!isOver) process.Kill();
        process.WaitForExit();
        dice.Took(watch.Elapsed, isOver);
        Assert.True(!isOver || process.ExitCode == 0, error.Result);
        return said.Result.EndsWith("}\n", StringComparison.Ordinal);
    }

    private static (int Code, string Error) Finished(string file, params string[] arguments)
    {
        using Process process = Launch(file, _ => { }, arguments);
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said.Result.Length > 0 ? error : $"It said nothing. {error}");
    }

    private static Process Launch(string file, Action<ProcessStartInfo> set, params string[] arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "natoiraq.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--store", $"sqlite:{file}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        set(start);
        return Process.Start(start)!;
    }

    /// <summary>Random moments within the time that a run takes, as far as it is known yet.</summary>
    private sealed class Dice(int seed)
    {
        private readonly Random _random = new(seed);
        private TimeSpan _whole = TimeSpan.FromSeconds(1);

        /// <summary>Mostly late, where the writing is.</summary>
        public TimeSpan Next() => _whole * Math.Sqrt(_random.NextDouble());

        public void Took(TimeSpan time, bool isWhole)
        {
            if (isWhole) _whole = time * 1.1;
            else _whole *= 1.2;
        }
    }
}
