using System.Runtime.InteropServices;
using SQLitePCL;

namespace NatoIraq.Storage.Sqlite;

/// <summary>
/// The columns of the row on which a statement stands, by SQLite's own functions. SQLitePCLRaw counts who uses the
/// statement around each call; for a dozen short calls a row that takes longer than SQLite takes to find the row.
/// </summary>
/// <param name="statement">The statement, which whoever reads keeps open.</param>
internal sealed unsafe class SqliteColumns(sqlite3_stmt statement)
{
    private const string Library = "e_sqlite3"; // of SQLitePCLRaw.bundle_e_sqlite3

    private readonly sqlite3_stmt _open = statement;
    private readonly nint _statement = statement.DangerousGetHandle();

    /// <summary>An integer.</summary>
    public long Number(int column) => Int64(_statement, column);

    /// <summary>A text in UTF-8 or a blob; valid until the statement moves.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => _open.IsClosed
        ? throw new ObjectDisposedException(nameof(SqliteColumns))
        : new ReadOnlySpan<byte>(Blob(_statement, column), Count(_statement, column));

    // They neither wait nor call back, so the runtime need not be told of them.
    [SuppressGCTransition]
    [DllImport(Library, EntryPoint = "sqlite3_column_int64")]
    private static extern long Int64(nint statement, int column);

    [SuppressGCTransition]
    [DllImport(Library, EntryPoint = "sqlite3_column_blob")]
    private static extern byte* Blob(nint statement, int column);

    [SuppressGCTransition]
    [DllImport(Library, EntryPoint = "sqlite3_column_bytes")]
    private static extern int Count(nint statement, int column);
}
