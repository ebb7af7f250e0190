using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NatoIraq.Core.Branches;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Packs;

namespace NatoIraq.App;

/// <summary>
/// What makes results here. Where all of them are the same, the same inputs give the same bytes.
/// </summary>
/// <param name="Engine">This program's version, such as <c>0.1.0</c>.</param>
/// <param name="Model">How the model turns inputs into numbers: see <see cref="NewestModel"/>.</param>
/// <param name="Runtime">The version of .NET, such as <c>10.0.1</c>.</param>
/// <param name="Architecture">The processor's architecture, such as <c>x64</c>.</param>
public sealed record Versions(string Engine, int Model, string Runtime, string Architecture)
{
    /// <summary>
    /// Raised by one in every change that makes the same pack, scenarios, options and random seed give other numbers.
    /// </summary>
    public const int NewestModel = 1;

    /// <summary>What runs now.</summary>
    public static Versions Here { get; } = new(
        EngineHere(), NewestModel, $"{Environment.Version}",
        $"{RuntimeInformation.ProcessArchitecture}".ToLowerInvariant());

    /// <summary>The version without what a build may add behind a plus, such as a commit.</summary>
    private static string EngineHere() => typeof(Versions).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}

/// <summary>Which pack, and which edition of it: one digest for the same definitions, claims and history.</summary>
/// <param name="Name">The pack's name.</param>
/// <param name="Digest">
/// SHA-256, lower-case hex, of its files of definitions, its claims and its events. Neither branches nor the way in
/// which a store came to hold them enter.
/// </param>
public sealed record PackVersion(string Name, string Digest)
{
    /// <summary>The version of the pack in a folder.</summary>
    /// <exception cref="Core.InvalidInputException">It holds no pack, or a wrong one.</exception>
    public static PackVersion OfFolder(string folder)
    {
        Core.Worlds.Pack pack = PackFiles.ReadFolder(folder);
        return Of(pack.Name, PackFiles.Texts(folder), pack.Claims, pack.History);
    }

    /// <summary>The version of the pack that a store holds.</summary>
    /// <param name="archive">Its log, which holds one.</param>
    public static PackVersion Of(Archive archive) =>
        Of(archive.Pack!, archive.Files, archive.Claims, archive.History);

    private static PackVersion Of(
        string name, IReadOnlyDictionary<string, string> files, IEnumerable<Claim> claims, IEnumerable<Event> history)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, string text) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (!PackFiles.IsDefinition(path)) continue;
            Add(Encoding.UTF8.GetBytes(path));
            Add(Encoding.UTF8.GetBytes(text));
        }
        foreach (Claim claim in claims.OrderBy(c => c.Id, StringComparer.Ordinal))
            Add(Written(claim.Id, claim.Reported, new ClaimReported(claim)));
        foreach (Event e in history) Add(Written(e.Id, e.Day, new EventRevised(e)));
        return new PackVersion(name, Convert.ToHexStringLower(hash.GetHashAndReset()));

        void Add(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            hash.AppendData([0]);
        }
    }

    private static byte[] Written(string id, DateOnly day, EventData data) =>
        EventJson.Shipped.Write(new Event(id, Window.On(day), null, [], null, null, data));
}
