using System.Text.Json.Nodes;
using NatoIraq.App;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.Core.History;
using NatoIraq.Storage;

namespace NatoIraq.Cli.Tests;

/// <summary>A clock set back between appends, and between runs of the program: nothing is ordered by it.</summary>
public sealed class ClockTests : IDisposable
{
    private const string Branch = "status-quo";
    private static readonly DateTimeOffset Later = new(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Never = new(1901, 12, 13, 0, 0, 0, TimeSpan.Zero);

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task The_log_is_the_same_whichever_way_the_clock_goes()
    {
        byte[] forward = await Written("forward.db", Never, Never.AddDays(1), Later);
        byte[] back = await Written("back.db", Later, Never.AddDays(1), Never);

        Assert.Equal(forward, back);
    }

    [Fact]
    public async Task A_later_run_of_the_program_on_an_earlier_day_goes_on_where_the_log_ends()
    {
        await Written("store.db", Later);
        JsonNode before = _run.Json("store", "info");
        Assert.StartsWith("2999-01-01", $"{before["lastRecorded"]}");

        Assert.Equal(0, _run.Of("branch", "append", Branch, "--yaml", Entry("mine")).Code);

        JsonNode after = _run.Json("store", "info");
        Assert.Equal((long)before["events"]! + 1, (long)after["events"]!);
        Assert.DoesNotContain("2999", $"{after["lastRecorded"]}");
        Assert.Contains("All is well", _run.Of("store", "verify").Output);
        string shown = _run.Of("branch", "show", Branch).Output;
        Assert.Contains("mine", shown);
        // What is appended last wins, though the clock calls it the earlier one.
        Assert.Equal(0, _run.Of("branch", "append", Branch, "--yaml", Entry("mine", "host-questioned")).Code);
        Assert.Contains("host-questioned", _run.Of("branch", "show", Branch).Output);
    }

    private static string Entry(string id, string type = "host-invited") =>
        $"{{id: {id}, on: 2020-06-01, event: {type}, mission: nmi}}";

    /// <summary>The export of a store that was written to at these times: one for each of its appends, the last goes on.</summary>
    private async Task<byte[]> Written(string name, params DateTimeOffset[] times)
    {
        var clock = new SetClock(times);
        string address = $"sqlite:{Path.Combine(_run.Folder, name)}";
        await using (IEventStore store = StoreAddress.Open(address, clock))
        {
            MediatR.IMediator app = UseCases.Over(store);
            await app.Send(new ImportPack(Shipped.Default.Folder));
            await app.Send(new ApplyShipped([Branch], Shipped.Default.Scenarios));
            await app.Send(new AppendEntry(Branch, Entry("first")));
            DateTimeOffset?[] recorded = [.. (await store.ReadAllAsync()).Select(r => (DateTimeOffset?)r.RecordedAt)];
            Assert.Equal(times[^1], recorded[^1]);
            Assert.Equal(times[0], recorded[0]);
            Assert.Empty(await store.VerifyAsync());
        }
        return _run.Piping([], "store", "export", "--store", address).Bytes;
    }

    private sealed class SetClock(DateTimeOffset[] times) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => times[Math.Min(_asked++, times.Length - 1)];
    }
}
