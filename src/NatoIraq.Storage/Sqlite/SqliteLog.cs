using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using NatoIraq.Core.History;
using SQLitePCL;

namespace NatoIraq.Storage.Sqlite;

/// <summary>A store's tables and the statements on them, on one connection, for one thread at a time.</summary>
internal sealed class SqliteLog(SqliteConnection connection, string path) : IDisposable
{
    /// <summary>The schema of the tables that this version writes and reads.</summary>
    public const int Schema = 1;

    private const string Columns = "seq, stream, version, type, schema, id, json, hash, recorded_at";

    private const string Tables =
        """
        CREATE TABLE meta (schema INTEGER NOT NULL, events INTEGER NOT NULL, head BLOB NOT NULL) STRICT;
        CREATE TABLE log (
          seq INTEGER PRIMARY KEY, stream TEXT NOT NULL, version INTEGER NOT NULL, type TEXT NOT NULL,
          schema INTEGER NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, hash BLOB NOT NULL,
          recorded_at INTEGER NOT NULL, UNIQUE (stream, version)) STRICT;
        """;

    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private bool _ready;

    /// <summary>Whether the tables are there.</summary>
    /// <exception cref="StoreDamagedException">They are of a newer version, or of another program.</exception>
    public bool IsReady()
    {
        if (_ready) return true;
        bool hasMeta = Count("SELECT count(*) FROM sqlite_schema WHERE name IN ('meta', 'log')") == 2;
        if (!hasMeta)
        {
            if (Count("SELECT count(*) FROM sqlite_schema") == 0) return false;
            throw new StoreDamagedException(
                $"'{path}' is a database of another program. Name another file with --store.");
        }
        long schema = Count("SELECT schema FROM meta");
        if (schema != Schema)
        {
            throw new StoreDamagedException(schema > Schema
                ? $"The store '{path}' has schema {schema}; this version knows {Schema}. Use a newer natoiraq."
                : $"The store '{path}' does not tell its schema: its notes are damaged. Restore a copy.");
        }
        return _ready = true;
    }

    /// <summary>Runs the action in a transaction of its own, which commits only if the action returns.</summary>
    public void Write(Action action)
    {
        // Readers go on while one writes; the setting stays with the file.
        if (!IsReady()) Run("PRAGMA journal_mode=WAL");
        Run("BEGIN IMMEDIATE");
        try
        {
            if (!IsReady())
            {
                Run(Tables);
                Run("INSERT INTO meta VALUES ($schema, 0, $head)", Schema, LogHead.Empty.Hash);
            }
            action();
            Run("COMMIT");
            _ready = true;
        }
        catch
        {
            // SQLite itself rolls back on some errors; a second rollback would hide the first error.
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0) Run("ROLLBACK");
            throw;
        }
    }

    /// <summary>Reads in one transaction, so that no append comes between two statements.</summary>
    public T Snapshot<T>(Func<SqliteLog, T> read)
    {
        Run("BEGIN");
        try
        {
            return read(this);
        }
        finally
        {
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0) Run("ROLLBACK");
        }
    }

    /// <summary>The end of the log as noted by the last append.</summary>
    public LogHead NotedHead()
    {
        using SqliteDataReader reader = Prepare("SELECT events, head FROM meta").ExecuteReader();
        return reader.Read() && reader[0] is long events && reader[1] is byte[] { Length: HashChain.Length } head
            ? new LogHead(events, head)
            : LogHead.Empty;
    }

    /// <summary>The end of the log, to go on from.</summary>
    /// <exception cref="StoreDamagedException">The last event is not the one noted.</exception>
    public LogHead CheckedHead()
    {
        LogHead noted = NotedHead();
        object? hash = Prepare("SELECT hash FROM log WHERE seq = $seq", noted.Sequence).ExecuteScalar();
        bool isThere = noted.Sequence == 0
            ? noted.Is(LogHead.Empty) && Count("SELECT count(*) FROM (SELECT 1 FROM log LIMIT 1)") == 0
            : hash is byte[] last && last.AsSpan().SequenceEqual(noted.Hash);
        return isThere
            ? noted
            : throw new StoreDamagedException(
                $"The end of '{path}' is not the one that was noted. Run 'store verify', and restore a copy.");
    }

    /// <summary>The version of a stream; 0 when there is none.</summary>
    public long VersionOf(string stream) => Count("SELECT max(version) FROM log WHERE stream = $stream", stream);

    /// <summary>When the last entry was stored; null when there is none.</summary>
    public DateTimeOffset? LastRecorded()
    {
        using SqliteDataReader last = Query($"SELECT {Columns} FROM log ORDER BY seq DESC LIMIT 1");
        return last.Read() ? new SqliteRow(last).Entry().RecordedAt : null;
    }

    /// <summary>Adds entries and notes the new end.</summary>
    public void Insert(IReadOnlyList<LogEntry> entries, DateTimeOffset at)
    {
        foreach (LogEntry e in entries)
        {
            Run(
                $"INSERT INTO log ({Columns}) VALUES ($a, $b, $c, $d, $e, $f, CAST($g AS TEXT), $h, $i)",
                e.Sequence, e.Stream, e.Version, e.Type, e.Schema, e.Id, e.Json, e.Hash,
                (e.RecordedAt ?? at).ToUnixTimeMilliseconds());
        }
        if (entries.Count > 0)
            Run("UPDATE meta SET events = $events, head = $head", entries[^1].Sequence, entries[^1].Hash);
    }

    /// <summary>The rows after a place, in arrival order.</summary>
    public SqliteDataReader After(long sequence) =>
        Prepare($"SELECT {Columns} FROM log WHERE seq > $seq ORDER BY seq", sequence).ExecuteReader();

    /// <summary>Whether the log has a place, with its hash.</summary>
    public bool Has(LogHead place) => place.Sequence == 0
        || (Prepare("SELECT hash FROM log WHERE seq = $seq", place.Sequence).ExecuteScalar() is byte[] hash
            && hash.AsSpan().SequenceEqual(place.Hash));

    /// <summary>Any statement's rows.</summary>
    public SqliteDataReader Query(string sql) => Prepare(sql).ExecuteReader();

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SqliteCommand command in _prepared.Values) command.Dispose();
        connection.Dispose();
    }

    private long Count(string sql, params ReadOnlySpan<object> values) =>
        Prepare(sql, values).ExecuteScalar() as long? ?? 0;

    private void Run(string sql, params ReadOnlySpan<object> values) => Prepare(sql, values).ExecuteNonQuery();

    /// <summary>The statement, compiled once, with its parameters in the order of their first appearance.</summary>
    private SqliteCommand Prepare(string sql, params ReadOnlySpan<object> values)
    {
        if (!_prepared.TryGetValue(sql, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (string rest in sql.Split('$').Skip(1))
            {
                string name = string.Concat(rest.TakeWhile(char.IsLetter));
                command.Parameters.Add(new SqliteParameter { ParameterName = "$" + name });
            }
            command.Prepare();
            _prepared.Add(sql, command);
        }
        for (int i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command;
    }
}
