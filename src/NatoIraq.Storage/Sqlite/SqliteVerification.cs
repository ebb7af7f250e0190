using Microsoft.Data.Sqlite;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Sqlite;

/// <summary>What <c>store verify</c> checks in a SQLite store.</summary>
internal static class SqliteVerification
{
    /// <summary>Checks pages, then every row; returns how many rows it saw.</summary>
    public static int Run(SqliteLog log, LogAudit audit, CancellationToken cancel)
    {
        CheckPages(log, audit);
        int rows = 0;
        try
        {
            using SqliteDataReader reader = log.After(0);
            var row = new SqliteRow(reader);
            for (; reader.Read(); rows++)
            {
                cancel.ThrowIfCancellationRequested();
                audit.Check(row.Entry());
            }
            audit.CheckEnd(log.NotedHead());
        }
        catch (SqliteException e)
        {
            audit.Report($"Reading stopped after {rows} events: {e.Message}");
        }
        return rows;
    }

    private static void CheckPages(SqliteLog log, LogAudit audit)
    {
        try
        {
            using SqliteDataReader reader = log.Query("PRAGMA integrity_check");
            while (reader.Read())
            {
                if (reader.GetString(0) is not "ok" and var finding)
                    audit.Report($"The file's pages are damaged: {finding}.");
            }
        }
        catch (SqliteException e)
        {
            audit.Report($"The file's pages cannot be checked: {e.Message}");
        }
    }
}
