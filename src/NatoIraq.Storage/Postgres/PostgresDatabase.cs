using System.Data;
using NatoIraq.Core;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>The way to a database: a pool of connections, and what goes wrong with them in our words.</summary>
internal sealed class PostgresDatabase(NpgsqlConnectionStringBuilder address) : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(address);
    private readonly PostgresErrors _errors = new(PostgresAddress.Place(address), address.Username);
    private bool _isMade;

    /// <summary>Something read from a store with these tables.</summary>
    public delegate Task<T> Reading<T>(NpgsqlConnection connection, PostgresTables tables, CancellationToken cancel);

    /// <summary>What errors call it.</summary>
    public string Place { get; } = PostgresAddress.Place(address);

    /// <summary>An open connection.</summary>
    /// <exception cref="StoreUnreachableException">There is none to be had.</exception>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
    {
        try
        {
            return await _source.OpenConnectionAsync(cancel);
        }
        catch (NpgsqlException e)
        {
            throw Explain(e);
        }
    }

    /// <summary>Drops the pool's connections: after a restart of the server all of them are dead.</summary>
    public void Forget() => _source.Clear();

    /// <summary>Reads in one transaction, so that no append comes between two statements.</summary>
    /// <remarks>A connection of the pool that turns out to be dead is replaced once.</remarks>
    public async Task<T> ReadAsync<T>(Reading<T> read, CancellationToken cancel)
    {
        for (bool isFirst = true; ; isFirst = false)
        {
            try
            {
                await using NpgsqlConnection c = await OpenAsync(cancel);
                PostgresTables tables = _isMade ? PostgresTables.All : await PostgresSchema.FindAsync(c, cancel);
                _isMade = tables == PostgresTables.All;
                await using NpgsqlTransaction moment =
                    await c.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
                return await read(c, tables, cancel);
            }
            catch (NpgsqlException e) when (PostgresErrors.IsLost(e) && isFirst)
            {
                Forget();
            }
            catch (NpgsqlException e)
            {
                throw Explain(e);
            }
        }
    }

    /// <summary>The error that says what to do.</summary>
    public NatoIraqException Explain(NpgsqlException e) => _errors.Explain(e);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
