using NatoIraq.Core.History;
using NatoIraq.Marten;
using NatoIraq.Storage.Tests;

namespace NatoIraq.CriticalStack.Tests;

/// <summary>The contract of every event store, on Marten.</summary>
public sealed class MartenEventStoreTests : EventStoreContract
{
    protected override IEventStore Open() =>
        new MartenEventStore(PostgresServer.Shared.NewDatabase(), new FixedClock(Now));

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
