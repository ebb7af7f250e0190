using NatoIraq.Core;
using Npgsql;

namespace NatoIraq.Storage.Postgres;

/// <summary>
/// Where a PostgreSQL store is: what follows <c>postgres:</c>, either Npgsql's <c>Key=Value;...</c> or a
/// <c>postgresql://</c> URI. No message repeats any of it but the host, the port and the names of user and database:
/// every other part may be a password, or a piece of one that was not quoted.
/// </summary>
internal static class PostgresAddress
{
    private const string Scheme = "postgresql:";

    /// <summary>The words of libpq that Npgsql spells otherwise.</summary>
    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["dbname"] = "Database",
        ["user"] = "Username",
        ["connect_timeout"] = "Timeout",
        ["application_name"] = "Application Name",
        ["sslmode"] = "SSL Mode",
        ["sslrootcert"] = "Root Certificate",
        ["sslcert"] = "SSL Certificate",
        ["sslkey"] = "SSL Key",
        ["target_session_attrs"] = "Target Session Attributes",
    };

    /// <summary>Reads an address; what it leaves open gets the store's own settings.</summary>
    /// <exception cref="InvalidInputException">It is no address, or names no host.</exception>
    public static NpgsqlConnectionStringBuilder Read(string connection)
    {
        NpgsqlConnectionStringBuilder address = Parse(connection);
        if (string.IsNullOrWhiteSpace(address.Host)) throw Wrong();
        // A session keeps nothing between two uses that the next one could trip over.
        SetDefault(address, nameof(address.NoResetOnClose), true);
        SetDefault(address, nameof(address.MaxAutoPrepare), 16);
        SetDefault(address, nameof(address.AutoPrepareMinUsages), 2);
        SetDefault(address, nameof(address.CommandTimeout), 300);
        SetDefault(address, nameof(address.ApplicationName), "natoiraq");
        address.IncludeErrorDetail = false;
        return address;
    }

    /// <summary>The place without who may enter it.</summary>
    public static string Place(NpgsqlConnectionStringBuilder address) =>
        $"{address.Host}:{address.Port}/{address.Database ?? address.Username}";

    private static void SetDefault(NpgsqlConnectionStringBuilder address, string keyword, object value)
    {
        if (!address.ContainsKey(keyword)) address[keyword] = value;
    }

    private static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            if (connection.StartsWith("//", StringComparison.Ordinal)) connection = Scheme + connection;
            return connection.StartsWith(Scheme, StringComparison.Ordinal)
                ? OfUri(connection)
                : new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException
            or InvalidCastException or KeyNotFoundException or NotSupportedException)
        {
            throw Wrong();
        }
    }

    private static NpgsqlConnectionStringBuilder OfUri(string text)
    {
        var uri = new Uri(text);
        var address = new NpgsqlConnectionStringBuilder();
        if (uri.Host.Length > 0) address.Host = Uri.UnescapeDataString(uri.Host);
        if (uri.Port > 0) address.Port = uri.Port;
        if (uri.AbsolutePath.Length > 1) address.Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]);
        string[] user = uri.UserInfo.Split(':', 2);
        if (user[0].Length > 0) address.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length == 2) address.Password = Uri.UnescapeDataString(user[1]);
        foreach (string pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = [.. pair.Split('=', 2).Select(Uri.UnescapeDataString)];
            if (parts.Length < 2) throw new FormatException();
            string value = parts[0] == "sslmode" ? parts[1].Replace("-", "", StringComparison.Ordinal) : parts[1];
            address[Keywords.GetValueOrDefault(parts[0], parts[0])] = value;
        }
        return address;
    }

    private static InvalidInputException Wrong() => new(
        "What follows 'postgres:' is not the address of a PostgreSQL database.",
        "For example --store \"postgres:Host=localhost;Database=natoiraq;Username=me\" or "
        + "--store postgresql://me@localhost/natoiraq; a password is taken from PGPASSWORD or ~/.pgpass too.");
}
