using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NatoIraq.App;
using NatoIraq.App.Bundles;

namespace NatoIraq.Cli.Tests;

/// <summary>Sealed results on the command line.</summary>
public sealed class BundleTests : IClassFixture<Run>
{
    private static readonly string[] Asked =
        ["nato-expanded", "--baseline", "status-quo", "--draws", "110", "--at", "2021-12-31", "--series", "*/nmi/iraq"];

    private readonly Run _run;

    public BundleTests(Run run) => _run = run;

    private string Sealed(string name)
    {
        string path = Path.Combine(_run.Folder, name);
        Result result = _run.Of(["bundle", "create", path, .. Asked, "--force"]);
        Assert.True(result.Code == 0, result.Error);
        return path;
    }

    [Fact]
    public void A_bundle_is_checked_where_there_is_no_store_and_none_is_made()
    {
        string file = Sealed("one.zip"), store = Path.Combine(_run.Folder, "none", "store.db");

        Result result = _run.Of("bundle", "verify", file, "--store", $"sqlite:{store}");
        (Result piped, _) = _run.Piping(File.ReadAllBytes(file), "bundle", "verify", "-", "--json");

        Assert.True(result.Code == 0, result.Error);
        Assert.StartsWith("Identical", result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(store)));
        Assert.Equal("identical", (string)JsonNode.Parse(piped.Output)!["verdict"]!);
    }

    [Fact]
    public void The_same_result_may_be_sealed_again_in_its_place_and_another_only_by_force()
    {
        string file = Sealed("two.zip");
        byte[] before = File.ReadAllBytes(file);

        Result same = _run.Of(["bundle", "create", file, .. Asked, "--threads", "1"]);
        Result other = _run.Of(["bundle", "create", file, .. Asked, "--random-seed", "2"]);

        Assert.Equal((0, 3), (same.Code, other.Code));
        Assert.Contains("--force", other.Error);
        Assert.Equal(before, File.ReadAllBytes(file));
    }

    [Fact]
    public void The_json_of_a_bundle_is_its_seal_and_its_manifest_and_that_of_a_check_has_every_key()
    {
        string file = Sealed("three.zip");
        JsonNode made = _run.Json(["bundle", "create", file, .. Asked]), check = _run.Json("bundle", "verify", file);
        using var zip = new ZipArchive(File.OpenRead(file));
        using var manifest = new StreamReader(zip.GetEntry("manifest.json")!.Open());

        Assert.Equal(["seal", "bytes", "manifest"], made.AsObject().Select(p => p.Key));
        Assert.Equal(JsonNode.Parse(manifest.ReadToEnd())!.ToJsonString(), made["manifest"]!.ToJsonString());
        Assert.Equal((string)made["seal"]!, (string)check["seal"]!);
        Assert.Equal(
            ["verdict", "seal", "made", "here", "pack", "run", "result", "notes", "changes", "refused", "draws", "outputs"],
            check.AsObject().Select(p => p.Key));
        Assert.DoesNotContain(_run.Folder, check.ToJsonString());
    }

    [Fact]
    public void What_is_said_of_sealing_and_of_checking()
    {
        string file = Sealed("four.zip"), planted = Planted(file), changed = Path.Combine(_run.Folder, "changed.zip");
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.AsSpan().IndexOf("natoiraq-log"u8)] ^= 1;
        File.WriteAllBytes(changed, bytes);
        string text = _run.Write("a-file", "a file\n");
        var told = new List<string>();
        string[][] lines =
        [
            ["bundle"], ["bundle", "create"], ["bundle", "verify"], ["bundle", "verify", "missing.zip"],
            ["bundle", "verify", text], ["bundle", "create", text, .. Asked], ["bundle", "create", file, "history"],
            ["bundle", "create", file, .. Asked], ["bundle", "verify", file], ["bundle", "verify", planted],
            ["bundle", "verify", changed],
        ];
        foreach (string[] line in lines)
        {
            Result result = _run.Of(line);
            told.Add($"$ natoiraq {string.Join(' ', line)}\n{result.Output}{result.Error.TrimEnd()}\n[{result.Code}]"
                .Replace(_run.Folder + "/", ""));
        }
        string all = string.Join('\n', told).Replace($".NET {Versions.Here.Runtime}, {Versions.Here.Architecture}", ".NET R.U.N, arch");
        all = Regex.Replace(all, "[0-9a-f]{64}", "(64 hexadecimal digits)");
        Golden.Holds("bundles.txt", [Regex.Replace(all, "digest [0-9a-f]{16}|[0-9.]+ [kM]B", "(so much)")]);
    }

    /// <summary>A bundle whose branch has another number than the one that was drawn, with all hashes written anew.</summary>
    private string Planted(string file)
    {
        using var other = new Run();
        Result export = _run.Of("store", "export", "--out", Path.Combine(_run.Folder, "log.jsonl"));
        Assert.True(export.Code == 0, export.Error);
        Assert.Equal(0, other.Of("store", "import", Path.Combine(_run.Folder, "log.jsonl")).Code);
        Bundle told = Bundle.Read(File.ReadAllBytes(file), file);
        string text = Encoding.UTF8.GetString(told.Members["scenarios/nato-expanded.yaml"]);
        string scenario = other.Write("nato-expanded.yaml", text.Replace("triangular(1, 3, 9) months", "triangular(1, 3, 10) months"));
        Assert.Equal(0, other.Of("scenario", "apply", scenario).Code);
        string second = Path.Combine(other.Folder, "second.zip");
        Assert.Equal(0, other.Of(["bundle", "create", second, .. Asked]).Code);
        Bundle changed = Bundle.Read(File.ReadAllBytes(second), second);
        var members = new Dictionary<string, byte[]>(changed.Members);
        foreach ((string path, byte[] bytes) in told.Members)
        {
            if (path.StartsWith("outputs/", StringComparison.Ordinal) || path.StartsWith("draws/", StringComparison.Ordinal))
                members[path] = bytes;
        }
        string planted = Path.Combine(_run.Folder, "planted.zip");
        File.WriteAllBytes(planted, Bundle.Of(changed.Manifest with { Result = told.Manifest.Result }, members).Write());
        return planted;
    }
}
