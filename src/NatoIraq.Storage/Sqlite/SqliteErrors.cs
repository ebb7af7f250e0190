using Microsoft.Data.Sqlite;
using NatoIraq.Core;
using SQLitePCL;

namespace NatoIraq.Storage.Sqlite;

/// <summary>SQLite's result codes as the errors of the model.</summary>
internal static class SqliteErrors
{
    /// <summary>The error that says what to do about a failure of SQLite.</summary>
    public static NatoIraqException Explain(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        raw.SQLITE_NOTADB => new StoreDamagedException(
            $"'{path}' is not a store: it is no SQLite database, or its beginning is damaged. "
            + "Name another file or restore a copy."),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => new ConcurrencyConflictException(
            "log", 0, 0, $"Another program keeps writing to the store '{path}'. Nothing was written; wait and retry."),
        raw.SQLITE_FULL => new StoreUnreachableException(
            $"The disk that holds the store '{path}' is full. Nothing was written; make room and try again."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH => new StoreUnreachableException(
            $"The store '{path}' may only be read. "
            + "Allow writing to the file and its folder, or name another file with --store."),
        raw.SQLITE_CANTOPEN => new StoreUnreachableException(
            $"The store '{path}' cannot be opened ({e.Message}). "
            + "Check that its folder is there and may be written, or name another file with --store."),
        raw.SQLITE_IOERR when e.SqliteExtendedErrorCode != raw.SQLITE_IOERR_SHORT_READ => new StoreUnreachableException(
            $"The disk that holds the store '{path}' failed ({e.Message}, {e.SqliteExtendedErrorCode}). "
            + "Nothing more was acknowledged; check the disk and its room, then run 'store verify'."),
        _ => new StoreDamagedException(
            $"The store '{path}' is damaged ({e.Message}). Run 'store verify' for details, and restore a copy."),
    };
}
