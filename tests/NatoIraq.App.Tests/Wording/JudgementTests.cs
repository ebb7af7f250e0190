using System.Text.RegularExpressions;
using NatoIraq.App.Projections;
using NatoIraq.App.Tests.Acceptance;
using NatoIraq.App.Wording;
using NatoIraq.Core.Wording;

namespace NatoIraq.App.Tests.Wording;

/// <summary>Results in words.</summary>
public sealed partial class JudgementTests
{
    private static readonly string[] Branches = ["full-withdrawal", "nato-expanded"];

    [GeneratedRegex(@"^[A-Z][a-z ]+ \((at least )?(under |over )?[0-9]{1,3} %\) that .+\.$")]
    private static partial Regex Said { get; }

    public static TheoryData<string, string?> Asked => new()
    {
        { "icd203", "status-quo" }, { "efsa", "status-quo" }, { "icd203", null }, { "efsa", null },
    };

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task The_number_stands_beside_the_word_and_the_word_is_the_scale_s(string name, string? baseline)
    {
        LikelihoodScale scale = LikelihoodScale.All.Single(s => s.Name == name);

        WordsView words = await Words(scale, baseline);

        Assert.NotEmpty(words.Judgements);
        Assert.All(words.Judgements, j =>
        {
            Assert.Matches(Said, j.Sentence);
            Assert.Equal(scale.Of(j.Probability).Word, j.Term);
            Assert.StartsWith($"{scale.Of(j.Probability).Opening} (", j.Sentence);
        });
    }

    [Theory]
    [MemberData(nameof(Asked))]
    public async Task No_sentence_speaks_of_likelihood_and_of_confidence(string name, string? baseline)
    {
        WordsView words = await Words(LikelihoodScale.All.Single(s => s.Name == name), baseline);
        string[] terms = [.. LikelihoodScale.All.SelectMany(s => s.Terms).Select(t => t.Word).Distinct()];

        Assert.All(words.Judgements, j => Assert.DoesNotContain("onfiden", j.Sentence));
        Assert.All(words.Confidence, c => Assert.All(terms, t => Assert.DoesNotContain(t, c.Sentence)));
        Assert.All(words.Confidence, c => Assert.Contains($"{c.Level}".ToLowerInvariant(), c.Sentence));
    }

    [Fact]
    public async Task Against_a_baseline_the_judgements_are_the_shares_of_draws()
    {
        Desk desk = await Desk.With([.. Branches, "status-quo"]);
        ProjectedView view = await Compare(desk, LikelihoodScale.Icd203, "status-quo");

        foreach (ResultView r in view.View.Results.Where(r => r.Branch == "nato-expanded" && r.Series == "*/nmi/iraq"))
        {
            double[] told = [.. view.View.Words!.Judgements
                .Where(j => (j.Branch, j.Subject, j.Date) == (r.Branch, r.Series, r.Date)).Select(j => j.Probability)];
            Assert.Contains(told, p => Math.Abs(p - Math.Max(r.Difference!.Higher, r.Difference.Lower)) < 1e-12);
        }
        Assert.Contains(view.View.Words!.Judgements, j => j.Sentence
            == "It is almost certain (100 %) that full-withdrawal leaves fewer troops in Iraq than status-quo at the end of 2020.");
        Assert.DoesNotContain(view.View.Words.Judgements, j => j.Branch == "status-quo");
    }

    [Fact]
    public async Task Words_change_neither_the_figures_nor_their_hash()
    {
        Desk desk = await Desk.With([.. Branches, "status-quo"]);

        ProjectedView with = await Compare(desk, LikelihoodScale.Icd203, "status-quo");
        ProjectedView without = await Compare(desk, null, "status-quo");

        Assert.Null(without.View.Words);
        Assert.DoesNotContain("\"words\"", Views.Json.Write(without.View));
        Assert.Equal(without.View.Hash, with.View.Hash);
        Assert.Equal(Views.Json.Write(without.View), Views.Json.Write(with.View with { Words = null }));
    }

    [Fact]
    public async Task A_scale_says_what_is_done_at_and_beyond_its_bounds()
    {
        Assert.Contains("beyond the first and the last bound", (await Words(LikelihoodScale.Icd203, null)).Note);
        Assert.DoesNotContain("beyond", (await Words(LikelihoodScale.Efsa, null)).Note);
        Assert.Contains("likely 66-90 %", (await Words(LikelihoodScale.Efsa, null)).Note);
    }

    [Fact]
    public async Task Confidence_counts_source_families_rather_than_claims()
    {
        WordsView words = await Words(LikelihoodScale.Icd203, null);

        ConfidenceView nmi = words.Confidence.Single(c => c is { Branch: "full-withdrawal", Subject: "*/nmi/iraq" });
        Assert.Equal((ConfidenceLevel.Low, 1), (nmi.Level, nmi.Families));
        Assert.Contains("one source family", nmi.Sentence);
    }

    private static async Task<WordsView> Words(LikelihoodScale scale, string? baseline) =>
        (await Compare(await Desk.With([.. Branches, "status-quo"]), scale, baseline)).View.Words!;

    private static Task<ProjectedView> Compare(Desk desk, LikelihoodScale? scale, string? baseline) =>
        desk.Send(new ProjectBranches(
            Branches, baseline, 200, 1, [new DateOnly(2020, 12, 31), new DateOnly(2022, 6, 30)], [], false, 1, null)
        {
            Words = scale,
        });
}
