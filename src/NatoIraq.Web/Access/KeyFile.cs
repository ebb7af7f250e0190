using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using NatoIraq.App.Access;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Web.Access;

/// <summary>A key that somebody has: whose it is, what it allows, and its hash.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Hash">SHA-256 of the key, lower-case hex.</param>
public sealed record AccessKey(string Name, Role Role, string Hash);

/// <summary>
/// A file of keys, a line each: name, role and hash. A key is 256 random bits, so its plain hash tells nobody
/// anything; a slow one is for passwords.
/// </summary>
/// <param name="path">The file; one that is not there holds no keys.</param>
public sealed class KeyFile(string path)
{
    /// <summary>What every key begins with, so that a key is recognised wherever it is left lying.</summary>
    public const string Prefix = "natoiraq-key-";

    private const int SecretBytes = 32;

    /// <summary>Told when a file that was good no longer is.</summary>
    public Action<string> Notice { get; init; } = _ => { };

    private readonly Lock _reading = new();
    private (DateTime Written, long Length) _seen;
    private IReadOnlyList<AccessKey> _keys = [];

    /// <summary>The keys, in the order they were made.</summary>
    /// <exception cref="InvalidInputException">A line is not a key's.</exception>
    public IReadOnlyList<AccessKey> Keys => [.. Lines().Select((line, i) => Read(line, i + 1)).OfType<AccessKey>()];

    /// <summary>
    /// Whose key that is; null for nobody's. The file is read again whenever it was written, so that a key that is
    /// revoked opens nothing any more.
    /// </summary>
    public AccessKey? Find(string key)
    {
        if (!key.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        byte[] hash = Encoding.ASCII.GetBytes(HashOf(key));
        return Fresh().FirstOrDefault(
            k => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(k.Hash), hash));
    }

    /// <summary>Whether a key is still one of them.</summary>
    public bool Holds(AccessKey key) => Fresh().Contains(key);

    /// <summary>Makes a key and adds it; the key itself is given this once and kept nowhere.</summary>
    /// <exception cref="InvalidInputException">The name is none, or has a key already.</exception>
    public string Make(string name, Role role)
    {
        if (!Kebab.IsId(name))
            throw new InvalidInputException($"'{name}' is no name for a key.", "Small letters, digits and hyphens.");
        string key = Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        Change(lines =>
        {
            if (Keys.Any(k => k.Name == name))
                throw new InvalidInputException($"'{name}' has a key already.", $"'natoiraq keys revoke {name}' ends it.");
            return [.. lines, $"{name} {AccessFile.WordOf(role)} {HashOf(key)}"];
        });
        return key;
    }

    /// <summary>Takes a key out of the file.</summary>
    /// <exception cref="InvalidInputException">Nobody of that name has one.</exception>
    public void Revoke(string name) => Change(lines =>
    {
        string[] names = [.. Keys.Select(k => k.Name)];
        if (!names.Contains(name))
        {
            throw new InvalidInputException(
                $"'{name}' has no key.", NearMiss.Hint(name, names) ?? "'natoiraq keys list' lists them.");
        }
        return [.. lines.Where((line, i) => Read(line, i + 1)?.Name != name)];
    });

    private IReadOnlyList<AccessKey> Fresh()
    {
        lock (_reading)
        {
            var file = new FileInfo(path);
            (DateTime, long) now = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
            if (now == _seen) return _keys;
            _seen = now;
            try
            {
                return _keys = Keys;
            }
            catch (Exception e) when (e is InvalidInputException or IOException or UnauthorizedAccessException)
            {
                Notice($"The keys cannot be read, so none opens anything: {e.Message}");
                return _keys = [];
            }
        }
    }

    private string[] Lines() => File.Exists(path) ? File.ReadAllLines(path) : [];

    /// <summary>
    /// One at a time: the file beside it, in which the new lines are written, is there for one alone. It then takes the
    /// place of the old one, with its owner and mode: who runs the server must still be able to read it.
    /// </summary>
    private void Change(Func<string[], IReadOnlyList<string>> change)
    {
        string beside = $"{path}.new";
        StreamWriter made = MakeAlone(beside);
        try
        {
            using (made)
            {
                foreach (string line in change(Lines())) made.Write($"{line}\n");
            }
            if (File.Exists(path)) Inherit(beside);
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            // It is ours, and would be in the way of every later change.
            File.Delete(beside);
            throw;
        }
    }

    private StreamWriter MakeAlone(string beside)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new StreamWriter(beside, options);
        }
        catch (IOException) when (File.Exists(beside))
        {
            throw new InvalidInputException(
                $"Somebody else writes '{path}'.", $"Try again; if nobody does, delete '{beside}'.");
        }
    }

    private void Inherit(string beside)
    {
        if (OperatingSystem.IsWindows()) return;
        if (FileOwner.Of(path) is { } owner && owner != FileOwner.Of(beside) && !owner.TryGive(beside)) throw OfAnother(path);
        File.SetUnixFileMode(beside, File.GetUnixFileMode(path));
    }

    /// <summary>What is told to who may write a file, but not make it what it was.</summary>
    internal static InvalidInputException OfAnother(string path) => new(
        $"'{path}' belongs to somebody else, who could not read it any more.",
        "Change it as its owner, with 'sudo -u' for example, or as root.");

    private AccessKey? Read(string line, int number)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].StartsWith('#')) return null;
        return words is [var name, var role, { Length: 64 } hash] && Kebab.IsId(name) && hash.All(char.IsAsciiHexDigitLower)
            && Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(r => AccessFile.WordOf(r!.Value) == role) is { } known
            ? new AccessKey(name, known, hash)
            : throw new InvalidInputException([new Problem(
                "This is no key.", path, number, 1, null, "A line is a name, a role and the hash of a key; 'natoiraq keys make' writes it.")]);
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
