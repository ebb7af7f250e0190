using System.Text;
using System.Text.Json.Nodes;

namespace NatoIraq.Cli.Tests;

/// <summary>Whole stores that leave as text or as a copy, and are the same where they arrive.</summary>
public sealed class StoreMoveTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    private string At(string name) => $"sqlite:{Path.Combine(_run.Folder, name)}";

    /// <summary>A store with branches, one of them edited and one archived, as its export.</summary>
    private byte[] Exported()
    {
        Done("scenario", "apply", "nato-expanded");
        Done("branch", "skip", "nato-expanded", "rebadge");
        Done("branch", "fork", "mine", "--title", "Größer & \"anders\" 😀");
        Done("branch", "archive", "mine");
        return Export("--store", $"sqlite:{_run.File}");
    }

    private byte[] Export(params string[] arguments)
    {
        (Result result, byte[] bytes) = _run.Piping([], ["store", "export", .. arguments]);
        Assert.True(result is { Code: 0, Output: "", Error: "" }, result.Error);
        return bytes;
    }

    private string Done(params string[] arguments)
    {
        Result result = _run.Of(arguments);
        Assert.True(result.Code == 0, result.Error);
        return result.Output;
    }

    private Result Import(byte[] export, string store, string name = "log.jsonl")
    {
        File.WriteAllBytes(Path.Combine(_run.Folder, name), export);
        return _run.Of("store", "import", Path.Combine(_run.Folder, name), "--store", At(store));
    }

    private JsonNode Info(string store) => _run.Json("store", "info", "--store", store);

    private static string[] Lines(byte[] export) => Encoding.UTF8.GetString(export).TrimEnd('\n').Split('\n');

    private static byte[] Joined(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(l => l + "\n")));

    private void Refused(byte[] export, int line, string says)
    {
        Result result = Import(export, "empty.db", "bad.jsonl");

        Assert.Equal(3, result.Code);
        Assert.StartsWith($"{Path.Combine(_run.Folder, "bad.jsonl")}:{line}:", result.Error, StringComparison.Ordinal);
        Assert.Contains(says, result.Error);
        Assert.Empty(result.Output);
        Assert.False(File.Exists(Path.Combine(_run.Folder, "empty.db")));
    }

    [Fact]
    public void An_import_into_an_empty_store_gives_the_same_store_and_the_same_export()
    {
        byte[] export = Exported();

        Result import = Import(export, "b.db");

        Assert.True(import.Code == 0, import.Error);
        Assert.Equal(export, Export("--store", At("b.db")));
        Assert.Equal(0, _run.Of("store", "verify", "--store", At("b.db")).Code);
        Assert.Equal($"{Info($"sqlite:{_run.File}")["head"]}", $"{Info(At("b.db"))["head"]}");
        foreach (string line in new[] { "history", "claims", "branch list", "branch show nato-expanded", "replay" })
        {
            string[] words = [.. line.Split(' '), "--json"];
            Assert.Equal(Done(words), Done([.. words, "--store", At("b.db")]));
        }
    }

    [Fact]
    public void An_export_goes_to_a_file_as_to_stdout_and_comes_from_stdin_as_from_a_file()
    {
        byte[] export = Exported();
        string file = Path.Combine(_run.Folder, "log.jsonl");

        string said = Done("store", "export", "--out", file);
        (Result import, _) = _run.Piping(export, "store", "import", "-", "--store", At("b.db"), "--json");

        Assert.Equal(export, File.ReadAllBytes(file));
        Assert.Contains(file, said);
        Assert.True(import.Code == 0, import.Error);
        JsonNode view = JsonNode.Parse(import.Output)!;
        Assert.Equal(["events", "added", "head"], view.AsObject().Select(p => p.Key));
        Assert.Equal(Lines(export).Length - 1, (int)view["added"]!);
        Assert.Equal(export, Export("--store", At("b.db")));
    }

    [Fact]
    public void An_export_says_nothing_of_when_it_was_made_or_recorded()
    {
        byte[] export = Exported();
        Import(export, "b.db");
        string year = $"\"{DateTime.UtcNow.Year}-";

        Assert.DoesNotContain(year, Encoding.UTF8.GetString(export));
        Assert.DoesNotContain(_run.Folder, Encoding.UTF8.GetString(export));
    }

    [Fact]
    public void A_store_that_holds_the_beginning_gets_the_rest_and_one_that_holds_all_nothing()
    {
        Done("import");
        byte[] beginning = Export("--store", $"sqlite:{_run.File}");
        Assert.Contains("Added", Import(beginning, "b.db").Output);
        byte[] all = Exported();

        Result rest = Import(all, "b.db"), again = Import(all, "b.db");

        Assert.Contains($"Added {Lines(all).Length - Lines(beginning).Length} events.", rest.Output);
        Assert.Contains("nothing was changed", again.Output);
        Assert.Equal(all, Export("--store", At("b.db")));
    }

    [Fact]
    public void A_store_that_went_on_or_went_another_way_is_left_alone()
    {
        Done("import");
        byte[] beginning = Export("--store", $"sqlite:{_run.File}");
        byte[] all = Exported();
        Import(all, "b.db");
        Import(beginning, "c.db");
        Done("scenario", "apply", "full-withdrawal", "--store", At("c.db"));
        byte[] other = Export("--store", At("c.db"));

        Result shorter = Import(beginning, "b.db"), different = Import(all, "c.db");
        Result copied = _run.Of("store", "copy", At("b.db"), At("c.db"));

        Assert.Equal(3, shorter.Code);
        Assert.Contains("goes on", shorter.Error);
        Assert.Equal((3, 3), (different.Code, copied.Code));
        // Both went on with the same parent's scenario, and then with another one each.
        Assert.Contains($"differ from event {Lines(beginning).Length + 1} on", different.Error);
        Assert.Contains("Nothing was changed", copied.Error);
        Assert.Equal(all, Export("--store", At("b.db")));
        Assert.Equal(other, Export("--store", At("c.db")));
    }

    [Fact]
    public void A_copy_is_the_same_store_and_takes_what_came_since()
    {
        Done("import");
        Done("store", "copy", $"sqlite:{_run.File}", At("b.db"), "--json");
        byte[] all = Exported();

        string said = _run.Of("store", "copy", $"sqlite:{_run.File}", At("b.db")).Output;

        Assert.Contains("Added", said);
        Assert.Equal(all, Export("--store", At("b.db")));
        Assert.Equal($"{Info($"sqlite:{_run.File}")["lastRecorded"]}", $"{Info(At("b.db"))["lastRecorded"]}");
        Assert.Contains(
            "nothing was changed", _run.Of("store", "copy", $"sqlite:{_run.File}", At("b.db")).Output);
        Assert.Equal(0, _run.Of("store", "copy", $"sqlite:{_run.File}", "memory:").Code);
        Assert.Equal(3, _run.Of("store", "copy", At("typo.db"), At("c.db")).Code);
        Assert.Equal(2, _run.Of("store", "copy", At("b.db"), At("c.db"), "--store", At("d.db")).Code);
        Assert.False(File.Exists(Path.Combine(_run.Folder, "c.db")));
    }

    [Fact]
    public void A_changed_cut_or_reordered_export_is_refused_with_its_line()
    {
        string[] lines = Lines(Exported());
        int last = lines.Length;

        Refused(Joined([.. lines[..9], lines[9].Replace("\"paragraph\":", "\"paragraph\":1"), .. lines[10..]]), 10, "hash");
        Refused(Joined([.. lines[..9], lines[9].Replace("\"cites\":", "\"cites\": "), .. lines[10..]]), 10, "spelled");
        Refused(Joined([.. lines[..9], lines[10], lines[9], .. lines[11..]]), 10, "missing");
        Refused(Joined([.. lines[..10], lines[9], .. lines[10..]]), 11, "twice");
        Refused(Joined([.. lines[..9], .. lines[10..]]), 10, "missing");
        Refused(Joined([.. lines[..9], "", .. lines[9..]]), 10, "cannot be read");
        Refused(Joined(lines[..^1]), last, $"ends with event {last - 2}; its first line tells of {last - 1}");
        Refused(Encoding.UTF8.GetBytes(string.Join('\n', lines)[..^20]), last, "cannot be read");
        Refused(Joined([lines[0].Replace("\"head\":\"", "\"head\":\"0")[..^3] + "\"}", .. lines[1..]]), last + 1, "hash");
        Refused(Joined([lines[0].Replace("\"version\":1", "\"version\":2"), .. lines[1..]]), 1, "version 2");
        Refused(Joined(lines[1..]), 1, "no export");
        Refused(Joined([.. lines, lines[^1]]), last + 1, "twice");
        Refused(Encoding.Unicode.GetBytes(string.Join('\n', lines)), 1, "no export");
        Refused([], 1, "nothing in it");
        Refused(File.ReadAllBytes(_run.File), 1, "no export");
    }

    [Fact]
    public void A_mark_before_the_text_and_other_line_ends_do_no_harm()
    {
        byte[] export = Exported();

        Result import = Import([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(export).Replace("\n", "\r\n"))], "b.db");

        Assert.True(import.Code == 0, import.Error);
        Assert.Equal(export, Export("--store", At("b.db")));
    }

    [Fact]
    public void An_export_replaces_an_export_and_nothing_else()
    {
        byte[] export = Exported();
        string old = _run.Write("old.jsonl", ""), text = _run.Write("notes.txt", "mine");

        Done("store", "export", "--out", old);
        Done("store", "export", "--out", old);
        Result onto = _run.Of("store", "export", "--out", text), itself = _run.Of("store", "export", "--out", _run.File);

        Assert.Equal(export, File.ReadAllBytes(old));
        Assert.Equal((3, 3), (onto.Code, itself.Code));
        Assert.Contains("is no export of a store", onto.Error);
        Assert.Equal("mine", File.ReadAllText(text));
        Assert.Equal(3, _run.Of("store", "export", "--out", Path.Combine(text, "x")).Code);
        Assert.DoesNotContain(Directory.GetFiles(_run.Folder), f => f.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistyped_folder_is_told_and_not_made()
    {
        Result result = _run.Of("claims", "--store", At("mistyped/my.db"));

        Assert.Equal(5, result.Code);
        Assert.Contains("is not there", result.Error);
        Assert.False(Directory.Exists(Path.Combine(_run.Folder, "mistyped")));
    }

    [Fact]
    public void An_endless_line_is_refused_without_being_kept()
    {
        using var endless = new FileStream(Path.Combine(_run.Folder, "endless"), FileMode.CreateNew);
        endless.SetLength(1L << 30);
        endless.Dispose();

        long before = GC.GetTotalAllocatedBytes();
        Result result = _run.Of("store", "import", Path.Combine(_run.Folder, "endless"), "--store", At("e.db"));

        Assert.Equal(3, result.Code);
        Assert.Contains("endless:1:1: The line is longer than 64 MB.", result.Error);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 400L << 20, "It kept what it read.");
    }

    [Fact]
    public void Info_tells_what_the_store_is()
    {
        Exported();

        string page = Done("store", "info");
        JsonNode json = Info($"sqlite:{_run.File}");

        Assert.Contains(_run.File, page);
        Assert.Contains("3 branches, schema 1, ", page);
        Assert.Contains("intact", page);
        Assert.Equal((3, 1, "sqlite"), ((int)json["branches"]!, (int)json["schema"]!, (string)json["kind"]!));
        Assert.True((long)json["bytes"]! >= new FileInfo(_run.File).Length);
    }
}
