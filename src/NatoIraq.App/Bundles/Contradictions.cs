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
    /// <param name="isSame">Whether the run gave what was sealed, so that its hash has to be the one told.</param>
    public static IEnumerable<MemberChange> Of(
        Bundle bundle, Sealing sealing, IReadOnlyList<LogEntry> log, bool isSame)
    {
        BundleManifest told = bundle.Manifest;
        BundleManifest follows = sealing.About(log, told.Made);
        if (!isSame) follows = follows with { Result = told.Result };
        if (JsonDifference.Of(TreeOf(told with { Members = [] }), TreeOf(follows)) is { } found)
        {
            yield return new MemberChange(
                BundleManifest.Path,
                $"It tells {found.Sealed ?? "nothing"} at {found.Path}; {found.Here ?? "nothing"} follows from {Sealing.Log}.");
        }
        foreach ((string path, byte[] bytes) in sealing.Inputs())
        {
            if (ChangeOf(path, bytes, $"follows from {Sealing.Log}") is { } change) yield return change;
        }
        // Another engine may tell of the same members in other words.
        if (told.Made.Engine != Versions.Here.Engine) yield break;
        string[] words = [.. Sealing.Words(told).Select(w => w.Key)];
        foreach ((string path, byte[] bytes) in Sealing.Words(
            told with { Members = [.. told.Members.Where(m => !words.Contains(m.Path))] }))
        {
            if (ChangeOf(path, bytes, "is to be told of the other members") is { } change) yield return change;
        }

        MemberChange? ChangeOf(string path, byte[] bytes, string what) =>
            bundle.Members.GetValueOrDefault(path) is not { } held ? new MemberChange(path, "It is missing.")
            : held.AsSpan().SequenceEqual(bytes) ? null
            : new MemberChange(path, $"It is not what {what}, from line {LineOf(held, bytes)} on.");
    }

    private static JsonElement TreeOf(BundleManifest manifest) =>
        JsonSerializer.SerializeToElement(manifest, Json.Options);

    private static int LineOf(byte[] held, byte[] bytes) =>
        held.AsSpan(0, held.AsSpan().CommonPrefixLength(bytes)).Count((byte)'\n') + 1;
}
