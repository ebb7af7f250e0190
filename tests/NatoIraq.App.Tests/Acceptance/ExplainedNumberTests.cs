using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.App.Sensitivity;
using NatoIraq.Core.Wording;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>A branch's number down to what it rests on; the other use cases are the oracle.</summary>
public sealed class ExplainedNumberTests
{
    private const string Branch = "full-withdrawal";
    private const string Series = "*/*/iraq";
    private const string Day = "2020-12-31";
    private const int Draws = 300;

    [Fact]
    public async Task The_number_is_the_one_that_a_projection_gives()
    {
        Desk desk = await Desk.With(Branch);

        ExplainView why = await Explain(desk);
        ProjectedView projected = await desk.Project([Branch], draws: Draws, dates: Day);

        Assert.Equal(projected.View.Results.Single(r => r.Series == Series), why.Projected!.Result);
        Assert.Equal((Draws, 1ul, "shipped"), (why.Projected.Draws, why.Projected.RandomSeed, why.Projected.Priors));
    }

    [Fact]
    public async Task By_the_horizon_an_entry_happened_as_often_as_a_projection_counts()
    {
        Desk desk = await Desk.With(Branch);

        ExplainView why = await Explain(desk, at: "2022-12-31");
        ProjectedView projected = await desk.Project([Branch], draws: Draws, dates: "2022-12-31");

        Assert.NotEmpty(why.Entries);
        Assert.All(why.Entries, e =>
            Assert.Equal(projected.View.Events.Single(x => x.Event == e.Event).Happens, e.Happens));
    }

    [Fact]
    public async Task What_the_entries_moved_is_what_the_number_fell_by()
    {
        Desk desk = await Desk.With(Branch);

        ExplainView atFork = await Explain(desk, at: "2020-01-29");
        ExplainView why = await Explain(desk);

        double moved = why.Entries.Sum(e => e.Change);
        Assert.Equal(why.Projected!.Result.Mean!.Value - atFork.Projected!.Result.Mean!.Value, moved, 1e-6);
        Assert.All(why.Entries.Where(e => e.Change != 0), e => Assert.True(e.Direct));
    }

    [Fact]
    public async Task Assumptions_are_told_in_words_with_what_they_rest_on_and_where_they_enter()
    {
        ExplainView why = await Explain(await Desk.With(Branch));

        AssumptionView notice = why.Assumptions.Single(a => a.Name == "notice-length");
        Assert.Equal("from 3 to 18 months, likeliest at 9, straight sides (triangular)", notice.Distribution);
        Assert.Equal("low 3, mode 9, high 18", string.Join(", ", notice.Parameters!.Select(p => $"{p.Key} {p.Value}")));
        Assert.Contains("length of coalition-told-to-leave", notice.Enters!);
        Assert.Equal(["F0-10"], notice.Cites);
        Assert.NotNull(notice.Note);
        Assert.Contains("start of others/coalition/iraq", why.Assumptions.Single(a => a.Name == "other-coalition").Enters!);
        Assert.Contains("rate of rocket-attack", why.Assumptions.Single(a => a.Name == "attack-rate").Enters!);
        Assert.All(why.Assumptions.SelectMany(a => a.Cites), c => Assert.Contains(c, why.Claims.Select(x => x.Id)));
    }

    [Fact]
    public async Task Every_claim_stands_in_a_document_with_its_digest()
    {
        ExplainView why = await Explain(await Desk.With(Branch));

        Assert.Equal(
            why.Claims.Select(c => c.Source).Distinct().Order(StringComparer.Ordinal),
            why.Documents.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.All(why.Documents, d => Assert.Matches("^[0-9a-f]{64}$", d.Sha256));
        Assert.All(why.Claims, c => Assert.True(c.Paragraph > 0));
    }

    [Fact]
    public async Task Shares_of_variance_are_the_Sobol_indices_of_a_sensitivity_study()
    {
        Desk desk = await Desk.With(Branch);

        ExplainView why = await Explain(desk);
        SensitivityView study = await desk.Send(new StudySensitivity(
            Branch, null, Series, Desk.Day(Day), null, Draws, 1, false, 1));

        Assert.Null(why.Projected!.Unexplained);
        Assert.NotEmpty(why.Variance);
        Assert.All(why.Variance.Where(v => v.Kind != "luck"), v => Assert.Equal(
            study.Inputs.Single(i => i.Input == v.Input && i.First is not null).First!.Value, v.First));
        Assert.Equal("notice-length", why.Variance[0].Input);
    }

    [Fact]
    public async Task Too_few_draws_leave_the_shares_out_and_say_why()
    {
        ExplainView why = await Explain(await Desk.With(Branch), draws: 20);

        Assert.Empty(why.Variance);
        Assert.Contains("too few", why.Projected!.Unexplained!);
    }

    [Fact]
    public async Task An_output_is_explained_too()
    {
        ExplainView why = await Explain(await Desk.With(Branch), subject: "all-gone");

        Assert.Null(why.Estimate);
        Assert.InRange(why.Projected!.Result.Mean!.Value, 0.01, 0.99);
        Assert.Contains(why.Entries, e => e is { Event: "us-leaves", Direct: true });
    }

    [Fact]
    public async Task Before_the_fork_and_without_draws_no_number_is_drawn()
    {
        Desk desk = await Desk.With(Branch);

        Assert.Null((await Explain(desk, at: "2020-01-10")).Projected);
        Assert.Null((await Explain(desk, draws: 0)).Projected);
        Assert.Null((await desk.Explain(Series, "2020-02-13")).Projected);
    }

    [Fact]
    public async Task Threads_do_not_change_a_byte()
    {
        Desk desk = await Desk.With(Branch);

        Assert.Equal(Views.Json.Write(await Explain(desk)), Views.Json.Write(await Explain(desk, threads: 3)));
    }

    [Fact]
    public async Task A_fact_has_no_likelihood_but_a_confidence()
    {
        ExplainView why = await (await Desk.With()).Send(
            new Explain("us/coalition/iraq", "history", "2020-02-13", null, 1) { Words = LikelihoodScale.Icd203 });

        Assert.Empty(why.Words!.Judgements);
        Assert.StartsWith("Confidence in what history says of troops of United States under ", Assert.Single(why.Words.Confidence).Sentence);
    }

    private static Task<ExplainView> Explain(
        Desk desk, string subject = Series, string at = Day, int draws = Draws, int threads = 1) =>
        desk.Send(new Explain(subject, Branch, at, null, 1) { Draws = draws, Threads = threads });
}
