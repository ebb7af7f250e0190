using System.Security.Cryptography;
using NatoIraq.Core;

namespace NatoIraq.App.Bundles;

/// <summary>A result that is sealed in one file, with all that it was made of.</summary>
/// <param name="Manifest">What it is, and the hash of every other member.</param>
/// <param name="Members">The other members by path, sorted.</param>
public sealed record Bundle(BundleManifest Manifest, IReadOnlyDictionary<string, byte[]> Members)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 512 * 1024 * 1024;

    private const int MostMembers = 10_000;

    /// <summary>Seals members.</summary>
    /// <param name="about">The manifest, still without the members' hashes.</param>
    /// <param name="members">The members.</param>
    public static Bundle Of(BundleManifest about, IReadOnlyDictionary<string, byte[]> members)
    {
        var sorted = new SortedDictionary<string, byte[]>(members.ToDictionary(), StringComparer.Ordinal);
        return new Bundle(
            about with { Members = [.. sorted.Select(m => new SealedMember(m.Key, m.Value.Length, HashOf(m.Value)))] },
            sorted);
    }

    /// <summary>The file's bytes.</summary>
    public byte[] Write() => StoredZip.Write([new(BundleManifest.Path, Manifest.Write()), .. Members]);

    /// <summary>Reads a bundle; whether its members are as sealed is for <see cref="Changes"/> to say.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="InvalidInputException">It is none, or of a version that is not read here.</exception>
    public static Bundle Read(byte[] file, string name)
    {
        InvalidInputException Wrong(string message) => new([new Problem(
            message, name, Hint: "A bundle is a file that 'natoiraq bundle create' wrote, as it wrote it.")]);
        IReadOnlyList<KeyValuePair<string, byte[]>> members = StoredZip.Read(file, MostMembers, Wrong);
        if (members[0].Key != BundleManifest.Path)
            throw Wrong($"Its first member is '{members[0].Key}', not {BundleManifest.Path}.");
        BundleManifest manifest = BundleManifest.Read(members[0].Value, Wrong);
        return new Bundle(
            manifest, new SortedDictionary<string, byte[]>(members.Skip(1).ToDictionary(), StringComparer.Ordinal));
    }

    /// <summary>Which members are not what the manifest says; none when all is as it was sealed.</summary>
    /// <param name="file">The file that the bundle was read from.</param>
    public IReadOnlyList<MemberChange> Changes(byte[] file)
    {
        Dictionary<string, SealedMember> told = Manifest.Members.ToDictionary(m => m.Path);
        MemberChange[] changes =
        [
            .. Members.Keys.Union(told.Keys).Order(StringComparer.Ordinal).Select(path => ChangeOf(
                path, told.GetValueOrDefault(path), Members.GetValueOrDefault(path))).OfType<MemberChange>(),
        ];
        if (changes.Length > 0 || Write().AsSpan().SequenceEqual(file)) return changes;
        return [new MemberChange(null, "Its members are those of its manifest, but the file is not what was sealed: it was packed anew, or the manifest was changed.")];
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static string HashOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static MemberChange? ChangeOf(string path, SealedMember? told, byte[]? bytes) => (told, bytes) switch
    {
        (_, null) => new MemberChange(path, "It is missing."),
        (null, _) => new MemberChange(path, "The manifest does not name it."),
        _ when told.Sha256 == HashOf(bytes) && told.Bytes == bytes.Length => null,
        _ when told.Bytes != bytes.Length => new MemberChange(
            path, $"It has {bytes.Length:N0} bytes; {told.Bytes:N0} were sealed."),
        _ => new MemberChange(path, $"Its SHA-256 is {HashOf(bytes)}; {told.Sha256} was sealed."),
    };
}

/// <summary>A member that is not as it was sealed.</summary>
/// <param name="Member">Its path; null for the file as a whole.</param>
/// <param name="Because">What is wrong with it.</param>
public sealed record MemberChange(string? Member, string Because);
