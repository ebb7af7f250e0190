using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;

namespace NatoIraq.Storage.Tests;

/// <summary>The contract on PostgreSQL, and what is PostgreSQL's own: tables, rights, other programs.</summary>
public sealed class PostgresEventStoreTests : EventStoreContract
{
    protected override IEventStore Open() => At(PostgresServer.Shared.NewDatabase());

    private static PostgresEventStore At(string address) => new(address, new StoppedClock(Now));
}
