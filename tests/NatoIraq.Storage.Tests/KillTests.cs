using System.Diagnostics;
using System.Globalization;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Tests;

public sealed class KillTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whatever_was_acknowledged_before_a_kill_is_there_and_well()
    {
        string address = $"sqlite:{_folder.File("a.db")}";
        long acknowledged = 0;
        for (int kill = 0; kill < 10; kill++)
        {
            acknowledged = Math.Max(acknowledged, await AppendUntilKilled(address, linesBeforeKill: 3 + 7 * kill));

            await using IEventStore store = StoreAddress.Open(address, TimeProvider.System);
            Assert.Empty(await store.VerifyAsync());
            IReadOnlyList<Recorded> read = await store.ReadAsync("s");
            Assert.True(read.Count >= acknowledged, $"{read.Count} are there, {acknowledged} were acknowledged.");
            Assert.True(read.Count % 3 == 0, "An append of three was cut.");
            Assert.Equal(read.Select(r => $"cap-{r.Version}"), read.Select(r => r.Event.Id));
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
