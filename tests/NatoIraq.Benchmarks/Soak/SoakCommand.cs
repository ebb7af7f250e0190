using System.Diagnostics;
using System.Globalization;
using System.Net;
using NatoIraq.Storage.Tests;

namespace NatoIraq.Benchmarks.Soak;

/// <summary>
/// A team's server under readers, writers and strangers, for as long as told: does it answer as it should to the end,
/// and does its memory stay?
/// </summary>
internal sealed class SoakCommand(SoakServer server, TimeSpan length, TextWriter output)
{
    private static readonly HttpStatusCode[] Fine = [HttpStatusCode.OK];

    /// <summary>What a reader asks in turn; a number takes the place of {0}, so that most are asked only once.</summary>
    private static readonly string[] Reads =
    [
        "/", "/timeline/step?step={0}", "/branches", "/branches/nato-expanded", "/claims", "/cluster",
        "/compare?branch=nato-expanded&baseline=status-quo&draws=200&random-seed={0}",
        "/diff?a=status-quo&b=nato-expanded",
        "/api/v1/history", "/api/v1/state?at=2020-02-13", "/api/v1/state?branch=status-quo&draw={0}",
        "/api/v1/claims?known-on=2020-02-12", "/api/v1/explain?subject=*/coalition/region&at=2020-02-13",
        "/api/v1/branches", "/api/v1/branches/ana-0", "/api/v1/moments",
        "/api/v1/project?branch=full-withdrawal&draws=500&random-seed={0}",
        "/api/v1/compare?branch=nato-expanded&baseline=status-quo&draws=200&random-seed={0}",
    ];

    private readonly Tally _tally = new(output);
    private readonly List<double> _memory = [];
    private int _number;

    /// <summary>Runs it: the arguments are how many minutes, 60 unless told, and <c>postgres</c> for a store there.</summary>
    /// <returns>0, or 1 if anything was wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output)
    {
        double minutes = args.Count > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 60;
        string? store = args.Contains("postgres") ? $"postgres:{PostgresServer.Shared.NewDatabase()}" : null;
        await using SoakServer server = await SoakServer.StartAsync(
            store, ("rita", "reader"), ("rob", "reader"), ("ray", "reader"), ("ruth", "reader"), ("ana", "author"),
            ("ben", "author"));
        var soak = new SoakCommand(server, TimeSpan.FromMinutes(minutes), output);
        return await soak.RunAsync();
    }

    private async Task<int> RunAsync()
    {
        using var end = new CancellationTokenSource(length);
        await Task.WhenAll(
            [
                WatchAsync(end), DenyAsync(end.Token), WriteAsync("ana", "ben", end.Token),
                WriteAsync("ben", "ana", end.Token),
                .. server.Keys.Keys.Where(n => n[0] == 'r').Select(n => ReadAsync(n, end.Token)),
            ]);
        int code = await server.EndAsync();
        if (code != 0) _tally.Wrong($"the server ended with {code}");
        _tally.Write();
        Say($"memory: {Middle(_memory.Take(_memory.Count / 4)):N0} MB in the first quarter, ");
        Say($"{Middle(_memory.TakeLast(_memory.Count / 4)):N0} MB in the last, ");
        Say($"{_memory.DefaultIfEmpty().Max():N0} MB at most\n");
        Say($"{server.Verify()}\n{_tally.Requests:N0} requests, {_tally.Wrongs:N0} wrong\n");
        return _tally.Wrongs == 0 ? 0 : 1;
    }

    private async Task ReadAsync(string name, CancellationToken end)
    {
        using var visitor = new Visitor(server.Address, server.Keys[name], _tally);
        for (int turn = 0; !end.IsCancellationRequested; turn++)
        {
            foreach (string read in Reads)
            {
                string path = read.Replace("{0}", $"{1 + (Interlocked.Increment(ref _number) % 100)}");
                if (read.Contains("random-seed")) path = $"{path}{turn}";
                await visitor.AskAsync(read.Split('?')[0], HttpMethod.Get, path, null, Fine);
            }
            await visitor.ListenAsync("/api/v1/events");
            await visitor.AskAsync(
                "a reader writes", HttpMethod.Post, "/api/v1/branches", new { branch = $"{name}-{turn}" },
                [HttpStatusCode.Forbidden]);
        }
    }

