using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Packs.Tests;

public class ScenarioFileTests
{
    private static readonly Scenario Grown = ScenarioFile.Parse(Sample.ScenarioText, "grown.yaml", Sample.Pack);

    [Fact]
    public void The_head_is_read()
    {
        Assert.Equal(
            ("grown", "Alpha grows", "history", "2020-04-05"), (Grown.Name, Grown.Title, Grown.From, Grown.Fork));
        Assert.Equal(new DateOnly(2021, 12, 31), Grown.Until);
        Assert.Equal("Every kind of entry once.", Grown.Note);
        Assert.Equal(["old-entry"], Grown.Drop.Select(d => d.Text));
    }

    [Fact]
    public void Assumptions_keep_what_they_rest_on()
    {
        Assumption moved = Grown.Assumptions[0];
        Assert.Equal(("share-moved", true, false), (moved.Name, moved.FromSeed, moved.Informed));
        Assert.Equal("triangular(0.1, 0.3, 0.6)", moved.Value.Text);
        Assert.Equal("uniform(0, 1)", moved.Wide!.Text);
        Assert.Equal(["F0-01"], moved.Cites);
        Assert.True(Grown.Assumptions[1].Informed);
        Assert.Null(Grown.Assumptions[1].Unit);
    }

    [Fact]
    public void Every_expression_knows_where_it_stands()
    {
        string[] lines = Sample.ScenarioText.Split('\n');
        IEnumerable<Located?> all =
        [
            .. Grown.Assumptions.SelectMany(a => new[] { a.Value, a.Wide, a.At }),
            .. Grown.Initial.SelectMany(i => new[] { i.Target, i.Value }),
            .. Grown.Events.SelectMany(
                e => new[] { e.Id, e.On, e.After?.Event, e.After?.Delay, e.Chance, e.If, e.Over, e.Steps, e.For }),
            .. Grown.Events.SelectMany(e => e.Formulas.Values),
            .. Grown.Rules.SelectMany(r => new[] { r.Id, r.When, r.On, r.Chance, r.For }),
            .. Grown.Hazards.SelectMany(h => new[] { h.Id, h.Rate }.Concat(h.Formulas.Values)),
            .. Grown.Drop,
            .. Grown.Outputs.SelectMany(o => new[] { o.Name, o.Expression }),
        ];
        List<Located> located = [.. all.OfType<Located>()];
        Assert.Equal(38, located.Count);
        Assert.All(located, l => Assert.StartsWith(l.Text, lines[l.Line - 1][(l.Column - 1)..]));
    }

    [Fact]
    public void A_planned_event_keeps_its_formulas_by_field()
    {
        PlannedEvent agreed = Grown.Events[1], move = Grown.Events[2];
        Assert.Equal(
            new ExpansionAgreed("alpha", Amount.From("500 + share-moved * strength(others/alpha/isle)")), agreed.Data);
        Assert.Equal(["cap"], agreed.Formulas.Keys);
        Assert.Equal(Amount.Of(300), Assert.IsType<TroopsRebadged>(move.Data).Count);
        Assert.Equal("300", move.Formulas["count"].Text);
        Assert.Equal(("agreed", "3 months", false, true),
            (move.After!.Event.Text, move.After.Delay!.Text, move.After.Unless, move.After.Start));
        Assert.Null(move.On);
    }

    [Fact]
    public void How_long_a_suspension_lasts_belongs_to_the_entry_not_to_its_record()
    {
        Assert.Equal(new OperationsLimited("beta", null), Grown.Events[3].Data);
        Assert.Equal("20 days", Grown.Events[3].For!.Text);
        Assert.Equal(new OperationsSuspended("alpha", null), Grown.Rules[0].Data);
        Assert.Equal("triangular(10, 21, 60) days", Grown.Rules[0].For!.Text);
        Assert.Empty(Grown.Rules[0].Formulas);
    }

    [Fact]
    public void Rules_and_hazards_are_read()
    {
        Assert.Equal("pressure(isle) >= critical", Grown.Rules[0].When!.Text);
        Assert.Equal(("raid", "0.1"), (Grown.Rules[1].On!.Text, Grown.Rules[1].Chance!.Text));
        Assert.Equal("1.5 per month", Grown.Hazards[0].Rate.Text);
        Assert.Equal(new IncidentOccurred("isle", Amount.Of(1)), Grown.Hazards[0].Data);
    }

    [Fact]
    public void A_claim_reported_on_the_day_of_the_fork_was_known_there()
    {
        string text = Sample.Scenario("fork: 2020-04-05", "fork: 2020-03-20");
        Assert.Equal(["F0-01"], ScenarioFile.Parse(text, "grown.yaml", Sample.Pack).Assumptions[0].Cites);
    }

    [Theory]
    [InlineData("halt")]
    [InlineData("0")]
    [InlineData("8")]
    public void A_fork_may_be_an_event_or_a_step(string fork)
    {
        string text = Sample.Scenario("2020-04-05", fork);
        Assert.Equal(fork, ScenarioFile.Parse(text, "grown.yaml", Sample.Pack).Fork);
    }

    [Theory]
    [InlineData("{ id: more, on: 2020-06-01, event: cap-set, mission: alpha, cap: 700 }")]
    [InlineData("- id: more\n  on: 2020-06-01\n  event: cap-set\n  mission: alpha\n  cap: 700\n")]
    public void One_entry_can_be_read_alone(string yaml)
    {
        PlannedEvent entry = ScenarioFile.ParseEntry(yaml, "entry", Sample.Pack);
        Assert.Equal(("more", "2020-06-01", "700"), (entry.Id.Text, entry.On!.Text, entry.Formulas["cap"].Text));
        Assert.Equal(new CapSet("alpha", Amount.Of(700)), entry.Data);
    }

    [Fact]
    public void An_entry_alone_may_follow_an_entry_elsewhere_but_not_precede_the_fork()
    {
        const string Follower = "{ id: more, after: { event: somewhere }, event: host-invited, mission: alpha }";
        Assert.Equal("somewhere", ScenarioFile.ParseEntry(Follower, "entry", Sample.Pack).After!.Event.Text);
        const string Early = "{ id: more, on: 2020-01-01, event: host-invited, mission: alpha }";
        var fork = new DateOnly(2020, 2, 1);
        Problem problem = Sample.Problems(() => ScenarioFile.ParseEntry(Early, "entry", Sample.Pack, fork)).Single();
        Assert.Contains("(R15)", problem.Message);
    }

    [Fact]
    public void A_later_problem_gets_its_file_and_line()
    {
        var found = new Problem("No such name.", Line: 10, Column: 12);
        Problem located = ScenarioFile.Locate(found, "grown.yaml", Sample.ScenarioText);
        Assert.Equal(found with { File = "grown.yaml", Source = "    wide: uniform(0, 1)" }, located);
        Assert.Equal(24, ScenarioFile.Locate(found with { Column = 99 }, "f", Sample.ScenarioText).Column);
        Assert.Equal(new Problem("x", "f"), ScenarioFile.Locate(new Problem("x"), "f", Sample.ScenarioText));
    }
}
