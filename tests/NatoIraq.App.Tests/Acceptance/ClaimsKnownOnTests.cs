using NatoIraq.App.History;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>
/// Claims known on a day obey the law of the state known on it: as if the later ones had never been told.
/// </summary>
public sealed class ClaimsKnownOnTests
{
    [Fact]
    public async Task A_claim_derived_from_one_that_is_reported_later_is_hidden_until_then()
    {
        Desk desk = Desk.Empty();
        await desk.ImportCorrected("claims/001.yaml", t => t.Replace(
            "  - id: F1-08\n", "  - id: F1-08\n    premises: [F2-30]\n", StringComparison.Ordinal));

        ClaimsView before = await On(desk, "2020-02-11");
        ClaimsView after = await On(desk, "2020-12-31");

        Assert.DoesNotContain(before.Claims, c => c.Id == "F1-08");
        Assert.Contains(after.Claims, c => c.Id == "F1-08");
        Assert.Equal(195, before.Count + before.Hidden);
    }

    [Fact]
    public async Task No_claim_points_at_what_is_not_known_yet()
    {
        Desk desk = await Desk.With();
        Pack pack = PackFiles.ReadFolder(Desk.Seeds);
        foreach (DateOnly day in pack.Claims.Select(c => c.Reported).Distinct())
        {
            ClaimsView view = await desk.Send(new ListClaims(day, Clock.Reported, null, null));
            HashSet<string> known = [.. view.Claims.Select(c => c.Id)];

            Assert.All(view.Claims, c => Assert.Subset(known, c.DuplicateOf.ToHashSet()));
            Assert.All(view.Claims, c => Assert.All(c.Conflicts, id =>
            {
                string[] others = [.. pack.Conflicts.Single(x => x.Id == id).Claims.Where(o => o != c.Id)];
                Assert.True(others.Length == 0 || others.Any(known.Contains), $"{c.Id} shows {id} on {day}");
            }));
        }
    }

    [Fact]
    public async Task A_claim_s_state_does_not_depend_on_which_claims_are_listed()
    {
        Desk desk = await Desk.With();
        Dictionary<string, string> all = (await desk.Send(new ListClaims(null, Clock.Reported, null, null)))
            .Claims.ToDictionary(c => c.Id, c => c.State);

        ClaimsView one = await desk.Send(new ListClaims(null, Clock.Reported, "000", null));

        Assert.All(one.Claims, c => Assert.Equal(all[c.Id], c.State));
    }

    private static Task<ClaimsView> On(Desk desk, string day) =>
        desk.Send(new ListClaims(Desk.Day(day), Clock.Reported, null, null));
}
