using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>The shipped pack and scenarios as a whole.</summary>
public sealed class PackTests
{
    private static readonly Pack Pack = PackFiles.ReadFolder(Desk.Seeds);

    [Fact]
    public void Every_claim_that_drives_the_simulator_is_cited_by_an_event()
    {
        HashSet<string> cited = [.. Pack.History.SelectMany(e => e.Cites)];

        Assert.Equal(195, Pack.Claims.Count);
        Assert.Empty(Pack.Claims.Where(c => c.Tier == Tier.A && !cited.Contains(c.Id)).Select(c => c.Id));
    }

    [Fact]
    public void Every_event_rests_on_a_claim_and_every_cited_claim_exists()
    {
        HashSet<string> claims = [.. Pack.Claims.Select(c => c.Id)];

        Assert.Empty(Pack.History.Where(e => e.Cites.Count == 0).Select(e => e.Id));
        Assert.Empty(Pack.History.SelectMany(e => e.Cites).Except(claims));
        Assert.Empty(Pack.Conflicts.SelectMany(c => c.Claims).Except(claims));
        Assert.Empty(Pack.Estimates.SelectMany(e => e.Premises).Except(claims));
        Assert.Equal(23, Pack.Conflicts.Count);
    }

    [Fact]
    public void A_repeat_adds_a_citation_and_no_event()
    {
        HashSet<string> repeats = [.. Pack.Claims.Where(c => c.DuplicateOf.Count > 0 && c.Tier == Tier.D).Select(c => c.Id)];

        Assert.Empty(Pack.History.Where(e => e.Cites.All(repeats.Contains)).Select(e => e.Id));
    }

    [Fact]
    public async Task No_fact_breaks_a_rule_without_a_reasoned_conflict()
    {
        ImportView import = await Desk.Empty().Import(Desk.Seeds);

        Assert.All(import.Findings, f => Assert.NotNull(f.Conflict));
        Assert.Equal((195, 120), (import.Claims, import.Events));
    }

    [Fact]
    public async Task All_thirteen_scenarios_validate_and_their_warnings_are_the_expected_ones()
    {
        Desk desk = await Desk.With([.. Desk.ScenarioNames]);
        Assert.Equal(13, Desk.ScenarioNames.Count);

        var lines = new List<string>();
        foreach (string name in Desk.ScenarioNames)
        {
            string text = File.ReadAllText(Path.Combine(Desk.Scenarios, $"{name}.yaml"));
            ValidatedView view = await desk.Send(new ValidateScenario(text, $"{name}.yaml"));
            lines.Add(name);
            lines.AddRange(view.Warnings.Select(w => $"  {w}"));
        }

        Golden.Holds("lint.txt", lines);
    }
}
