using NatoIraq.App.Branches;
using NatoIraq.App.Tests.Acceptance;

namespace NatoIraq.App.Tests.Branches;

/// <summary>Drafts to start from: valid as written, and what they plan can happen.</summary>
public sealed class NewScenarioTests
{
    public static TheoryData<DraftKind, string, string?> Drafts
    {
        get
        {
            var data = new TheoryData<DraftKind, string, string?>();
            foreach (DraftKind kind in Enum.GetValues<DraftKind>())
            {
                foreach (string? fork in (string?[])[null, "2018-02-08", "2020-02-13"]) data.Add(kind, "history", fork);
                data.Add(kind, "status-quo", null);
                data.Add(kind, "nato-expanded", "2020-06-01");
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Drafts))]
    public async Task A_draft_is_valid_and_what_it_plans_can_happen(DraftKind kind, string from, string? fork)
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        string? before = await desk.Head();

        NewScenarioView view = await desk.Send(new NewScenario("mine", null, from, fork, null, kind, "schema.json"));
        ValidatedView valid = await desk.Send(new ValidateScenario(view.Text, "mine.yaml"));
        await desk.Apply(view.Text);
        var own = (await desk.Send(new ShowBranch("mine"))).Entries.Where(e => e.Owner == "mine").Select(e => e.Id).ToList();

        Assert.NotEqual(before, await desk.Head());
        Assert.Equal(kind == DraftKind.Empty, own.Count == 0);
        Assert.DoesNotContain(valid.Warnings, w => own.Any(id => w.StartsWith($"'{id}' never", StringComparison.Ordinal)));
        Assert.StartsWith("# yaml-language-server: $schema=schema.json\nscenario: mine", Uncommented(view.Text));
    }

    [Fact]
    public async Task A_draft_stores_nothing_and_is_the_same_every_time()
    {
        Desk desk = await Desk.With("status-quo");
        string? before = await desk.Head();
        var request = new NewScenario("mine", null, null, null, null, DraftKind.Move, null);

        NewScenarioView view = await desk.Send(request);

        Assert.Equal(before, await desk.Head());
        Assert.Equal(view.Text, (await desk.Send(request)).Text);
        Assert.Equal("status-quo", view.From);
    }

    [Fact]
    public async Task Every_key_is_explained()
    {
        Desk desk = await Desk.With("status-quo");
        NewScenarioView view = await desk.Send(new NewScenario("mine", null, null, null, null, DraftKind.Expand, null));

        string[] keys = [.. view.Text.Split('\n').Where(l => !l.StartsWith('#') && l.Contains(':'))];
        foreach (string key in keys.Select(k => k.Split(':')[0].Trim(' ', '-')).Distinct().Except(["note", "added"]))
            Assert.Contains(keys, k => k.TrimStart(' ', '-').StartsWith(key, StringComparison.Ordinal) && k.Contains(" # "));
    }

    [Theory]
    [InlineData("status-quo", null, null, "already")]
    [InlineData("Not A Name", null, null, "not a name")]
    [InlineData("mine", "status-qou", null, "Did you mean 'status-quo'?")]
    [InlineData("mine", "status-quo", "2020-02-30", "not a date that exists")]
    [InlineData("mine", "status-quo", "2019-01-01", "forks before its parent")]
    public async Task A_name_a_parent_or_a_fork_that_will_not_do_is_refused(
        string name, string? from, string? fork, string told)
    {
        Desk desk = await Desk.With("status-quo");

        Assert.Contains(told, (await desk.Refuses(
            new NewScenario(name, null, from, fork, null, DraftKind.Move, null))).Message);
    }

    [Fact]
    public async Task A_title_is_one_line_and_may_hold_quotes()
    {
        Desk desk = await Desk.With("status-quo");
        NewScenario Titled(string title) => new("mine", title, null, null, null, DraftKind.Empty, null);

        await desk.Refuses(Titled("one\ntwo"));
        string text = (await desk.Send(Titled("a \"b\" \\ c: #d"))).Text;
        Assert.Equal("a \"b\" \\ c: #d", (await desk.Apply(text)).Title);
    }

    [Fact]
    public async Task A_scenario_may_be_from_a_file_beside_it()
    {
        Desk desk = await Desk.With("status-quo");
        string parent = (await desk.Send(new NewScenario("hen", null, null, null, null, DraftKind.Empty, null))).Text;
        string child = parent.Replace("scenario: hen", "scenario: egg").Replace("from: status-quo", "from: hen");

        await desk.Refuses(new ValidateScenario(child, "egg.yaml"));
        ValidatedView view = await desk.Send(
            new ValidateScenario(child, "egg.yaml", [new ScenarioSource("hen.yaml", parent)]));
        Assert.Equal("egg", view.Scenario);
        await desk.Refuses(new ValidateScenario(
            child.Replace("from: hen", "from: egg"), "egg.yaml", [new ScenarioSource("egg.yaml", child)]));
    }

    private static string Uncommented(string text) => string.Join('\n', text.Split('\n')
        .Where((line, i) => i == 0 || !line.StartsWith('#')));
}
