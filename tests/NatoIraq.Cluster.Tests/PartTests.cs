using NatoIraq.Core;
using NatoIraq.Core.Projections;
using NatoIraq.Storage.Tests;

namespace NatoIraq.Cluster.Tests;

/// <summary>What the tables promise, whatever workers do.</summary>
public sealed class PartTests : IAsyncLifetime, IAsyncDisposable
{
    private readonly string _address = PostgresServer.Shared.NewDatabase();
    private ClusterDatabase _database = null!;

    public async Task InitializeAsync()
    {
        _database = new ClusterDatabase(_address);
        await _database.MakeAsync(CancellationToken.None);
        PostgresServer.Execute(_address,
            """
            INSERT INTO natoiraq_worker (host, engine, threads) VALUES ('a', 'e', 1), ('b', 'e', 1);
            INSERT INTO natoiraq_ensemble (engine, head, request, branches, draws, parts)
            VALUES ('e', 'h', '{}', '{one}', 10, 3);
            """);
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    ValueTask IAsyncDisposable.DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task The_tables_are_made_once_however_many_make_them() =>
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _database.MakeAsync(CancellationToken.None)));

    [Fact]
    public async Task A_part_is_written_once_and_whoever_counts_otherwise_is_refused()
    {
        Assignment part = (await Of(1).BeginAsync(1, 2, default))!;
        Assert.Equal((new DrawRange(3, 6), 1), (part.Range, part.Attempt));
        Assert.Equal(2, (await Of(2).BeginAsync(1, 2, default))!.Attempt);

        await Of(1).WriteAsync(part, [1, 2, 3], default);
        await Of(2).WriteAsync(part, [1, 2, 3], default);
        await Assert.ThrowsAsync<StoreDamagedException>(() => Of(2).WriteAsync(part, [1, 2, 4], default));

        Assert.Equal(1, PostgresServer.Scalar(_address, "SELECT worker FROM natoiraq_ensemble_part"));
        Assert.Null(await Of(1).BeginAsync(1, 2, default));
    }

    [Fact]
    public async Task Attempts_of_lost_workers_count_and_the_third_is_the_last()
    {
        for (int attempt = 1; attempt <= PartTable.MostFailures; attempt++)
        {
            Assert.Equal(attempt, (await Of(1).BeginAsync(1, 1, default))!.Attempt);
            PostgresServer.Execute(_address, "UPDATE natoiraq_worker SET seen = now() - interval '1 hour' WHERE worker = 1");
        }

        Assert.Null(await Of(2).BeginAsync(1, 1, default));

        Assert.Equal("failed", PostgresServer.Scalar(_address, "SELECT state FROM natoiraq_ensemble"));
        Assert.Equal(
            "Part 1 came to nothing 3 times; the last time: The worker was lost while it drew this part.",
            PostgresServer.Scalar(_address, "SELECT message FROM natoiraq_ensemble"));
    }

    [Fact]
    public async Task What_is_given_back_was_no_attempt_and_what_failed_was()
    {
        for (int i = 0; i < 5; i++) await Of(1).GiveBackAsync((await Of(1).BeginAsync(1, 3, default))!, default);
        await Of(1).FailAsync((await Of(1).BeginAsync(1, 3, default))!, "a reason", default);

        Assert.Equal(2, (await Of(2).BeginAsync(1, 3, default))!.Attempt);
    }

    [Fact]
    public async Task Nobody_draws_for_whoever_is_gone()
    {
        PostgresServer.Execute(_address, "UPDATE natoiraq_ensemble SET seen = now() - interval '1 hour'");

        Assert.Equal([1], await new WorkerTable(_database).BeatAsync(1, [1], default));
        Assert.Null(await Of(1).BeginAsync(1, 1, default));
        Assert.Equal("Whoever asked is gone.", PostgresServer.Scalar(_address, "SELECT message FROM natoiraq_ensemble"));
    }

    private PartTable Of(int worker) => new(_database, worker);
}
