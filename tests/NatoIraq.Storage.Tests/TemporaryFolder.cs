using Microsoft.Data.Sqlite;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Storage.Tests;

/// <summary>A folder for one test, removed after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("natoiraq-").FullName;

    public string File(string name) => Path.Combine(_root, name);

    public string[] Names() =>
        [.. new DirectoryInfo(_root).GetFileSystemInfos().Select(f => f.Name).Order(StringComparer.Ordinal)];

    public object? Scalar(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Meddles with a database behind the store's back.</summary>
    public void Execute(string path, string sql)
    {
        if (!System.IO.File.Exists(path)) System.IO.File.WriteAllBytes(path, []);
        using SqliteConnection connection = new SqliteFile(path, TimeSpan.FromSeconds(1), false).Open();
        Scalar(connection, sql);
    }

    public void Dispose() => Directory.Delete(_root, true);
}

/// <summary>A clock that always shows the same time.</summary>
internal sealed class StoppedClock(DateTimeOffset now, Action? onRead = null) : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        onRead?.Invoke();
        return now;
    }
}
