namespace NatoIraq.Cli.Tests;

/// <summary>Writing scenarios: drafts, schema, watching, differences.</summary>
public sealed class AuthoringTests : IClassFixture<Run>
{
    private readonly Run _run;

    public AuthoringTests(Run run) => _run = run;

    [Fact]
    public void A_draft_is_written_beside_its_schema_and_never_over_a_file()
    {
        string path = Path.Combine(_run.Folder, "drafts", "mine.yaml");
        string[] line = ["scenario", "new", "mine", "--kind", "withdraw", "--out", path];
        Assert.Equal(0, _run.Of(line).Code);
        string first = File.ReadAllText(path);

        Assert.Equal(0, _run.Of("scenario", "validate", path).Code);
        Assert.True(File.Exists(Path.Combine(_run.Folder, "drafts", "scenario.schema.json")));
        Assert.Equal(3, _run.Of(line).Code);
        Assert.Equal(first, File.ReadAllText(path));
        Assert.Equal(0, _run.Of([.. line, "--force", "--title", "Another"]).Code);
        Assert.Contains("Another", File.ReadAllText(path));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetDirectoryName(path)!), f => f.EndsWith(".part"));
    }

    [Fact]
    public void A_draft_can_be_printed() =>
        Assert.StartsWith("# What follows", _run.Of("scenario", "new", "mine", "--out", "-").Output);

    [Fact]
    public void Questions_take_a_number_a_name_or_nothing_and_ask_again()
    {
        using var error = new StringWriter();
        var ask = new Questions(new Terminal(TextWriter.Null, error, new StringReader("\n7\nno\n2\nb\n")));
        (string, string)[] choices = [("a", "first"), ("b", "second")];

        Assert.Equal("mine", ask.Ask("Name", "mine"));
        Assert.Equal("b", ask.Choose("Which?", choices, "a"));
        Assert.Equal("b", ask.Choose("Which?", choices, "a"));
        Assert.Throws<OperationCanceledException>(() => ask.Ask("Name", "mine"));
        Assert.Contains("'7' is none of these.", error.ToString());
    }

    [Fact]
    public async Task A_watched_file_is_told_at_each_save_however_it_is_saved()
    {
        string path = _run.Write("watched.yaml", "one");
        var looks = new Queue<Action>([
            () => { }, () => File.WriteAllText(path, "two!"), () => { }, () => { },
            () => { File.WriteAllText(path + ".new", "three"); File.Move(path + ".new", path, overwrite: true); },
            () => { }, () => { }, () => File.Delete(path), () => { }, () => File.WriteAllText(path, "back again"), () => { },
        ]);
        using var end = new CancellationTokenSource();
        var watched = new WatchedFiles(() => [path], _ =>
        {
            if (looks.TryDequeue(out Action? look)) look();
            else end.Cancel();
            return Task.CompletedTask;
        });
        var told = new List<string>();
        await foreach (IReadOnlyList<string> changed in watched.ChangesAsync(end.Token))
            told.AddRange(changed.Select(f => File.Exists(f) ? File.ReadAllText(f) : "gone"));

        Assert.Equal(["one", "two!", "three", "gone", "back again"], told);
    }

    [Fact]
    public void Files_and_folders_are_checked_together_and_one_wrong_file_is_code_3()
    {
        string folder = Path.Combine(_run.Folder, "several");
        Directory.CreateDirectory(folder);
        _run.Of("scenario", "new", "hen", "--kind", "empty", "--out", Path.Combine(folder, "hen.yaml"));
        string hen = File.ReadAllText(Path.Combine(folder, "hen.yaml"));
        File.WriteAllText(Path.Combine(folder, "egg.yaml"), hen.Replace("scenario: hen", "scenario: egg").Replace("from: history", "from: hen"));
        Result good = _run.Of("scenario", "validate", folder);
        File.WriteAllText(Path.Combine(folder, "bad.yaml"), "- a\n");
        Result bad = _run.Of("scenario", "validate", folder);

        Assert.True(good.Code == 0, good.Error);
        Assert.Contains("egg.yaml: valid", good.Output);
        Assert.Equal(3, bad.Code);
        Assert.Contains("hen.yaml: valid", bad.Output);
        Assert.Contains("bad.yaml:1:1: ", bad.Error);
    }

    [Fact]
    public void Equal_sides_are_no_difference_and_different_ones_have_a_code_for_scripts()
    {
        string a = _run.Write("a.yaml", "scenario: x\ntitle: A\nfrom: history\nfork: 2020-01-29\nuntil: 2021-01-01\n");
        string b = _run.Write("b.yaml", File.ReadAllText(a).Replace("title: A", "title: B"));

        Assert.Equal("No difference.\n", _run.Of("diff", a, a, "--exit-code").Output);
        Assert.Equal(0, _run.Of("diff", a, b).Code);
        Assert.Equal(1, _run.Of("diff", a, b, "--exit-code").Code);
        Assert.Contains("~ title: A -> B", _run.Of("diff", a, b).Output);
        Assert.DoesNotContain(_run.Folder, _run.Json("diff", a, b).ToJsonString());
        Assert.Contains("us/coalition/iraq", _run.Of("diff", "status-quo", "full-withdrawal").Output);
    }
}
