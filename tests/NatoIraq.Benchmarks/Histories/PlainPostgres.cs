using System.Text.Json;
using Npgsql;

namespace NatoIraq.Benchmarks.Histories;

/// <summary>A store's limit: Npgsql and System.Text.Json on the same rows, nothing else.</summary>
internal sealed class PlainPostgres : IDisposable
{
    private readonly NpgsqlConnection _connection;

    public PlainPostgres(string address)
    {
        _connection = new NpgsqlConnection(address + ";Max Auto Prepare=4;Auto Prepare Min Usages=1");
        _connection.Open();
    }

    /// <summary>Reads and parses every row of a stream, and keeps the last amount of each series.</summary>
    public Dictionary<string, double> Fold(string stream)
    {
        var levels = new Dictionary<string, double>();
        using var command = new NpgsqlCommand(
            "SELECT type, data, headers FROM mt_events WHERE stream_id = $1 ORDER BY version", _connection);
        command.Parameters.Add(new NpgsqlParameter { Value = stream });
        using NpgsqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            string type = reader.GetString(0);
            using var data = JsonDocument.Parse(reader.GetString(1));
            using var headers = JsonDocument.Parse(reader.GetString(2));
            string key = data.RootElement.TryGetProperty("series", out JsonElement series) ? series.ToString() : type;
            levels[key] = data.RootElement.TryGetProperty("strength", out JsonElement strength)
                && strength.ValueKind == JsonValueKind.Number ? strength.GetDouble() : 0;
        }
        return levels;
    }

    /// <summary>Makes a table for <see cref="Insert"/>.</summary>
    public void CreateTable()
    {
        using var command = new NpgsqlCommand(
            "CREATE TABLE rows (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, json jsonb NOT NULL)",
            _connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Inserts one row, durably.</summary>
    public void Insert(string json)
    {
        using var command = new NpgsqlCommand("INSERT INTO rows (json) VALUES ($1::jsonb)", _connection);
        command.Parameters.Add(new NpgsqlParameter { Value = json });
        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
