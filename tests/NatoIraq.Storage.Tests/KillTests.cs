using System.Diagnostics;
using System.Globalization;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Tests;

public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Whatever_was_acknowledged_before_a_kill_is_there_and_well() =>
        IsThereAfterKills($"sqlite:{_folder.File("a.db")}", 10, () => Task.CompletedTask);

    [Fact]
    public Task Whatever_PostgreSQL_acknowledged_before_the_writer_was_killed_is_there_and_well()
    {
        string address = PostgresServer.Shared.NewDatabase();
        return IsThereAfterKills($"postgres:{address}", 4, () => NobodyWrites(address));
    }

    private static async Task IsThereAfterKills(string address, int kills, Func<Task> settle)
    {
        long acknowledged = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            acknowledged = Math.Max(acknowledged, await AppendUntilKilled(address, linesBeforeKill: 3 + 7 * kill));
            await settle();

            await using IEventStore store = StoreAddress.Open(address, TimeProvider.System);
            Assert.Empty(await store.VerifyAsync());
            IReadOnlyList<Recorded> read = await store.ReadAsync("s");
            Assert.True(read.Count >= acknowledged, $"{read.Count} are there, {acknowledged} were acknowledged.");
            Assert.True(read.Count % 3 == 0, "An append of three was cut.");
            Assert.Equal(read.Select(r => $"cap-{r.Version}"), read.Select(r => r.Event.Id));
        }
    }

    /// <summary>The server goes on with what a killed program asked for last: waits until it is done.</summary>
    private static async Task NobodyWrites(string address)
    {
        const string Others =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        long begun = Stopwatch.GetTimestamp();
        while ((long)PostgresServer.Scalar(address, Others + " AND backend_type = 'client backend'")! > 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(begun) < TimeSpan.FromMinutes(2), "A killed writer's work never ends.");
            await Task.Delay(20);
        }
    }

    /// <summary>Runs this assembly's Main, kills it, and returns the last version it acknowledged.</summary>
    private static async Task<long> AppendUntilKilled(string address, int linesBeforeKill)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(KillTests).Assembly.Location, address])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process writer = Process.Start(start)!;
        long last = 0;
        int lines = 0;
        while (await writer.StandardOutput.ReadLineAsync() is { } line)
        {
            // A kill may cut a line; only a whole number that went on counting was acknowledged.
            if (long.TryParse(line, CultureInfo.InvariantCulture, out long version) && version > last) last = version;
            if (++lines == linesBeforeKill) writer.Kill();
        }
        await writer.WaitForExitAsync();
        Assert.True(lines >= linesBeforeKill, "The writer ended by itself.");
        return last;
    }
}
