using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using NatoIraq.App.Bundles;
using NatoIraq.Core;
using static NatoIraq.App.Tests.Bundles.Opened;

namespace NatoIraq.App.Tests.Bundles;

/// <summary>What is said of a file that is no bundle, of a hostile one, and of one that was changed, to be read by people.</summary>
public sealed class MessageTests(SealedResult result) : IClassFixture<SealedResult>
{
    [Fact]
    public async Task What_is_said_of_files_that_are_no_bundles_and_of_changed_ones()
    {
        byte[] file = result.File, manifest = Manifest();
        byte[] twice = Zipped(false, ("manifest.json", manifest), ("a", []), ("a", []));
        byte[] lying = [.. file];
        lying[22] = 0xff;
        lying[25] = 0x7f;
        (string What, byte[] File)[] files =
        [
            ("nothing", []), ("a text", Encoding.UTF8.GetBytes("scenario: mine, and more than thirty characters")),
            ("cut within a name", file[..35]), ("cut within a member", file[..2000]), ("a length that lies", lying),
            ("unzipped and zipped again", Zipped(true, ("manifest.json", manifest))),
            ("a zip bomb", Zipped(true, ("manifest.json", manifest), ("log.jsonl", new byte[1 << 20]))),
            ("a name that leads out", Stored(("manifest.json", manifest), ("../evil", []))),
            ("a name from the root", Stored(("/etc/passwd", []))), ("a name of dots", Stored(("a/.b", []))),
            ("a long name", Stored((new string('n', 300), []))), ("no ASCII", Stored(("größe", []))),
            ("a member twice", Stored(("manifest.json", manifest), ("a", []), ("a", []))),
            ("too many members", Stored([.. Enumerable.Range(0, 10_001).Select(i => ($"m{i}", Array.Empty<byte>()))])),
            ("another first member", Stored(("README.txt", []), ("manifest.json", manifest))),
            ("a manifest that is no JSON", Told("{\"format\":")), ("null", Told("null")),
            ("another format", Told("{\"format\":\"natoiraq-log\",\"version\":1}")),
            ("a later version", Told("{\"format\":\"natoiraq-bundle\",\"version\":2}")),
            ("a manifest with nothing else", Told("{\"format\":\"natoiraq-bundle\",\"version\":1}")),
            ("a key twice", Told(Text().Replace("\"version\": 1,", "\"version\": 1, \"version\": 1,"))),
            ("another key", Told(Text().Replace("\"version\": 1,", "\"version\": 1, \"more\": 1,"))),
            ("a day that is none", Told(Text().Replace("2020-12-31", "2020-13-31"))),
            ("null in a list", Told(Text().Replace("\"*/nmi/iraq\"", "null"))),
            ("a member told twice", Told(Text().Replace("README.txt", "log.jsonl"))),
            ("other blanks", Told(Text().Replace("\"version\": 1,", "\"version\":  1,"))),
            ("no log", Resealed(file, (Log, _ => null))),
            ("a log that was edited", Resealed(file, (Log, t => t.Replace("Nothing is decided and", "Much is decided and")))),
            ("an empty log", Resealed(file, (Log, _ => "{\"format\":\"natoiraq-log\",\"version\":1,\"events\":0,\"head\":\"" + new string('0', 64) + "\"}\n"))),
            ("bytes after the end", [.. file, 1]), ("another day", Day(file)),
            ("a member cut", Unsealed(file, Log, Read(file).Members[Log][..100])),
            ("a member taken out", Unsealed(file, Compared, null)), ("a member added", Unsealed(file, "more.txt", [])),
            ("another scenario beside the log", Resealed(file, ("scenarios/status-quo.yaml", t => t.Replace("value: 500", "value: 900")))),
            ("a pack's file taken out", Resealed(file, ("pack/rules.yaml", _ => null))),
            ("a manifest that lies", Resealed(file, m => m with { Log = m.Log with { Events = 1 } })),
            ("draws that are no JSON", Resealed(file, (Draws, _ => "x"))),
            ("an output that is no JSON", Resealed(file, (Compared, _ => "x"))),
            ("a table with another line", Resealed(file, ("outputs/levels.csv", t => t + "more\n"))),
            ("an output taken out", Resealed(file, (Compared, _ => null))),
            ("a sampling that is none", Resealed(file, m => m with { Run = m.Run with { Sampling = "halton" } })),
            ("too many dates", Resealed(file, m => m with { Run = m.Run with { At = [.. Enumerable.Repeat(m.Run.At[0], 2000)] } })),
            ("another engine", Resealed(file, m => m with { Made = new Versions("9.9.9", 99, "99.0.0", "abacus") })),
        ];
        var told = new List<string>();
        foreach ((string what, byte[] bytes) in files) told.AddRange(["", $"# {what}", .. await Said(bytes)]);
        told.AddRange(["", "# more draws than may be", .. await Said(file, most: 10)]);

        Golden.Holds("bundles.txt", told.Select(Timeless));
        Assert.NotEmpty(twice);
    }

    private static async Task<IReadOnlyList<string>> Said(byte[] file, long most = long.MaxValue)
    {
        try
        {
            VerifiedBundleView view = await Verified(file, most);
            return
            [
                $"{view.Verdict}", .. view.Notes, .. view.Changes.Select(c => $"{c.Member}: {c.Because}"), .. view.Refused,
                .. view.Draws.Select(d => $"{d}"), .. view.Outputs.Select(o => $"{o}"),
            ];
        }
        catch (InvalidInputException e)
        {
            return [.. e.Problems.Select(p => $"{p}")];
        }
    }

    /// <summary>Without what a change of the pack, the runtime or the machine would change.</summary>
    private static string Timeless(string line) => Regex.Replace(
        Regex.Replace(line.Replace(Versions.Here.Runtime, "R.U.N").Replace($"this is {Versions.Here.Architecture}", "this is arch"),
            "[0-9a-f]{64}", "(64 hexadecimal digits)"),
        @"[0-9,]+ (bytes|there)|\b(event|log\.jsonl:) ?\d+|tells \d+ at|; \d+ follows|line \d+", m => Regex.Replace(m.Value, "[0-9,]+", "N"));

    private byte[] Manifest() => Encoding.UTF8.GetBytes(Text());

    private string Text() => Encoding.UTF8.GetString(Read(result.File).Manifest.Write());

    private static byte[] Told(string manifest) => Stored(("manifest.json", Encoding.UTF8.GetBytes(manifest)));

    /// <summary>Another way to the same zip: without compression, as a library writes it.</summary>
    private static byte[] Stored(params IReadOnlyList<(string Path, byte[] Bytes)> members) => Zipped(false, members);

    private static byte[] Zipped(bool isDeflated, params IReadOnlyList<(string Path, byte[] Bytes)> members)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, Encoding.Latin1))
        {
            foreach ((string path, byte[] content) in members)
            {
                using Stream entry = zip.CreateEntry(
                    path, isDeflated ? CompressionLevel.SmallestSize : CompressionLevel.NoCompression).Open();
                entry.Write(content);
            }
        }
        return bytes.ToArray();
    }

    private static byte[] Day(byte[] file)
    {
        byte[] other = [.. file];
        other[12] ^= 1;
        return other;
    }
}
