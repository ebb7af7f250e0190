using System.Text;
using System.Text.Json.Nodes;
using NatoIraq.App.Bundles;
using NatoIraq.App.Projections;
using NatoIraq.App.Tests.Acceptance;

namespace NatoIraq.App.Tests.Bundles;

/// <summary>A bundle in the hands of somebody who changes it and writes its hashes anew.</summary>
internal static class Opened
{
    public const string Compared = "outputs/compare.json", Draws = "draws/nato-expanded.jsonl", Log = "log.jsonl";

    /// <summary>Draws that are told in full, and some that are told by a digest.</summary>
    public const int Enough = 120;

    public static ProjectBranches Run(int draws = Enough, int threads = 2, params IReadOnlyList<string> branches) => new(
        branches, "status-quo", draws, 1, [new DateOnly(2020, 12, 31), new DateOnly(2021, 12, 31)],
        ["*/nmi/iraq", "us/*/iraq"], Wide: false, threads, null);

    public static async Task<byte[]> Sealed(Desk desk, ProjectBranches? run = null) =>
        (await desk.Send(new CreateBundle(run ?? Run(branches: "nato-expanded")))).File;

    /// <summary>What a check finds; its handler has no store that it could ask.</summary>
    public static Task<VerifiedBundleView> Verified(byte[] file, long most = long.MaxValue) =>
        new VerifyBundleHandler().Handle(
            new VerifyBundle(file, "bundle.zip", 2, null) { MostDraws = most }, CancellationToken.None);

    public static Bundle Read(byte[] file) => Bundle.Read(file, "bundle.zip");

    public static string Text(Bundle bundle, string path) => Encoding.UTF8.GetString(bundle.Members[path]);

    /// <summary>The file with members changed, and hashes written anew; null takes one out.</summary>
    public static byte[] Resealed(byte[] file, params (string Path, Func<string, string?> Change)[] changes) =>
        Resealed(file, m => m, changes);

    public static byte[] Resealed(
        byte[] file, Func<BundleManifest, BundleManifest> tell, params (string Path, Func<string, string?> Change)[] changes)
    {
        Bundle bundle = Read(file);
        var members = new Dictionary<string, byte[]>(bundle.Members);
        foreach ((string path, Func<string, string?> change) in changes)
        {
            string before = members.TryGetValue(path, out byte[]? bytes) ? Encoding.UTF8.GetString(bytes) : "";
            string? after = change(before);
            Assert.NotEqual(before, after);
            if (after is null) members.Remove(path);
            else members[path] = Encoding.UTF8.GetBytes(after);
        }
        BundleManifest told = tell(bundle.Manifest);
        // What tells of the others tells their new hashes, as long as it is not itself what was changed.
        foreach (string path in new[] { "prov.json", "README.txt" }.Except(changes.Select(c => c.Path)))
        {
            string text = Encoding.UTF8.GetString(members[path]).Replace(bundle.Manifest.Result, told.Result);
            foreach (SealedMember m in bundle.Manifest.Members.Where(m => members.ContainsKey(m.Path)))
                text = text.Replace(m.Sha256, Bundle.HashOf(members[m.Path]));
            members[path] = Encoding.UTF8.GetBytes(text);
        }
        return Bundle.Of(told, members).Write();
    }

    /// <summary>A member with the manifest's line of it left as it was.</summary>
    public static byte[] Unsealed(byte[] file, string path, byte[]? bytes)
    {
        Bundle bundle = Read(file);
        var members = new SortedDictionary<string, byte[]>(bundle.Members.ToDictionary(), StringComparer.Ordinal);
        if (bytes is null) members.Remove(path);
        else members[path] = bytes;
        return (bundle with { Members = members }).Write();
    }

    public static JsonNode Tree(string text) => JsonNode.Parse(text)!;
}
