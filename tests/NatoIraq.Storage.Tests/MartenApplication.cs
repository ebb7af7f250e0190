using Npgsql;

namespace NatoIraq.Storage.Tests;

/// <summary>A Marten application beside us, as the database sees it: the statements of its appends.</summary>
internal sealed class MartenApplication(string address)
{
    /// <summary>Marten 8's tables, as its own migration makes them before we come.</summary>
    public const string Tables =
        """
        CREATE TABLE mt_streams (
          id varchar NOT NULL, type varchar NULL, version bigint NULL, timestamp timestamptz NOT NULL DEFAULT (now()),
          snapshot jsonb NULL, snapshot_version integer NULL, created timestamptz NOT NULL DEFAULT (now()),
          tenant_id varchar NULL DEFAULT '*DEFAULT*', is_archived bool NULL DEFAULT FALSE,
          CONSTRAINT pkey_mt_streams_id PRIMARY KEY (id));
        CREATE TABLE mt_events (
          seq_id bigint NOT NULL, id uuid NOT NULL, stream_id varchar NULL, version bigint NOT NULL, data jsonb NOT NULL,
          type varchar(500) NOT NULL, timestamp timestamptz NOT NULL DEFAULT (now()),
          tenant_id varchar NULL DEFAULT '*DEFAULT*', mt_dotnet_type varchar NULL, headers jsonb NULL,
          is_archived bool NULL DEFAULT FALSE, CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id));
        ALTER TABLE mt_events ADD CONSTRAINT fkey_mt_events_stream_id FOREIGN KEY (stream_id)
          REFERENCES mt_streams (id) ON DELETE CASCADE;
        CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON mt_events USING btree (stream_id, version);
        CREATE SEQUENCE mt_events_sequence;
        ALTER SEQUENCE mt_events_sequence OWNED BY mt_events.seq_id;
        """;

    private const string CapSet =
        """
        {"mission": "alpha", "cap": {"low": null, "likely": CAP, "low-exclusive": false, "high-exclusive": false}}
        """;

    /// <summary>Appends one event that sets a cap, and commits.</summary>
    public void Append(string stream, int cap, string headers = "null")
    {
        using Pending pending = Begin();
        pending.Insert(stream, cap, headers);
        pending.Commit();
    }

    /// <summary>A transaction that appends and is not committed yet.</summary>
    public Pending Begin() => new(PostgresServer.Open(address));

    /// <summary>An open transaction of the application.</summary>
    internal sealed class Pending : IDisposable
    {
        private readonly NpgsqlConnection _connection;
        private readonly NpgsqlTransaction _transaction;

        public Pending(NpgsqlConnection connection)
        {
            _connection = connection;
            _transaction = connection.BeginTransaction();
        }

        /// <summary>Takes the next number, as Marten does long before it writes.</summary>
        public long Number() => (long)Run("SELECT nextval('mt_events_sequence')")!;

        public void Insert(
            string stream, int cap, string headers = "null", long? number = null, string type = "cap_set")
        {
            Run("INSERT INTO mt_streams (id, version) VALUES ($1, 0) ON CONFLICT DO NOTHING", stream);
            Run("UPDATE mt_streams SET version = version + 1, timestamp = now() WHERE id = $1", stream);
            Run(
                """
                INSERT INTO mt_events (seq_id, id, stream_id, version, data, type, tenant_id, timestamp,
                  mt_dotnet_type, is_archived, headers)
                SELECT $2, gen_random_uuid(), $1, version, $3::jsonb, $4, '*DEFAULT*', '2031-05-06 23:08:09Z', 'A.B, C',
                  FALSE, nullif($5::jsonb, 'null') FROM mt_streams WHERE id = $1
                """,
                stream, number ?? Number(), CapSet.Replace("CAP", $"{cap}", StringComparison.Ordinal), type, headers);
        }

        public void Commit() => _transaction.Commit();

        public void Dispose()
        {
            _transaction.Dispose();
            _connection.Dispose();
        }

        private object? Run(string sql, params object[] values)
        {
            using var command = new NpgsqlCommand(sql, _connection);
            foreach (object value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            return command.ExecuteScalar();
        }
    }
}
