using NatoIraq.App.History;

namespace NatoIraq.App.Tests.Acceptance;

public sealed class ExplainTests
{
    [Fact]
    public async Task Eight_and_eleven_thousand_fit_together_because_three_thousand_were_outside_Iraq_on_a_condition()
    {
        Desk desk = await Desk.With();

        ExplainView why = await desk.Explain("*/coalition/region", "2020-02-13");

        Assert.Equal((11000, "stated flat", "F2-44"),
            (why.Estimate!.Likely, why.Estimate.Qualifier, Assert.Single(why.Estimate.Cites)));
        DerivedView outside = why.Derived.Single(d => d.Outside == "iraq");
        Assert.Equal((3000, null), (outside.Low, outside.High));
        Assert.Equal(["F2-44", "F0-33"], outside.Premises);
        Assert.Contains("if January's strength in Iraq still held", outside.Condition);
        Assert.Contains(why.Conflicts, c => c.Id == "C10");
    }

    [Fact]
    public async Task NATO_training_resumed_in_an_interval_that_two_reports_bound()
    {
        Desk desk = await Desk.With();

        ExplainView why = await desk.Explain("operations/nmi");

        EventView resumed = why.Events.Single(e => e.Id == "nmi-resumed");
        Assert.Equal((Desk.Day("2020-01-30"), Desk.Day("2021-02-16")), (resumed.Date.From, resumed.Date.To));
        Assert.Equal(["F4-27", "F4-07"], resumed.Cites);
        Assert.Contains(why.Claims, c => c.Id == "F0-30");
        Assert.Contains("F0-30", why.Conflicts.Single(c => c.Id == "C16").Resolution);
    }

    [Fact]
    public async Task NATO_s_interval_is_told_at_an_earlier_date_too()
    {
        Desk desk = await Desk.With();

        ExplainView why = await desk.Explain("operations/nmi", "2020-02-13");

        Assert.Equal("suspended", why.State);
        Assert.Contains(why.Events, e => e.Id == "nmi-resumed");
    }

    [Fact]
    public async Task The_American_level_cites_who_reported_it()
    {
        Desk desk = await Desk.With();

        ExplainView why = await desk.Explain("us/coalition/iraq", "2020-02-13");

        Assert.Equal(5200, why.Estimate!.Likely);
        Assert.Contains("F0-08", why.Estimate.Cites);
        Assert.Contains(why.Conflicts, c => c.Id == "C05");
    }

    [Fact]
    public async Task The_others_are_at_most_2800_on_one_condition_and_below_4000_on_a_weaker_one()
    {
        Desk desk = await Desk.With();

        ExplainView why = await desk.Explain("others/coalition/iraq", "2020-01-29");

        Assert.Equal("at most 2800", why.Estimate.Tells());
        Assert.Equal([2800, 4000], why.Derived.Select(d => d.High!.Value));
        Assert.Equal([false, true], why.Derived.Select(d => d.HighExclusive));
        Assert.All(why.Derived, d => Assert.StartsWith("if ", d.Condition));
    }

    [Fact]
    public async Task The_endorsements_of_the_NATO_option_rest_on_one_official()
    {
        Desk desk = await Desk.With();

        ExplainView why = await desk.Explain("option/nato-option", "2020-01-29");

        string[] endorsements = [.. why.Events.Where(e => e.Type == "option-endorsed").SelectMany(e => e.Cites)];
        Assert.Equal(["F0-37", "F0-38", "F0-39", "F1-27"], endorsements.Distinct().Order());
        Assert.Single(why.Claims.Where(c => endorsements.Contains(c.Id)).Select(c => c.Family).Distinct());
    }

    [Fact]
    public async Task What_does_not_exist_is_refused_with_a_near_miss()
    {
        Desk desk = await Desk.With();

        var refusal = await desk.Refuses(new Explain("coalition-suspendet", "history", null, null, 1));

        Assert.Contains("coalition-suspended", refusal.Message);
    }
}
