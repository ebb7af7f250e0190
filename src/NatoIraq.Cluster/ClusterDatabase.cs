using System.Reflection;
using NatoIraq.Core;
using Npgsql;

namespace NatoIraq.Cluster;

/// <summary>The way to the cluster's tables (<c>Cluster.sql</c>), which the first worker makes.</summary>
/// <param name="connection">The connection string of the store's database.</param>
internal sealed class ClusterDatabase(string connection) : IAsyncDisposable
{
    /// <summary>The key under which workers wait for one another while there are no tables yet.</summary>
    private const long MakingLock = 0x636C757374657231; // "cluster1"

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connection);

    /// <summary>The connection string.</summary>
    public string Connection => connection;

    /// <summary>Makes the tables unless they are there.</summary>
    public async Task MakeAsync(CancellationToken cancel)
    {
        await using NpgsqlConnection open = await OpenAsync(cancel);
        await using NpgsqlTransaction transaction = await open.BeginTransactionAsync(cancel);
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", open))
        {
            wait.Parameters.Add(new NpgsqlParameter { Value = MakingLock });
            await wait.ExecuteNonQueryAsync(cancel);
        }
        await using (var tables = new NpgsqlCommand(Script(), open)) await tables.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <summary>Whether a worker ever was there: else there are no tables.</summary>
    public async Task<bool> HasTablesAsync(CancellationToken cancel) =>
        await ScalarAsync<bool>("SELECT to_regclass('natoiraq_ensemble_part') IS NOT NULL", [], cancel);

    /// <summary>Runs a statement; gives how many rows it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object?[] values, CancellationToken cancel) =>
        CommandAsync(sql, values, c => c.ExecuteNonQueryAsync(cancel));

    /// <summary>The one value that a statement gives.</summary>
    public Task<T> ScalarAsync<T>(string sql, object?[] values, CancellationToken cancel) =>
        CommandAsync(sql, values, async c => (T)(await c.ExecuteScalarAsync(cancel))!);

    /// <summary>The rows that a statement gives.</summary>
    public Task<List<T>> RowsAsync<T>(
        string sql, object?[] values, Func<NpgsqlDataReader, T> read, CancellationToken cancel) =>
        CommandAsync(sql, values, async c =>
        {
            List<T> rows = [];
            await using NpgsqlDataReader reader = await c.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel)) rows.Add(read(reader));
            return rows;
        });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<T> CommandAsync<T>(string sql, object?[] values, Func<NpgsqlCommand, Task<T>> run)
    {
        try
        {
            await using NpgsqlCommand command = _source.CreateCommand(sql);
            foreach (object? value in values) command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
            return await run(command);
        }
        catch (NpgsqlException e)
        {
            throw Explain(e);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken cancel)
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

    private StoreUnreachableException Explain(NpgsqlException e)
    {
        string why = e is PostgresException told ? told.MessageText : e.GetBaseException().Message;
        var address = new NpgsqlConnectionStringBuilder(connection);
        return new StoreUnreachableException(
            $"The cluster at {address.Host}:{address.Port}/{address.Database ?? address.Username} cannot be used "
            + $"({why.TrimEnd('.')}). Check that PostgreSQL runs there, and that the user may "
            + "make tables.");
    }

    private static string Script()
    {
        using Stream script = Assembly.GetExecutingAssembly().GetManifestResourceStream("Cluster.sql")!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
