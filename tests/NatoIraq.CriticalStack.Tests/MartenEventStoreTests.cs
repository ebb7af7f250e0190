using NatoIraq.Core.History;
using NatoIraq.Marten;
using NatoIraq.Storage;
using NatoIraq.Storage.Tests;

namespace NatoIraq.CriticalStack.Tests;

/// <summary>The contract of every event store, on Marten.</summary>
public sealed class MartenEventStoreTests : EventStoreContract
{
    protected override IEventStore Open() =>
        new MartenEventStore(PostgresServer.Shared.NewDatabase(), new FixedClock(Now));

    [Fact]
    public async Task Its_address_opens_it_and_is_shown_without_the_password()
    {
        StoreAddress.Add("marten", (connection, time) => new MartenEventStore(connection, time));
        const string address = "marten:Host=127.0.0.1;Database=d;Username=me;Pwd=hush";

        await using IEventStore store = StoreAddress.Open(address, TimeProvider.System);

        Assert.IsType<MartenEventStore>(store);
        Assert.StartsWith("marten:Host=127.0.0.1", StoreAddress.Shown(address), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", StoreAddress.Shown(address), StringComparison.Ordinal);
        Assert.Throws<Core.InvalidInputException>(() => StoreAddress.Open("marten", TimeProvider.System));
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
