using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>A store's limit: Microsoft.Data.Sqlite and System.Text.Json on the same rows, nothing else.</summary>
internal sealed class PlainSqlite : IDisposable
{
    private readonly SqliteConnection _connection;

    public PlainSqlite(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000;");
    }

    /// <summary>Reads and parses every row of a stream, and keeps the last amount of each series.</summary>
    public Dictionary<string, double> Fold(string stream)
    {
        var levels = new Dictionary<string, double>();
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT type, json FROM log WHERE stream = $stream ORDER BY version";
        command.Parameters.AddWithValue("$stream", stream);
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            string type = reader.GetString(0);
            using var json = JsonDocument.Parse(reader.GetString(1));
            JsonElement root = json.RootElement;
            JsonElement data = root.TryGetProperty("data", out JsonElement inner) ? inner : root;
            string key = data.TryGetProperty("series", out JsonElement series) ? series.ToString() : type;
            levels[key] = data.TryGetProperty("strength", out JsonElement strength)
                && strength.ValueKind == JsonValueKind.Number ? strength.GetDouble() : 0;
        }
        return levels;
    }

    /// <summary>Makes a table for <see cref="Insert"/>.</summary>
    public void CreateTable() => Run("CREATE TABLE rows (seq INTEGER PRIMARY KEY, json TEXT NOT NULL) STRICT");

    /// <summary>Inserts one row, durably.</summary>
    public void Insert(string json)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO rows (json) VALUES ($json)";
        command.Parameters.AddWithValue("$json", json);
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();

    private void Run(string sql)
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
