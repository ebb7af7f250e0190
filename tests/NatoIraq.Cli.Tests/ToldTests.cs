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
        File.WriteAllText(file, File.ReadAllText(file).Replace("Troops go home", "Troops go home slowly"));
        Result second = _run.Of("scenario", "apply", file), third = _run.Of("scenario", "apply", file);

        Assert.DoesNotContain("replaces", first.Output);
        Assert.Contains("It replaces the plan that the branch had: Troops go home\n", second.Output);
        Assert.DoesNotContain("replaces", third.Output);
    }

    [Fact]
    public void What_had_to_be_true_begins_with_what_the_branch_itself_leaves_to_chance()
    {
        _run.Of("scenario", "apply", Drafted("withdraw"));
        string told = _run.Of("project", "leaner", "--draws", "200").Output;

        Assert.Matches(@"leave \d+%, nmi-consent \d+%", told);
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