    /// <summary>An author edits a branch of ten of their own, and tries one of somebody else's.</summary>
    private async Task WriteAsync(string name, string other, CancellationToken end)
    {
        using var visitor = new Visitor(server.Address, server.Keys[name], _tally);
        for (int turn = 0; !end.IsCancellationRequested; turn++)
        {
            string branch = $"{name}-{turn % 10}", path = $"/api/v1/branches/{branch}";
            if (turn < 10)
            {
                await visitor.AskAsync(
                    "fork", HttpMethod.Post, "/api/v1/branches", new { branch, from = "status-quo" },
                    [HttpStatusCode.Created]);
            }
            await EditAsync(visitor, path, turn);
            await TryOtherAsync(visitor, $"/api/v1/branches/{other}-0");
            await visitor.AskAsync(
                "project what was edited", HttpMethod.Get, $"/api/v1/project?branch={branch}&draws=200", null, Fine);
        }
    }

    private static async Task TryOtherAsync(Visitor visitor, string path)
    {
        string? seen = await visitor.AskAsync(
            "see another's branch", HttpMethod.Get, path, null, [HttpStatusCode.OK, HttpStatusCode.NotFound]);
        if (seen is null) return;
        await visitor.AskAsync(
            "edit another's branch", HttpMethod.Post, $"{path}/entries",
            new { yaml = "{id: theirs, on: 2020-06-01, event: host-invited, mission: nmi}" },
            // Its author may have been faster.
            [HttpStatusCode.Forbidden, HttpStatusCode.PreconditionFailed], seen);
    }

    private static async Task EditAsync(Visitor visitor, string path, int turn)
    {
        string? seen = await visitor.AskAsync("see a branch", HttpMethod.Get, path, null, Fine);
        string day = new DateOnly(2020, 6, 1).AddDays(turn % 500).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string? made = await visitor.AskAsync(
            "append an entry", HttpMethod.Post, $"{path}/entries",
            new { yaml = $"{{id: invite, on: {day}, event: host-invited, mission: nmi}}" }, Fine, seen);
        await visitor.AskAsync(
            "edit what was edited since", HttpMethod.Put, $"{path}/skipped/invite", null,
            [HttpStatusCode.PreconditionFailed], seen);
        string? skipped = await visitor.AskAsync(
            "skip an entry", HttpMethod.Put, $"{path}/skipped/invite", null, Fine, made);
        await visitor.AskAsync("unskip it", HttpMethod.Delete, $"{path}/skipped/invite", null, Fine, skipped);
    }

    /// <summary>Somebody without a key, with a wrong one, with one in the address.</summary>
    private async Task DenyAsync(CancellationToken end)
    {
        using var stranger = new Visitor(server.Address, null, _tally);
        using var forger = new Visitor(server.Address, "not-a-key", _tally);
        HttpStatusCode[] unknown = [HttpStatusCode.Unauthorized], misplaced = [HttpStatusCode.BadRequest];
        while (!end.IsCancellationRequested)
        {
            await stranger.AskAsync("no key", HttpMethod.Get, "/api/v1/branches", null, unknown);
            await forger.AskAsync("a wrong key", HttpMethod.Get, "/api/v1/branches", null, unknown);
            await stranger.AskAsync(
                "a key in the address", HttpMethod.Get, $"/api/v1/branches?key={server.Keys["ana"]}", null,
                misplaced);
        }
    }

    /// <summary>Takes the memory every five seconds, tells of it every minute, and ends all if the server has ended.</summary>
    private async Task WatchAsync(CancellationTokenSource end)
    {
        long begun = Stopwatch.GetTimestamp();
        for (int looks = 0; !end.IsCancellationRequested; looks++)
        {
            if (server.HasEnded) await end.CancelAsync();
            else _memory.Add(server.Memory());
            if (looks % 12 == 0)
            {
                Say($"{Stopwatch.GetElapsedTime(begun).TotalMinutes,6:N0} min{_tally.Requests,12:N0} requests");
                Say($"{_tally.Wrongs,6:N0} wrong{_memory.LastOrDefault(),8:N0} MB\n");
                await output.FlushAsync(CancellationToken.None);
            }
            await Task.Delay(TimeSpan.FromSeconds(5), end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }

    private void Say(FormattableString text) => output.Write(text.ToString(CultureInfo.InvariantCulture));
}
