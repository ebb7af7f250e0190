using System.Collections.Concurrent;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;
using Xunit.Abstractions;

namespace NatoIraq.Storage.Tests;

/// <summary>The server killed under writers, again and again.</summary>
public sealed class PostgresKillTests(ITestOutputHelper output)
{
    private const int Writers = 6;

    /// <summary>A few for every day; by hand, NATOIRAQ_SERVER_KILLS=50 for many.</summary>
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("NATOIRAQ_SERVER_KILLS"), out int kills) ? kills : 6;

    private readonly ConcurrentQueue<string> _failures = [];
    private int _appends;
    private int _unreachable;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_or_doubled_when_the_server_is_killed_under_writers()
    {
        using var server = new PostgresServer();
        string address = server.NewDatabase();
        using var stop = new CancellationTokenSource();
        Task<long>[] writers = [.. Enumerable.Range(0, Writers).Select(w => Task.Run(() => WriteAsync(address, w, stop.Token)))];
        for (int kill = 0; kill < Kills; kill++)
        {
            int before = Volatile.Read(ref _appends);
            while (Volatile.Read(ref _appends) < before + 20 && !writers.Any(w => w.IsCompleted)) await Task.Delay(5);
            server.Kill();
            server.Restart();
        }
        await stop.CancelAsync();
        long[] acknowledged = await Task.WhenAll(writers);

        Assert.Empty(_failures);
        await using PostgresEventStore store = new(address, TimeProvider.System);
        Assert.Empty(await store.VerifyAsync());
        ILookup<string, Recorded> read = (await store.ReadAllAsync()).ToLookup(r => r.Stream);
        for (int w = 0; w < Writers; w++)
        {
            Assert.Equal(acknowledged[w], read[$"s{w}"].Count());
            Assert.All(read[$"s{w}"], r => Assert.Equal($"cap-{r.Version}", r.Event.Id));
        }
        output.WriteLine(
            $"{Kills} kills, {_appends} appends acknowledged, {_unreachable} refused for want of a server.");
    }

    /// <summary>Appends until told to stop; returns the version that was acknowledged last.</summary>
    private async Task<long> WriteAsync(string address, int writer, CancellationToken stop)
    {
        long version = 0;
        await using var store = new PostgresEventStore(
            address, TimeProvider.System, patience: TimeSpan.FromMinutes(2));
        while (!stop.IsCancellationRequested)
        {
            // Now and then enough of them to be copied.
            int count = version % 7 == 3 ? MartenRows.Few + 1 : 1 + (int)(version % 3);
            try
            {
                await store.AppendAsync(
                    [new Append($"s{writer}", version, Samples.Many(count, (int)version + 1))], CancellationToken.None);
                version += count;
                Interlocked.Increment(ref _appends);
            }
            catch (StoreUnreachableException e)
            {
                // What was refused was not written: the next attempt names the same version.
                if (e.Message.Contains("is not known", StringComparison.Ordinal)) _failures.Enqueue(e.Message);
                Interlocked.Increment(ref _unreachable);
                await Task.Delay(20, CancellationToken.None);
            }
            catch (Exception e)
            {
                _failures.Enqueue($"{writer} at {version}: {e}");
                return version;
            }
        }
        return version;
    }
}
