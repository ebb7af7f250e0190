using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>The second shipped pack: another country, other missions and rules, and the same engine.</summary>
public sealed class SecondPackTests
{
    private const string Yardstick = "stay-beyond-may";
    private const string Everybody = "*/*/afghanistan";

    private static readonly string Seeds = Desk.Shipped("seeds/nato-afghanistan");
    private static readonly string Scenarios = Desk.Shipped("scenarios/nato-afghanistan");
    private static readonly string[] Options = ["conditions-first", "leave-by-may", Yardstick];
    private static readonly Pack Pack = PackFiles.ReadFolder(Seeds);

    [Fact]
    public async Task No_fact_of_it_breaks_a_rule()
    {
        ImportView import = await Desk.Empty().Import(Seeds);

        Assert.Equal((113, 101), (import.Claims, import.Events));
        Assert.Empty(import.Findings);
    }

    [Fact]
    public void Every_source_says_where_it_was_published()
    {
        Assert.Equal(48, Pack.Sources.Count);
        Assert.All(Pack.Sources, s => Assert.True(Uri.IsWellFormedUriString(s.Address, UriKind.Absolute), s.Address));
        Assert.All(Pack.Sources, s => Assert.Null(s.File));
        Assert.Equal(Pack.Sources.Select(s => s.Id).Order(), Pack.Claims.Select(c => c.Source).Distinct().Order());
    }

    [Fact]
    public void Its_timeline() => Golden.Holds(
        "second-pack.txt",
        Core.Replay.Timeline.Of(Pack).Events.Select((e, i) =>
            $"{i + 1} {e.Day:yyyy-MM-dd} {e.Id} {e.Type} {string.Join(' ', e.Cites)}"));

    [Fact]
    public async Task Its_scenarios_validate_without_a_warning()
    {
        Desk desk = await Furnished();
        Assert.Equal(Options, ScenarioTexts.NamesIn(Scenarios));

        foreach (string name in Options)
        {
            string text = ScenarioTexts.Read(Path.Combine(Scenarios, $"{name}.yaml"));
            Assert.Empty((await desk.Send(new ValidateScenario(text, name))).Warnings);
        }
    }

    [Fact]
    public async Task Its_three_what_ifs_compare()
    {
        Desk desk = await Furnished();

        ProjectedView view = await desk.Project(Options, Yardstick, dates: ["2021-04-01", "2021-12-31", "2022-12-31"]);

        Band At(string branch, string date) => view.Projection.Branches.Single(b => b.Branch == branch).Levels
            .Single(l => l.Series == Everybody && l.Date == Desk.Day(date)).Band;
        Assert.All(Options, o => Assert.Equal(0, At(o, "2022-12-31").Unknown));
        // What the agreement asks for: nobody is left, whatever the draw; but not yet all are gone after six weeks.
        Assert.Equal((0d, 0d), (At("leave-by-may", "2021-12-31").P5, At("leave-by-may", "2021-12-31").P95));
        Assert.InRange(At("leave-by-may", "2021-04-01").P50!.Value, 1, 9591);
        // Nobody is ordered out: what was counted at the fork stays, and only reinforcements add to it.
        Assert.Equal(9592, At(Yardstick, "2022-12-31").P5);
        Assert.True(At("conditions-first", "2022-12-31").Mean < At(Yardstick, "2022-12-31").Mean);
        Assert.True(At("conditions-first", "2022-12-31").Mean > At("leave-by-may", "2022-12-31").Mean);
    }

    [Fact]
    public async Task Its_report_is_written_by_the_same_command()
    {
        ReportView report = await (await Furnished()).Send(
            new ReportBranches([], null, 20, 1, [], [], Wide: false, Threads: 1, Progress: null));

        Assert.Equal(Yardstick, report.Compared.Projection.Baseline);
        Assert.Equal(Options, report.Compared.Plans.Select(p => p.Name).Order());
        Assert.Contains(Everybody, report.Page);
        Assert.Contains("The troops stay beyond May", report.Page);
        Assert.DoesNotContain(" Iraq", report.Page);
        Assert.DoesNotContain("/iraq", report.Page);
    }

    [Fact]
    public async Task What_was_known_then_hides_what_was_reported_later()
    {
        Desk desk = await Furnished();

        Assert.Equal("3500", (await desk.State("2021-03-15")).Tells("us/*/afghanistan"));
        Assert.Equal("2500", (await desk.State("2021-03-15", knownOn: "2021-03-14")).Tells("us/*/afghanistan"));
    }

    [Theory]
    [InlineData("A1", "history")]
    [InlineData("A2", "leave-by-may")]
    [InlineData("A3", "event: troops-deployed\n    to: germany/resolute-support/afghanistan\n    count: 400")]
    [InlineData("A4", "event: mandate-amended\n    mission: resolute-support\n    zones: 6")]
    [InlineData("A5", "event: mandate-amended\n    mission: resolute-support\n    allow: [counter-terrorism]")]
    public async Task Each_rule_of_it_speaks_when_it_is_broken(string rule, string what)
    {
        Desk desk = await Furnished();
        bool isBreach = what.StartsWith("event:", StringComparison.Ordinal);
        if (isBreach) await desk.Apply(Breach + what, "breach.yaml");

        ReplayView replay = await desk.Replay(isBreach ? "breach" : what);

        Assert.Contains(replay.Steps, s => (!isBreach || s.Id == "more") && s.Rejected.Any(r => r.Rule == rule));
    }

    private const string Breach = """
        scenario: breach
        title: Breaks a rule
        from: stay-beyond-may
        fork: all-9592
        until: 2021-12-31
        events:
          - id: more
            on: 2021-06-01

        """ + "    ";

    private static async Task<Desk> Furnished()
    {
        Desk desk = Desk.Empty();
        await desk.Import(Seeds);
        await desk.Send(new ApplyShipped(Options, Scenarios));
        return desk;
    }
}
