using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;

namespace NatoIraq.Storage.Tests;

/// <summary>Servers that are not there, do not let in, break off, and come back.</summary>
public sealed class PostgresConnectionTests
{
    private const string Secret = "s3cret-pa55";

    private readonly string _address = PostgresServer.Shared.NewDatabase();

    private static PostgresEventStore At(string address) => new(address, TimeProvider.System);

    private static async Task<string> Unreachable(string address)
    {
        await using PostgresEventStore store = At(address);
        string message = (await Assert.ThrowsAsync<StoreUnreachableException>(() => store.ReadAllAsync())).Message;
        await Assert.ThrowsAsync<StoreUnreachableException>(
            () => store.AppendAsync([new Append("s", 0, Samples.Many(1))]));
        await Assert.ThrowsAsync<StoreUnreachableException>(() => store.VerifyAsync());
        Assert.DoesNotContain(Secret, message);
        return message;
    }

    [Fact]
    public async Task Nobody_listening_is_told()
    {
        string message = await Unreachable($"Host=127.0.0.1;Port=1;Database=d;Username=me;Password={Secret}");

        Assert.StartsWith("The store at 127.0.0.1:1/d cannot be reached (", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told_but_not_repeated()
    {
        (string host, int port) = PostgresServer.Shared.Loopback;
        PostgresServer.Execute(_address, "CREATE ROLE keeper LOGIN PASSWORD 'right'");

        string message = await Unreachable($"Host={host};Port={port};Database=d1;Username=keeper;Password={Secret}");

        Assert.Contains("does not let the user 'keeper' in", message);
        Assert.Contains("PGPASSWORD", message);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_told()
    {
        string message = await Unreachable(PostgresServer.Shared.Address("nowhere"));

        Assert.Contains("There is no database at", message);
        Assert.Contains("/nowhere", message);
    }

    [Fact]
    public async Task An_address_may_be_a_URI_with_a_password()
    {
        (string host, int port) = PostgresServer.Shared.Loopback;
        PostgresServer.Execute(
            _address, "CREATE ROLE uri LOGIN PASSWORD 'a:b@c/d?'; GRANT ALL ON SCHEMA public TO uri");
        string database = new Npgsql.NpgsqlConnectionStringBuilder(_address).Database!;
        await using IEventStore store = StoreAddress.Open(
            $"postgres:postgresql://uri:a%3Ab%40c%2Fd%3F@{host}:{port}/{database}?application_name=t", TimeProvider.System);

        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);

        Assert.Single(await store.ReadAllAsync());
        StoreInfo info = await store.InfoAsync();
        Assert.Equal(("postgres", $"{host}:{port}/{database}"), (info.Kind, info.Location));
        Assert.True(info.Bytes > 0);
    }

    [Fact]
    public async Task Connections_that_were_cut_are_replaced_unseen()
    {
        await using PostgresEventStore store = At(_address);
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);
        for (int version = 1; version < 6; version++)
        {
            PostgresServer.Execute(
                PostgresServer.Shared.Address("postgres"),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = "
                + $"'{new Npgsql.NpgsqlConnectionStringBuilder(_address).Database}'");

            if (version % 2 == 0) Assert.Equal(version, (await store.ReadAllAsync()).Count);
            else await store.AppendAsync([new Append("s", version, Samples.Many(1, version + 1))]);
            if (version % 2 == 0) await store.AppendAsync([new Append("s", version, Samples.Many(1, version + 1))]);
        }

        Assert.Equal(6, (await store.ReadAllAsync()).Count);
        Assert.Empty(await store.VerifyAsync());
    }

    [Fact]
    public async Task A_server_that_went_away_is_unreachable_until_it_is_back()
    {
        using var server = new PostgresServer();
        await using var store = new PostgresEventStore(
            server.NewDatabase(), TimeProvider.System, patience: TimeSpan.FromMilliseconds(200));
        await store.AppendAsync([new Append("s", 0, Samples.Many(1))]);

        server.Stop();
        await Assert.ThrowsAsync<StoreUnreachableException>(() => store.ReadAllAsync());
        await Assert.ThrowsAsync<StoreUnreachableException>(
            () => store.AppendAsync([new Append("s", 1, Samples.Many(1, 2))]));
        server.Restart();

        Assert.Single(await store.ReadAllAsync());
        await store.AppendAsync([new Append("s", 1, Samples.Many(1, 2))]);
        Assert.Empty(await store.VerifyAsync());
    }
}
