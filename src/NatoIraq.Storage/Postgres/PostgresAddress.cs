using System.Globalization;
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
        SetDefault(address, "No Reset On Close", true);
        SetDefault(address, "Max Auto Prepare", 16);
        SetDefault(address, "Auto Prepare Min Usages", 2);
        SetDefault(address, "Command Timeout", 300);
        SetDefault(address, "Read Buffer Size", 64 * 1024);
        SetDefault(address, "Application Name", "natoiraq");
        address.IncludeErrorDetail = false;
        return address;
    }

    /// <summary>The address without its passwords, as a connection string; null when it is none.</summary>
    public static string? WithoutPassword(string connection)
    {
        try
        {
            NpgsqlConnectionStringBuilder address = Parse(connection);
            address.Remove("Password");
            address.Remove("SSL Password");
            return address.ConnectionString;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    /// <summary>The place without who may enter it.</summary>
    public static string Place(NpgsqlConnectionStringBuilder address) =>
        $"{address.Host}:{address.Port}/{address.Database ?? address.Username}";

    private static void SetDefault(NpgsqlConnectionStringBuilder address, string keyword, object value)
    {
        if (!address.ShouldSerialize(keyword)) address[keyword] = value;
    }

    private static NpgsqlConnectionStringBuilder Parse(string connection)
    {
        try
        {
            string uri = connection.StartsWith(Scheme, StringComparison.Ordinal)
                ? connection[Scheme.Length..]
                : connection;
            return uri != connection || uri.StartsWith("//", StringComparison.Ordinal)
                ? OfUri(uri)
                : new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException
            or InvalidCastException or KeyNotFoundException or NotSupportedException)
        {
            throw Wrong();
        }
    }

    /// <summary>Reads <c>//user:password@host:port/database?key=value</c>, of which every part may be left out.</summary>
    private static NpgsqlConnectionStringBuilder OfUri(string uri)
    {
        if (!uri.StartsWith("//", StringComparison.Ordinal)) throw new FormatException();
        var address = new NpgsqlConnectionStringBuilder();
        (string rest, string? query) = Cut(uri[2..], uri.IndexOf('?', 2) - 2);
        (string authority, string? database) = Cut(rest, rest.IndexOf('/'));
        int at = authority.LastIndexOf('@');
        string hosts = authority[(at + 1)..];
        if (at > 0)
        {
            (string user, string? password) = Cut(authority[..at], authority.IndexOf(':') is var colon && colon < at
                ? colon
                : -1);
            address.Username = Uri.UnescapeDataString(user);
            if (password is not null) address.Password = Uri.UnescapeDataString(password);
        }
        // Several hosts carry their ports with them; a lone one may be an IPv6 address in brackets.
        int port = hosts.Contains(',') ? -1 : hosts.LastIndexOf(':');
        (string host, string? number) = Cut(hosts, port > hosts.LastIndexOf(']') ? port : -1);
        if (host.Length > 0) address.Host = Uri.UnescapeDataString(host.Trim('[', ']'));
        if (number is not null) address.Port = int.Parse(number, CultureInfo.InvariantCulture);
        if (!string.IsNullOrEmpty(database)) address.Database = Uri.UnescapeDataString(database);
        foreach (string pair in query?.Split('&') ?? [])
        {
            (string key, string? value) = Cut(pair, pair.IndexOf('='));
            if (value is null) throw new FormatException();
            if (key == "sslmode") value = value.Replace("-", "", StringComparison.Ordinal);
            address[Keywords.GetValueOrDefault(key, key)] = Uri.UnescapeDataString(value);
        }
        return address;
    }

    private static (string Before, string? After) Cut(string text, int at) =>
        at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);

    private static InvalidInputException Wrong() => new(
        "What follows 'postgres:' is not the address of a PostgreSQL database.",
        "For example --store \"postgres:Host=localhost;Database=natoiraq;Username=me\" or "
        + "--store postgresql://me@localhost/natoiraq; a password is taken from PGPASSWORD or ~/.pgpass too.");
}
