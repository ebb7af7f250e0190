using Microsoft.Data.Sqlite;
using NatoIraq.Core;

namespace NatoIraq.Storage.Sqlite;

/// <summary>Opens the database file. Reading never creates it: an absent or empty file is an empty store.</summary>
internal static class SqliteFile
{
    static SqliteFile() => SQLitePCL.Batteries_V2.Init();

    /// <summary>Whether there is a file with something in it.</summary>
    /// <exception cref="StoreUnreachableException">It is a folder, or the way to it is barred.</exception>
    public static bool Exists(string path)
    {
        try
        {
            if (File.GetAttributes(path).HasFlag(FileAttributes.Directory))
                throw new StoreUnreachableException(
                    $"The store '{path}' is a folder. Name a file in it with --store sqlite:PATH.");
            return new FileInfo(path).Length > 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException($"The store '{path}' cannot be reached: {e.Message}");
        }
    }

    /// <summary>Opens a file that exists.</summary>
    /// <param name="path">The file.</param>
    /// <param name="busyTimeout">How long to wait for another program that writes.</param>
    public static SqliteConnection Open(string path, TimeSpan busyTimeout) =>
        Connect(path, busyTimeout, SqliteOpenMode.ReadWrite);

    /// <summary>Opens the file for appending, and makes it and its folder if need be.</summary>
    /// <exception cref="StoreUnreachableException">The folder cannot be made.</exception>
    public static SqliteConnection Create(string path, TimeSpan busyTimeout)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException(
                $"The folder of the store '{path}' cannot be made: {e.Message} Name another file with --store.");
        }
        return Connect(path, busyTimeout, SqliteOpenMode.ReadWriteCreate);
    }

    private static SqliteConnection Connect(string path, TimeSpan busyTimeout, SqliteOpenMode mode)
    {
        var address = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            // The store keeps its one connection; SQLite itself waits for other writers.
            Pooling = false,
            DefaultTimeout = 1,
        };
        var connection = new SqliteConnection(address.ToString());
        try
        {
            connection.Open();
            using SqliteCommand settings = connection.CreateCommand();
            settings.CommandText =
                $"PRAGMA busy_timeout={(int)busyTimeout.TotalMilliseconds}; "
                + "PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF;";
            settings.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
