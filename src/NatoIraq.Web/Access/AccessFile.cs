using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;
using NatoIraq.App.Access;
using NatoIraq.Core;

namespace NatoIraq.Web.Access;

/// <summary>
/// Who may use a server, and how it is reached, as a JSON file says it; comments are allowed. Paths are relative to the
/// file. No secret stands in it: the client's comes from the environment, and of keys there are only hashes.
/// </summary>
public sealed record AccessFile
{
    /// <summary>The variable that holds the client's secret, for an issuer that wants one.</summary>
    public const string SecretVariable = "NATOIRAQ_CLIENT_SECRET";

    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        NumberHandling = JsonNumberHandling.Strict,
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The address that people type, such as <c>https://scenarios.example.org</c>; null on one machine.</summary>
    public Uri? Public { get; init; }

    /// <summary>The file of keys; null for none.</summary>
    public string? Keys { get; init; }

    /// <summary>
    /// The folder of the keys that sessions are encrypted with, for sessions that outlive the server or are shared by
    /// several; null for keys that pass with the process.
    /// </summary>
    public string? SessionKeys { get; init; }

    /// <summary>The OpenID Connect issuer, as its tokens name it; null for none.</summary>
    public Uri? Issuer { get; init; }

    /// <summary>Whom tokens for the API must be meant for.</summary>
    public string? Audience { get; init; }

    /// <summary>The client by which the pages sign people in; null where only programs have tokens.</summary>
    public string? Client { get; init; }

    /// <summary>The claim whose value signs what somebody writes; nobody else may ever get it.</summary>
    public string Name { get; init; } = "sub";

    /// <summary>The claim that tells roles, in texts or one text with spaces.</summary>
    public string Role { get; init; } = "roles";

    /// <summary>The issuer's words for each role; a role that is left out goes by its own name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Roles { get; init; } =
        new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The certificate's chain as PEM; null where a proxy has it.</summary>
    public string? Certificate { get; init; }

    /// <summary>The certificate's private key as PEM.</summary>
    public string? CertificateKey { get; init; }

    /// <summary>The proxies whose word on scheme and sender is taken.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>How many requests somebody may send in a minute, and at once.</summary>
    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>Reads and checks one.</summary>
    /// <exception cref="InvalidInputException">It is not such a file, or what it says does not go together.</exception>
    public static AccessFile Read(string path)
    {
        AccessFile read;
        try
        {
            read = JsonSerializer.Deserialize<AccessFile>(File.ReadAllBytes(path), Reading) ?? new AccessFile();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"--access: '{path}' cannot be read.", "Name a file that is there.");
        }
        catch (JsonException e)
        {
            throw new InvalidInputException([new Problem(
                $"This is not what says who may use a server: {Plain(e)}", path, (int)(e.LineNumber ?? 0) + 1,
                (int)(e.BytePositionInLine ?? 0) + 1, null, $"Its keys are {string.Join(", ", Words)}; src/README.md tells of them.")]);
        }
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        read = read with
        {
            Keys = In(folder, read.Keys), SessionKeys = In(folder, read.SessionKeys),
            Certificate = In(folder, read.Certificate), CertificateKey = In(folder, read.CertificateKey),
        };
        Problem[] problems = [.. read.Problems().Select(p => new Problem(p.Message, path, Hint: p.Hint))];
        return problems.Length == 0 ? read : throw new InvalidInputException(problems);
    }

    /// <summary>The role that one of the issuer's words means; null for none.</summary>
    public Role? RoleOf(IEnumerable<string> words)
    {
        HashSet<string> given = [.. words];
        Role[] meant = [.. Enum.GetValues<Role>().Where(r => WordsFor(r).Any(given.Contains))];
        return meant.Length == 0 ? null : meant[^1];
    }

    private IReadOnlyList<string> WordsFor(Role role) =>
        Roles.GetValueOrDefault(WordOf(role)) ?? [WordOf(role)];

    /// <summary>How a role is written.</summary>
    internal static string WordOf(Role role) => role.ToString().ToLowerInvariant();

    private IEnumerable<(string Message, string Hint)> Problems()
    {
        if (Keys is null && Issuer is null)
            yield return ("Nobody could sign in.", "Name a file of 'keys', which 'natoiraq keys make' writes, or an 'issuer'.");
        if (Issuer is not null && !IsSafe(Issuer))
            yield return ("'issuer' must begin with https:.", "Only one on this machine may go without.");
        if (Issuer is not null && Audience is null)
            yield return ("'audience' is missing.", "Name whom the issuer's tokens for this server are meant for.");
        if (Issuer is null && (Audience ?? Client) is not null)
            yield return ("'audience' and 'client' belong to an issuer.", "Name the 'issuer'.");
        if (Certificate is null != CertificateKey is null)
            yield return ("'certificate' and 'certificateKey' go together.", "Name both, or neither behind a proxy.");
        if (Public is not null && (!IsSafe(Public) || Public.PathAndQuery != "/"))
            yield return ("'public' is no address to be reached at.", "For example https://scenarios.example.org.");
        foreach (string proxy in Proxies.Where(p => !IPAddress.TryParse(p, out _)))
            yield return ($"'proxies': '{proxy}' is no address of a machine.", "For example 10.0.0.2.");
        foreach (string role in Roles.Keys.Where(r => !Enum.GetValues<Role>().Select(WordOf).Contains(r)))
            yield return ($"'roles': there is no role '{role}'.", "There are reader, author and admin.");
        if (RequestsPerMinute is < 1 or > 1_000_000)
            yield return ("'requestsPerMinute' is from 1 to 1,000,000.", "Leave it out for 600.");
    }

    private static IEnumerable<string> Words => typeof(AccessFile).GetProperties()
        .Where(p => p.CanWrite).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name));

    private static bool IsSafe(Uri uri) => uri.IsAbsoluteUri
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static string? In(string folder, string? path) => path is null ? null : Path.GetFullPath(path, folder);

    /// <summary>The message without the class and the place that it ends with.</summary>
    private static string Plain(JsonException e) =>
        e.Message.Split(" Path:")[0].Split(" LineNumber:")[0].Split(" contained in type ")[0]
            .Split(" during ")[0].Replace("could not be mapped to any .NET member", "is not one of its keys").TrimEnd('.')
            + ".";
}
