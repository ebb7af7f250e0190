using NatoIraq.App.History;
using NatoIraq.Core;
using NatoIraq.Core.Claims;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>Claims with what surrounds them.</summary>
public sealed class BrowseClaimsTests
{
    private static readonly ListClaims All = new(null, Clock.Reported, null, null);

    [Fact]
    public async Task Words_actor_kind_and_source_narrow_the_list_together()
    {
        Desk desk = await Desk.With();
        IReadOnlyList<ClaimView> all = (await desk.Send(All)).Claims;
        ListClaims narrow = All with { Text = "SOLDIERS iraq", Actor = "us", Source = "000" };

        ClaimView[] expected = [.. all.Where(c => c.Source == "000" && c.Actors.Contains("us")
            && $"{c.Id} {c.Statement} {c.Attribution}".ToLowerInvariant() is var said
            && said.Contains("soldiers") && said.Contains("iraq"))];
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(c => c.Id), (await desk.Send(narrow)).Claims.Select(c => c.Id));
        Assert.All((await desk.Send(All with { Type = expected[0].Type })).Claims, c => Assert.Equal(expected[0].Type, c.Type));
    }

    [Fact]
    public async Task What_no_claim_has_is_refused_with_what_there_is()
    {
        Desk desk = await Desk.With();

        InvalidInputException actor = await Assert.ThrowsAsync<InvalidInputException>(() => desk.Send(All with { Actor = "narnia" }));
        Assert.Contains("there are", actor.Message);
        await Assert.ThrowsAsync<InvalidInputException>(() => desk.Send(All with { Type = "gossip" }));
    }

    [Fact]
    public async Task Claims_that_say_the_same_stand_together_and_a_family_is_one_voice()
    {
        BrowsedClaims found = await (await Desk.With()).Send(new BrowseClaims(All));

        Assert.NotEmpty(found.Clusters);
        string[] clustered = [.. found.Clusters.SelectMany(c => c.Claims)];
        Assert.Equal(clustered.Length, clustered.Distinct().Count());
        Assert.All(found.Beside.Values.SelectMany(c => c.DuplicateOf.Select(d => (c.Id, d))), pair =>
            Assert.Single(found.Clusters, c => c.Claims.Contains(pair.Id) && c.Claims.Contains(pair.d)));
        Assert.All(found.Clusters, c => Assert.Equal(
            c.Claims.Select(id => found.Beside[id].Family).Distinct().Count(), c.Families.Count));
    }

    [Fact]
    public async Task Nothing_that_surrounds_them_was_learnt_later()
    {
        var day = new DateOnly(2020, 2, 12);
        BrowsedClaims found = await (await Desk.With()).Send(new BrowseClaims(All with { KnownOn = day }));

        Assert.True(found.Claims.Hidden > 0);
        Assert.All(found.Beside.Values, c => Assert.True(c.Reported <= day));
        Assert.All(found.Conflicts.SelectMany(c => c.Claims), id => Assert.Contains(id, found.Beside.Keys));
        Assert.All(found.Clusters.SelectMany(c => c.Claims), id => Assert.Contains(id, found.Beside.Keys));
    }

    [Fact]
    public async Task A_claim_knows_the_events_that_cite_it()
    {
        BrowsedClaims found = await (await Desk.With()).Send(new BrowseClaims(All with { Ids = ["F0-08"] }));

        Assert.Contains("us-5200", found.CitedBy["F0-08"].Select(e => e.Id));
        Assert.Equal("F0-08", Assert.Single(found.Claims.Claims).Id);
        Assert.Contains(found.Conflicts, c => c.Claims.Contains("F0-08"));
    }
}
