using NatoIraq.App.History;
using NatoIraq.Core.Claims;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>Which claims speak of a thing, and how many independent sources that makes.</summary>
public sealed class AboutTests
{
    [Fact]
    public async Task Three_endorsed_the_NATO_option_on_the_word_of_one_source()
    {
        ClaimsView view = await Ask("nato-option");

        AboutGroup endorsed = view.About!.Groups.Single(g => g.Type == "option-endorsed");
        Assert.Equal(["Adel Abdel Mahdi", "Iraqi military", "Popular Mobilization Forces"], endorsed.By);
        Assert.Equal(["F0-37", "F0-38", "F0-39", "F1-27"], endorsed.Claims);
        Assert.Equal(["one of the Western officials (to AFP)"], endorsed.Attributions);
        Assert.Equal((1, 1), (endorsed.Repeats, endorsed.Independent));
        Assert.Equal("afp-2020-01", Assert.Single(endorsed.Families));
    }

    [Fact]
    public async Task Families_are_counted_over_all_that_is_shown()
    {
        ClaimsView view = await Ask("nato-option");

        Assert.Equal(view.Claims.Select(c => c.Family).Distinct().Count(), view.About!.Families);
        Assert.Equal(
            view.Claims.Select(c => c.Id).Order(StringComparer.Ordinal),
            view.About.Groups.SelectMany(g => g.Claims).Distinct().Order(StringComparer.Ordinal));
        Assert.All(view.About.Groups, g => Assert.Equal(g.Families.Count, g.Independent));
        Assert.All(view.About.Groups, g => Assert.True(g.Repeats < g.Claims.Count));
    }

    [Fact]
    public async Task What_was_learnt_later_is_hidden_and_counted()
    {
        ClaimsView now = await Ask("nato-option");
        ClaimsView then = await Ask("nato-option", "2020-02-12");

        Assert.DoesNotContain(then.Claims, c => c.Reported > Desk.Day("2020-02-12"));
        Assert.Equal(now.Count, then.Count + then.Hidden);
        Assert.DoesNotContain(then.About!.Groups, g => g.Type == "option-agreed");
    }

    [Theory]
    [InlineData("us", "F0-08")]
    [InlineData("iraq", "F0-33")]
    [InlineData("nmi", "F0-29")]
    [InlineData("expel-foreign-troops", "F0-07")]
    [InlineData("us/*/iraq", "F0-08")]
    [InlineData("*/coalition/iraq", "F0-33")]
    [InlineData("james-jeffrey", "F0-16")]
    public async Task Nations_places_missions_votes_series_and_persons_can_be_asked_about(string subject, string claim) =>
        Assert.Contains(claim, (await Ask(subject)).Claims.Select(c => c.Id));

    [Fact]
    public async Task A_series_is_not_spoken_of_by_claims_of_another()
    {
        ClaimsView view = await Ask("*/nmi/iraq");

        Assert.Contains("F0-29", view.Claims.Select(c => c.Id));
        Assert.DoesNotContain("F0-08", view.Claims.Select(c => c.Id));
    }

    [Fact]
    public async Task Unasked_nothing_is_told_of_sources() =>
        Assert.Null((await (await Desk.With()).Send(new ListClaims(null, Clock.Reported, null, null))).About);

    private static async Task<ClaimsView> Ask(string subject, string? knownOn = null) =>
        await (await Desk.With()).Send(
            new ListClaims(Desk.Day(knownOn), Clock.Reported, null, null) { About = subject });
}
