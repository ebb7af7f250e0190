using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Storage.Postgres;
using NatoIraq.Storage.Sqlite;

namespace NatoIraq.Storage;

/// <summary>Where a store is, as a user writes it after <c>--store</c>.</summary>
public static class StoreAddress
{
    private const string Sqlite = "sqlite:";
    private const string Memory = "memory:";
    private const string Postgres = "postgres:";
    private const string PostgresUri = "postgresql:";

    private static readonly Dictionary<string, Func<string, TimeProvider, IEventStore>> Others =
        new(StringComparer.Ordinal);

    /// <summary>The store used when none is named: a SQLite file in the user's data directory.</summary>
    /// <exception cref="StoreUnreachableException">The user has no data directory.</exception>
    public static string Default => DataFolder is { Length: > 0 } folder
        ? Sqlite + Path.Combine(folder, "natoiraq", "natoiraq.db")
        : throw new StoreUnreachableException(
            "There is no home folder to keep a store in. Name a file with --store sqlite:PATH.");

    private static string DataFolder => Environment.GetEnvironmentVariable("XDG_DATA_HOME") is { } xdg
        && Path.IsPathFullyQualified(xdg)
        ? xdg
        : Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);

    /// <summary>The store at that address, or the default one; nothing is opened or made before it is used.</summary>
    /// <param name="address">
    /// <c>sqlite:PATH</c> in a folder that is there, <c>postgres:CONNECTION</c> with an Npgsql connection string or a
    /// <c>postgresql://</c> URI, or <c>memory:</c> for one that is forgotten; null for the default, whose folder is made
    /// if need be.
    /// </param>
    /// <param name="time">The clock that dates what is recorded.</param>
    /// <exception cref="InvalidInputException">The address is of no kind known here.</exception>
    public static IEventStore Open(string? address, TimeProvider time)
    {
        if (address is null) return new SqliteEventStore(Default[Sqlite.Length..], time, makesFolder: true);
        if (address == Memory) return new MemoryEventStore(time.GetUtcNow);
        if (address.StartsWith(Sqlite, StringComparison.Ordinal) && address[Sqlite.Length..] is { } path
            && !string.IsNullOrWhiteSpace(path) && !path.Contains('\0'))
        {
            return new SqliteEventStore(path, time);
        }
        if (address.StartsWith(PostgresUri, StringComparison.Ordinal)) return new PostgresEventStore(address, time);
        if (address.StartsWith(Postgres, StringComparison.Ordinal))
            return new PostgresEventStore(address[Postgres.Length..], time);
        if (address.Split(':', 2) is [var kind, var connection] && Others.TryGetValue(kind, out var open))
            return open(connection, time);
        throw new InvalidInputException(
            $"'{Shown(address)}' is not a store. Allowed are sqlite:PATH, postgres:CONNECTION and memory:.",
            "For example --store sqlite:my.db.");
    }

    /// <summary>
    /// The Npgsql connection string of a store on PostgreSQL, password and all; null for any other store.
    /// </summary>
    /// <param name="address">The address, as <see cref="Open"/> takes it.</param>
    /// <exception cref="InvalidInputException">What it says of the database cannot be read.</exception>
    public static string? ConnectionOf(string? address)
    {
        if (address is null || !address.StartsWith("postgres", StringComparison.Ordinal)) return null;
        string connection = address.StartsWith(Postgres, StringComparison.Ordinal) ? address[Postgres.Length..] : address;
        return PostgresAddress.Read(connection).ConnectionString;
    }

    /// <summary>
    /// Adds a kind of store on PostgreSQL that another assembly brings; its addresses are <c>kind:CONNECTION</c>.
    /// </summary>
    /// <param name="kind">Its name.</param>
    /// <param name="open">Opens the store at a connection, with the clock that dates what is recorded.</param>
    public static void Add(string kind, Func<string, TimeProvider, IEventStore> open) => Others[kind] = open;

    /// <summary>The address as it may be shown: without a password, or anything that may be a piece of one.</summary>
    public static string Shown(string address)
    {
        if (address.Split(':', 2) is [var kind, var other] && Others.ContainsKey(kind))
            return $"{kind}:{PostgresAddress.WithoutPassword(other) ?? "..."}";
        if (!address.StartsWith("postgres", StringComparison.OrdinalIgnoreCase)
            && !address.Contains("password", StringComparison.OrdinalIgnoreCase)
            && !address.Contains("://", StringComparison.Ordinal))
        {
            return address;
        }
        string connection = address.StartsWith(Postgres, StringComparison.Ordinal)
            ? address[Postgres.Length..]
            : address;
        return Postgres + (PostgresAddress.WithoutPassword(connection) ?? "...");
    }
}
