using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using SQLitePCL;

namespace NatoIraq.Storage.Sqlite;

/// <summary>The database file of a store. Reading never makes it: an absent or empty file is an empty store.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="BusyTimeout">How long to wait for another program that writes.</param>
/// <param name="MakesFolder">Whether the first append makes the file's folder.</param>
internal sealed record SqliteFile(string Path, TimeSpan BusyTimeout, bool MakesFolder)
{
    static SqliteFile()
    {
        Batteries_V2.Init();
        // A store uses its connection from one thread at a time; without this SQLite locks around each column read.
        // Where SQLite is in use already it stays as it is, which is only slower.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
    }

    /// <summary>How much room the file and its write-ahead log take.</summary>
    public long Bytes => LengthOf(Path) + LengthOf(WriteAheadLog);

    private string WriteAheadLog => Path + "-wal";

    private string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>Whether there is a file with something in it.</summary>
    /// <exception cref="StoreUnreachableException">
    /// It is a folder, its folder is not there, or the way to it is barred.
    /// </exception>
    public bool Exists()
    {
        try
        {
            if (File.GetAttributes(Path).HasFlag(FileAttributes.Directory))
                throw new StoreUnreachableException(
                    $"The store '{Path}' is a folder. Name a file in it with --store sqlite:PATH.");
            return new FileInfo(Path).Length > 0;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            if (MakesFolder || Directory.Exists(Folder)) return false;
            throw new StoreUnreachableException(
                $"The folder '{Folder}' of the store '{Path}' is not there. Make it first, or correct --store.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException($"The store '{Path}' cannot be reached: {e.Message}");
        }
    }

    /// <summary>Opens a file that exists, for reading alone where it may not be written.</summary>
    public SqliteConnection Open()
    {
        try
        {
            return Connect(Path, SqliteOpenMode.ReadWrite);
        }
        catch (SqliteException e)
            when (e.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY && LengthOf(WriteAheadLog) == 0)
        {
            // Beside a file in a folder that may not be written there is no room for the index of a write-ahead log.
            // Nobody writes there: without such a log, what the file says is all there is.
            return Connect(new Uri(Path).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly);
        }
    }

    /// <summary>Opens the file for appending, and makes it if need be.</summary>
    /// <exception cref="StoreUnreachableException">The folder is not there, or cannot be made.</exception>
    public SqliteConnection Create()
    {
        if (Exists()) return Open();
        if (!MakesFolder) return Connect(Path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Directory.CreateDirectory(Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnreachableException(
                $"The folder of the store '{Path}' cannot be made: {e.Message} Name another file with --store.");
        }
        return Connect(Path, SqliteOpenMode.ReadWriteCreate);
    }

    private SqliteConnection Connect(string source, SqliteOpenMode mode)
    {
        var address = new SqliteConnectionStringBuilder
        {
            DataSource = source,
            Mode = mode,
            // The store keeps its one connection; SQLite itself waits for other writers.
            Pooling = false,
            DefaultTimeout = 1,
        };
        var connection = new SqliteConnection(address.ToString());
        try
        {
            connection.Open();
            _ = raw.sqlite3_busy_timeout(connection.Handle, (int)BusyTimeout.TotalMilliseconds);
            using SqliteCommand settings = connection.CreateCommand();
            // The question at the end makes SQLite look at the file now rather than later.
            settings.CommandText =
                "PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; SELECT count(*) FROM sqlite_schema;";
            settings.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static long LengthOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
