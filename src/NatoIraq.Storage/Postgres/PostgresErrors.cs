using NatoIraq.Core;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>What PostgreSQL and the way to it report, as the errors of the model.</summary>
/// <param name="place">What errors call the store.</param>
/// <param name="user">Who it was opened as; null for the system's user.</param>
internal sealed class PostgresErrors(string place, string? user)
{
    /// <summary>What <c>natoiraq_advance</c> raises: the log or a stream has moved on.</summary>
    private const string Moved = "NI001";

    /// <summary>Whether the same statements may well succeed the next time: somebody else was at it too.</summary>
    public static bool IsRace(Exception e) => e is PostgresException
    {
        SqlState: Moved or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
    };

    /// <summary>Whether the connection broke, so that it is not known how far the server came.</summary>
    public static bool IsLost(Exception e) => e is NpgsqlException and not PostgresException
        || e is PostgresException
        {
            SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
                or PostgresErrorCodes.CannotConnectNow,
        };

    /// <summary>The error that says what to do.</summary>
    public NatoIraqException Explain(NpgsqlException e) => e is PostgresException told
        ? Told(told)
        : new StoreUnreachableException(
            $"The store at {place} cannot be reached ({Innermost(e)}). "
            + "Check that PostgreSQL runs there, or correct --store.");

    private NatoIraqException Told(PostgresException e) => e.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
            new StoreUnreachableException(
                $"The server of {place} does not let the user '{user ?? Environment.UserName}' in. "
                + "Check the user in --store, and the password there, in PGPASSWORD or in ~/.pgpass."),
        PostgresErrorCodes.InvalidCatalogName => new StoreUnreachableException(
            $"There is no database at {place}. Make it first, or correct --store."),
        PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName
            or PostgresErrorCodes.ReadOnlySqlTransaction => new StoreUnreachableException(
                $"The user '{user ?? Environment.UserName}' may not do this at {place} ({e.MessageText}). "
                + "Grant the right, or name another store with --store."),
        PostgresErrorCodes.LockNotAvailable or Moved or PostgresErrorCodes.SerializationFailure
            or PostgresErrorCodes.DeadlockDetected => new ConcurrencyConflictException(
                "log", 0, 0, $"Another program keeps writing to the store at {place}. "
                + "Nothing was written; wait and retry."),
        PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory or PostgresErrorCodes.TooManyConnections
            or PostgresErrorCodes.QueryCanceled => new StoreUnreachableException(
                $"The server of {place} gave up ({e.MessageText}). Nothing was written; see to it and try again."),
        PostgresErrorCodes.ProgramLimitExceeded => new InvalidInputException(
            $"The store at {place} cannot hold this ({e.MessageText})."),
        { } state when state.StartsWith("08", StringComparison.Ordinal)
            || state.StartsWith("57P", StringComparison.Ordinal) => new StoreUnreachableException(
                $"The server of {place} cannot be used now ({e.MessageText}). Wait and retry."),
        _ => new StoreDamagedException(
            $"The store at {place} is damaged ({e.MessageText}, {e.SqlState}). "
            + "Run 'store verify' for details, and restore a copy."),
    };

    private static string Innermost(Exception e) => e.GetBaseException().Message.TrimEnd('.');
}
