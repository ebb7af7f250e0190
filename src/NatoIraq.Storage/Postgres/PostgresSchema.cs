using System.Reflection;
using NatoIraq.Core;
using NatoIraq.Core.History;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>What a database holds for us.</summary>
internal enum PostgresTables
{
    /// <summary>Nothing: an empty store.</summary>
    None,

    /// <summary>Marten's tables alone: another program's events, which have no order of ours yet.</summary>
    MartenOnly,

    /// <summary>All of them.</summary>
    All,
}

/// <summary>
/// The tables in <c>Schema.sql</c>: found by whoever reads, made by the first who writes. Whoever comes second waits
/// for the first and then finds them made.
/// </summary>
internal static class PostgresSchema
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const int Version = 1;

    /// <summary>The key under which writers wait for one another before there is a table to lock.</summary>
    private const long MigrationLock = 0x6E61746F69726171; // "natoiraq"

    private const int OurTables = 4;

    private const string Oldest = "13";

    /// <summary>Says what is there.</summary>
    /// <exception cref="StoreDamagedException">The tables are of a newer version.</exception>
    public static async Task<PostgresTables> FindAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var find = new NpgsqlCommand(
            // Asked of the table itself: a name that was looked up in vain is remembered as missing for a while.
            """
            SELECT count(*) FILTER (WHERE relname LIKE 'natoiraq%')::int, count(*) FILTER (WHERE relname = 'mt_events')
            FROM pg_class WHERE pg_table_is_visible(oid)
              AND relname IN ('natoiraq_meta', 'natoiraq_log', 'natoiraq_pending', 'natoiraq_arrivals', 'mt_events')
            """,
            connection);
        await using (NpgsqlDataReader found = await find.ExecuteReaderAsync(cancel))
        {
            await found.ReadAsync(cancel);
            (int ours, bool hasMarten) = (found.GetInt32(0), found.GetInt64(1) > 0);
            if (ours == 0) return hasMarten ? PostgresTables.MartenOnly : PostgresTables.None;
            if (ours < OurTables || !hasMarten)
                throw new StoreDamagedException("Some of the store's tables are missing. Restore a copy.");
        }
        await using var schema = new NpgsqlCommand("SELECT schema FROM natoiraq_meta", connection);
        int? version = await schema.ExecuteScalarAsync(cancel) as int?;
        return version == Version ? PostgresTables.All : throw new StoreDamagedException(version > Version
            ? $"The store has schema {version}; this version knows {Version}. Use a newer natoiraq."
            : "The store does not tell its schema: its notes are damaged. Restore a copy.");
    }

    /// <summary>Makes the tables unless they are there.</summary>
    public static async Task MakeAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (await FindAsync(connection, cancel) == PostgresTables.All) return;
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancel);
        await using (var wait = new NpgsqlCommand("SELECT pg_advisory_xact_lock($1)", connection))
        {
            wait.Parameters.Add(new NpgsqlParameter { Value = MigrationLock });
            await wait.ExecuteNonQueryAsync(cancel);
        }
        PostgresTables found = await FindAsync(connection, cancel);
        if (found == PostgresTables.All) return;
        await CheckServerAsync(connection, cancel);
        if (found == PostgresTables.MartenOnly) await CheckMartenAsync(connection, cancel);
        await using (var tables = new NpgsqlCommand(Script(), connection)) await tables.ExecuteNonQueryAsync(cancel);
        await using (var note = new NpgsqlCommand("INSERT INTO natoiraq_meta VALUES (true, $1, 0, $2)", connection))
        {
            note.Parameters.Add(new NpgsqlParameter { Value = Version });
            note.Parameters.Add(new NpgsqlParameter { Value = LogHead.Empty.Hash });
            await note.ExecuteNonQueryAsync(cancel);
        }
        await transaction.CommitAsync(cancel);
    }

    private static async Task CheckServerAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        if (connection.PostgreSqlVersion < new Version(Oldest + ".0"))
        {
            throw new StoreUnreachableException(
                $"The server is PostgreSQL {connection.PostgreSqlVersion}; a store needs {Oldest} or newer.");
        }
        await using var question = new NpgsqlCommand("SHOW server_encoding", connection);
        if (await question.ExecuteScalarAsync(cancel) is string encoding and not "UTF8")
        {
            throw new StoreUnreachableException(
                $"The database is in {encoding}, which cannot hold every text. "
                + "Make one with ENCODING 'UTF8', and name it in --store.");
        }
    }

    /// <summary>Tables that a Marten application made must be able to hold our streams.</summary>
    private static async Task CheckMartenAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var question = new NpgsqlCommand(
            """
            SELECT string_agg(attname || ' ' || format_type(atttypid, NULL), ', ') FROM pg_attribute
            WHERE attrelid = 'mt_events'::regclass AND attname IN ('stream_id', 'headers') AND NOT attisdropped
            """,
            connection);
        string columns = await question.ExecuteScalarAsync(cancel) as string ?? "";
        bool isText = columns.Contains("stream_id character varying", StringComparison.Ordinal)
            || columns.Contains("stream_id text", StringComparison.Ordinal);
        if (isText && columns.Contains("headers jsonb", StringComparison.Ordinal)) return;
        throw new StoreUnreachableException(
            "The database has a Marten application's event tables, which cannot hold our streams: they need "
            + "StreamIdentity.AsString and Events.MetadataConfig.HeadersEnabled. Set both there, or name another "
            + "database or schema (Search Path) with --store.");
    }

    private static string Script()
    {
        using Stream script = Assembly.GetExecutingAssembly().GetManifestResourceStream("Schema.sql")!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
