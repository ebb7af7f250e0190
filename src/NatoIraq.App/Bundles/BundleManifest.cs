using System.Text.Json;
using System.Text.Json.Serialization;
using NatoIraq.App.Views;
using NatoIraq.Core;

namespace NatoIraq.App.Bundles;

/// <summary>The first member of a bundle: what it is, how it was made, and what the others are.</summary>
/// <param name="Format"><see cref="TheFormat"/>.</param>
/// <param name="Version">The version of the format: <see cref="TheVersion"/>.</param>
/// <param name="Made">What made the results.</param>
/// <param name="Pack">The pack's newest edition in the log.</param>
/// <param name="Log">Where the log ends.</param>
/// <param name="Run">How the branches were drawn, and what is reported of them.</param>
/// <param name="Branches">The branches, and those that they descend from, by name.</param>
/// <param name="Result">The hash that the comparison names itself.</param>
/// <param name="Members">The other members, by path.</param>
public sealed record BundleManifest(
    string Format,
    int Version,
    Versions Made,
    PackVersion Pack,
    SealedLog Log,
    BundleRun Run,
    IReadOnlyList<SealedBranch> Branches,
    string Result,
    IReadOnlyList<SealedMember> Members)
{
    /// <summary>Its path.</summary>
    public const string Path = "manifest.json";

    /// <summary>What the format is called.</summary>
    public const string TheFormat = "natoiraq-bundle";

    /// <summary>The version of the format that this program writes, and the only one it reads.</summary>
    public const int TheVersion = 1;

    private static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = 16,
    };

    /// <summary>Its bytes.</summary>
    public byte[] Write() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Options), (byte)'\n'];

    /// <summary>Reads it; only the very bytes that <see cref="Write"/> gives are one.</summary>
    internal static BundleManifest Read(byte[] bytes, Func<string, InvalidInputException> wrong)
    {
        try
        {
            Beginning begun = JsonSerializer.Deserialize<Beginning>(bytes, Json.Options)
                ?? throw new JsonException("It is null.");
            if (begun.Format != TheFormat) throw wrong($"Its {Path} does not say that it is a {TheFormat}.");
            if (begun.Version != TheVersion)
            {
                throw wrong($"It is a bundle of version {begun.Version}; this program, natoiraq "
                    + $"{Versions.Here.Engine}, reads version {TheVersion}.");
            }
            if (HoldsNull(JsonSerializer.Deserialize<JsonElement>(bytes, Options)))
                throw wrong($"A list in its {Path} holds null.");
            BundleManifest manifest = JsonSerializer.Deserialize<BundleManifest>(bytes, Options)!;
            if (manifest.Members.CountBy(m => m.Path).FirstOrDefault(m => m.Value > 1).Key is { } twice)
                throw wrong($"Its {Path} names '{twice}' twice.");
            return manifest.Write().AsSpan().SequenceEqual(bytes) ? manifest
                : throw wrong($"Its {Path} is not written as 'bundle create' writes it.");
        }
        catch (JsonException e)
        {
            string at = e.Path is null ? "" : $", at {e.Path}";
            throw wrong($"Its {Path} cannot be read: line {(e.LineNumber ?? 0) + 1}{at}.");
        }
    }

    /// <summary>Whether some list holds null, which no type of ours allows and no reader looks for.</summary>
    private static bool HoldsNull(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Object => part.EnumerateObject().Any(p => HoldsNull(p.Value)),
        JsonValueKind.Array => part.EnumerateArray().Any(i => i.ValueKind == JsonValueKind.Null || HoldsNull(i)),
        _ => false,
    };

    /// <summary>What tells whether the rest can be read.</summary>
    private sealed record Beginning(string? Format, int Version);
}

/// <summary>Where a log ends.</summary>
/// <param name="Events">How many events it has.</param>
/// <param name="Head">The hash of the last one.</param>
public sealed record SealedLog(long Events, string Head);

/// <summary>A branch as it was drawn.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">What it is from.</param>
/// <param name="Version">Its version.</param>
/// <param name="History">The digest of the history that it pins.</param>
/// <param name="Appended">The entries added to its plan since its scenario was applied, by id.</param>
/// <param name="Skipped">Those left out, by id.</param>
public sealed record SealedBranch(
    string Name, string From, long Version, string History, IReadOnlyList<string> Appended,
    IReadOnlyList<string> Skipped);

/// <summary>A member of a bundle.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Sha256">Its SHA-256, lower-case hex.</param>
public sealed record SealedMember(string Path, long Bytes, string Sha256);
