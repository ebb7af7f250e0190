using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NatoIraq.App.Branches;
using NatoIraq.App.Bundles;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.App.Stores;
using NatoIraq.App.Tests.Acceptance;
using NatoIraq.App.Views;
using NatoIraq.Core.History;
using static NatoIraq.App.Tests.Bundles.Opened;

namespace NatoIraq.App.Tests.Bundles;

/// <summary>What a result is sealed with, and that the same result is the same file.</summary>
public sealed class CreateTests
{
    [Fact]
    public async Task A_bundle_made_twice_is_byte_identical_by_other_threads_from_another_store_at_another_time()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        byte[] first = await Sealed(desk, Run(threads: 1, branches: "nato-expanded"));
        var later = new MemoryEventStore(() => DateTimeOffset.UnixEpoch.AddYears(60));
        await new Desk(later).Send(new CopyStore(desk.Store, later, "other"));

        Assert.Equal(first, await Sealed(desk, Run(threads: 3, branches: ["status-quo", "nato-expanded"])));
        Assert.Equal(first, await Sealed(new Desk(later)));
        Assert.NotEqual(first, await Sealed(desk, Run(draws: Enough + 1, branches: "nato-expanded")));
        Assert.NotEqual(first, await Sealed(desk, Run(branches: "nato-expanded") with { RandomSeed = 2 }));
    }

    [Fact]
    public async Task A_store_is_left_as_it_was()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        string? before = await desk.Head();

        await Sealed(desk);

        Assert.Equal(before, await desk.Head());
    }

    [Fact]
    public async Task The_outputs_are_those_that_a_comparison_prints()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        ProjectBranches run = Run(branches: "nato-expanded");
        Bundle bundle = Read(await Sealed(desk, run));
        CompareView compared = (await desk.Send(run)).View;

        Assert.Equal(Json.Write(compared) + "\n", Text(bundle, Compared));
        Assert.Equal(Csv.Write(compared.Results), Text(bundle, "outputs/levels.csv"));
        Assert.Equal(compared.Hash, bundle.Manifest.Result);
        Assert.Equal(ScenarioTexts.Read(Path.Combine(Desk.Scenarios, "nato-expanded.yaml")),
            Text(bundle, "scenarios/nato-expanded.yaml"));
        var log = new MemoryStream();
        await desk.Send(new ExportStore(log));
        Assert.Equal(log.ToArray(), bundle.Members[Log]);
    }

    [Fact]
    public async Task Without_names_it_seals_the_very_result_that_a_report_shows()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded", "compromise");
        var run = new ProjectBranches([], null, 10, 1, [], [], false, 2, null);
        var report = await desk.Send(new ReportBranches([], null, 10, 1, [], [], false, 2, null));

        BundleManifest manifest = Read(await Sealed(desk, run)).Manifest;

        Assert.Equal(report.Compared.View.Hash, manifest.Result);
        Assert.Equal(["compromise", "nato-expanded", "status-quo"], manifest.Run.Branches);
        Assert.Equal("status-quo", manifest.Run.Baseline);
        Assert.Equal(["compromise", "nato-expanded", "status-quo"], manifest.Branches.Select(b => b.Name));
    }

    [Fact]
    public async Task The_file_is_a_zip_that_any_program_reads_and_its_hashes_are_those_of_its_members()
    {
        byte[] file = await Sealed(await Desk.With("status-quo", "nato-expanded"));
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        Dictionary<string, byte[]> members = zip.Entries.ToDictionary(e => e.FullName, Bytes);
        JsonNode manifest = JsonNode.Parse(members["manifest.json"])!;

        Assert.Equal("manifest.json", zip.Entries[0].FullName);
        Assert.Equal(zip.Entries.Skip(1).Select(e => e.FullName).Order(StringComparer.Ordinal),
            manifest["members"]!.AsArray().Select(m => (string)m!["path"]!));
        Assert.All(manifest["members"]!.AsArray(), m => Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(members[(string)m!["path"]!])), (string)m["sha256"]!));
        Assert.All(zip.Entries, e => Assert.Equal(e.Length, e.CompressedLength));
        Assert.All(zip.Entries, e => Assert.Equal(new DateTime(1980, 1, 1), e.LastWriteTime.DateTime));

        static byte[] Bytes(ZipArchiveEntry entry)
        {
            var bytes = new MemoryStream();
            using Stream stream = entry.Open();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    [Fact]
    public async Task A_draw_is_told_as_it_is_opened_and_beyond_a_hundred_by_a_digest_of_that()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        string[] few = Lines(await Sealed(desk)), many = Lines(await Sealed(desk, Run(draws: 90, branches: "nato-expanded")));
        JsonNode seventh = JsonNode.Parse(few[7])!;
        string[] opened = [.. (await desk.Replay("nato-expanded", draw: 7)).Steps.Select(s => $"{s.Id} {s.Date:yyyy-MM-dd}")];

        Assert.Equal(Enough, few.Length);
        Assert.Equal(many, few[..90]);
        string[] events = [.. seventh["events"]!.AsArray().Select(e => $"{(string)e!["event"]!} {(string)e["date"]!}")];
        Assert.NotEmpty(events);
        Assert.Equal(opened[^events.Length..], events);
        Assert.Equal((100, 100), ((int)JsonNode.Parse(few[100])!["from"]!, (int)JsonNode.Parse(few[100])!["to"]!));
        Assert.Matches("^[0-9a-f]{16}$", (string)JsonNode.Parse(few[100])!["digest"]!);

        static string[] Lines(byte[] file) => Text(Read(file), Draws).TrimEnd('\n').Split('\n');
    }

    [Fact]
    public async Task The_manifest_says_what_it_is_how_it_was_made_and_what_its_members_are()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        await desk.Send(new SkipEntry("nato-expanded", "rebadge"));
        ProjectBranches run = Run(draws: 10, branches: "nato-expanded") with
        {
            Sampling = Core.Sampling.SamplingMethod.Sobol, Prefer = Core.Projections.Preference.Lower,
        };
        Bundle bundle = Read(await Sealed(desk, run));
        BundleManifest manifest = bundle.Manifest with { Made = new Versions("E.N.G", 0, "R.U.N", "arch") };
        string text = System.Text.Encoding.UTF8.GetString(manifest.Write());
        text = Regex.Replace(text, "\"[0-9a-f]{64}\"", "\"(64 hexadecimal digits)\"");

        Golden.Holds("manifest.txt", [Regex.Replace(text, "\"(events|bytes)\": [0-9]+", "\"$1\": N").TrimEnd()]);
    }

    [Fact]
    public async Task Provenance_names_every_member_with_its_hash()
    {
        Bundle bundle = Read(await Sealed(await Desk.With("status-quo", "nato-expanded")));
        JsonNode prov = JsonNode.Parse(bundle.Members["prov.json"])!;

        Assert.All(bundle.Manifest.Members.Where(m => m.Path is not ("prov.json" or "README.txt")), m => Assert.Equal(
            m.Sha256, (string?)prov["entity"]![$"member:{m.Path}"]?["ni:sha256"]));
        Assert.Equal(4, prov["wasGeneratedBy"]!.AsObject().Count);
        Assert.Contains(prov["wasDerivedFrom"]!.AsObject(), r =>
            (string)r.Value!["prov:generatedEntity"]! == "member:scenarios/nato-expanded.yaml"
            && (string)r.Value["prov:usedEntity"]! == "member:scenarios/status-quo.yaml");
        Assert.Equal(1, (int)JsonNode.Parse((string)prov["agent"]![$"software:natoiraq-{Versions.Here.Engine}"]!["ni:model"]!["$"]!)!);
    }
}
