namespace NatoIraq.Cli.Tests;

/// <summary>What a command did is told, so that nobody takes one outcome for another.</summary>
public sealed class ToldTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_replay_whose_condition_never_becomes_true_says_so_and_one_that_stops_does_not()
    {
        const string Never = "It never becomes true: strength(us/*/iraq) > 9000000";

        Assert.Contains(Never, _run.Of("replay", "--until", "strength(us/*/iraq) > 9000000").Output);
        Assert.DoesNotContain("never becomes true", _run.Of("replay", "--until", "conflict(*)").Output);
    }

    [Fact]
    public void A_scenario_that_takes_the_place_of_another_plan_names_it_once()
    {
        string file = Drafted("withdraw");
        Result first = _run.Of("scenario", "apply", file);
        File.WriteAllText(file, File.ReadAllText(file).Replace("troops go home", "troops go home slowly"));
        Result second = _run.Of("scenario", "apply", file), third = _run.Of("scenario", "apply", file);

        Assert.DoesNotContain("replaces", first.Output);
        Assert.Contains("It replaces the plan that the branch had: Leaner: troops go home\n", second.Output);
        Assert.DoesNotContain("replaces", third.Output);
    }

    [Fact]
    public void What_had_to_be_true_begins_with_what_the_branch_itself_leaves_to_chance()
    {
        _run.Of("scenario", "apply", Drafted("withdraw"));
        string told = _run.Of("project", "leaner", "--draws", "200").Output;

        Assert.Matches(@"leave \d+%, nmi-consent \d+%", told);
    }

    [Fact]
    public void A_draw_beyond_those_that_are_counted_is_opened_and_that_is_said()
    {
        Result among = _run.Of("state", "status-quo", "--draw", "1999", "--at", "2021-12-31");
        Result beyond = _run.Of("state", "status-quo", "--draw", "2000", "--at", "2021-12-31");

        Assert.DoesNotContain("not among", among.Error);
        Assert.Equal(0, beyond.Code);
        Assert.Contains("Draw 2000 is not among the 2,000 that 'project' counts", beyond.Error);
        Assert.Contains("--draws 2001 or more", beyond.Error);
    }

    [Fact]
    public void An_archived_branch_is_projected_and_that_is_said()
    {
        _run.Of("branch", "fork", "mine", "--from", "status-quo");
        Assert.DoesNotContain("archived", _run.Of("project", "mine", "--draws", "10").Output);
        Assert.Equal(0, _run.Of("branch", "archive", "mine").Code);

        Result told = _run.Of("project", "mine", "--draws", "10");

        Assert.Equal(0, told.Code);
        Assert.Contains("mine: The branch is archived", told.Output);
    }

    [Fact]
    public void Two_drafts_of_one_kind_have_titles_of_their_own()
    {
        _run.Of("project", "compromise", "--draws", "1");
        string[] titles = [.. new[] { "leaner", "slower-still" }.Select(name => _run.Of("scenario", "new", name, "--kind",
            "withdraw", "--out", "-").Output.Split('\n').Single(l => l.StartsWith("title:")).Split('#')[0].Trim())];
        Assert.Equal(["title: \"Leaner: troops go home\"", "title: \"Slower still: troops go home\""], titles);
    }

    [Fact]
    public void An_export_that_takes_the_place_of_an_earlier_one_says_so()
    {
        _run.Of("scenario", "apply", "status-quo");
        string file = Path.Combine(_run.Folder, "log.jsonl");
        Assert.DoesNotContain("earlier", _run.Of("store", "export", "--out", file).Output);
        Assert.Contains("place of the earlier export", _run.Of("store", "export", "--out", file).Output);
    }

    [Fact]
    public void A_list_of_choices_stays_within_the_lines_of_the_screen()
    {
        var error = new StringWriter();
        var terminal = new Terminal(TextWriter.Null, error, new StringReader("2\n")) { Width = 40 };
        new Questions(terminal).Choose("Which?", [("one", "short"), ("two", new string('x', 99))], "one");
        Assert.All(error.ToString().Split('\n'), line => Assert.InRange(line.Length, 0, 39));
        Assert.Contains("...", error.ToString());
    }

    private string Drafted(string kind)
    {
        string file = Path.Combine(_run.Folder, "leaner.yaml");
        // The draft is from the branch that most others are from, so the shipped ones come first.
        _run.Of("project", "compromise", "--draws", "1");
        Result draft = _run.Of("scenario", "new", "leaner", "--kind", kind, "--out", file);
        Assert.True(draft.Code == 0, draft.Error);
        return file;
    }
}
