using System.Text.Json;
using NatoIraq.App.Views;
using NatoIraq.Core.History;

namespace NatoIraq.App.Bundles;

/// <summary>
/// What stands in a bundle beside its log and says something else: its hashes can be written anew by whoever changes a
/// member, what follows from the log cannot.
/// </summary>
internal static class Contradictions
{
    /// <summary>All of them.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="sealing">Its run, done again.</param>
    /// <param name="log">Its log.</param>
    /// <param name="isSame">Whether the run gave the result that was sealed, so that its hash has to be the one told.</param>
    public static IEnumerable<MemberChange> Of(
        Bundle bundle, Sealing sealing, IReadOnlyList<LogEntry> log, bool isSame)
    {
        BundleManifest told = bundle.Manifest;
        BundleManifest follows = sealing.About(log, told.Made);
        if (!isSame) follows = follows with { Result = told.Result };
        if (JsonDifference.Of(TreeOf(told with { Members = [] }), TreeOf(follows)) is { } found)
        {
            yield return new MemberChange(
                BundleManifest.Path, $"It tells {found.Sealed ?? "nothing"} at {found.Path}; {found.Here ?? "nothing"} follows from {Sealing.Log}.");
        }
        foreach ((string path, byte[] bytes) in Texts(bundle, sealing))
        {
            if (bundle.Members.GetValueOrDefault(path) is not { } held)
                yield return new MemberChange(path, "It is missing.");
            else if (!held.AsSpan().SequenceEqual(bytes))
                yield return new MemberChange(path, $"It is not what follows from {Sealing.Log}, from line {LineOf(held, bytes)} on.");
        }
    }

    /// <summary>What authors wrote, and where this very engine made the bundle what it tells of the members.</summary>
    private static IEnumerable<KeyValuePair<string, byte[]>> Texts(Bundle bundle, Sealing sealing)
    {
        BundleManifest told = bundle.Manifest;
        IReadOnlyList<KeyValuePair<string, byte[]>> words = Sealing.Words(told);
        string[] paths = [.. words.Select(w => w.Key)];
        BundleManifest others = told with { Members = [.. told.Members.Where(m => !paths.Contains(m.Path))] };
        return told.Made.Engine == Versions.Here.Engine ? sealing.Inputs().Concat(Sealing.Words(others)) : sealing.Inputs();
    }

    private static JsonElement TreeOf(BundleManifest manifest) => JsonSerializer.SerializeToElement(manifest, Json.Options);

    private static int LineOf(byte[] held, byte[] bytes) =>
        held.AsSpan(0, held.AsSpan().CommonPrefixLength(bytes)).Count((byte)'\n') + 1;
}
