using NatoIraq.App.Branches;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>A rebase warns of what a plan rested on and no longer does, with the place and what may be done.</summary>
public sealed class LostGroundTests
{
    private const string Mine = """
        scenario: mine
        title: A plan that rests on what was told
        from: history
        fork: 2020-01-29
        until: 2021-12-31
        assumptions:
          share:
            value: uniform(0.1, 0.3)
            unit: share of the Americans
            basis: seed
            cites: [F0-08, F3-14]

        """;

    private static readonly Dictionary<string, ConflictAnswer> None = [];

    [Fact]
    public async Task What_is_said_of_lost_levels_and_corrected_or_retracted_bases()
    {
        (string Name, string File, Func<string, string> Change)[] corrections =
        [
            ("a level that is only a bound", "history.yaml", t => t.Replace(
                "likely: 5200, qualifier: stated flat", "high: 5200, qualifier: up to", StringComparison.Ordinal)),
            ("a level of another place", "history.yaml", t => t.Replace(
                "series: us/coalition/iraq\n    strength: {likely: 5200", "series: us/coalition/kuwait\n    strength: {likely: 5200",
                StringComparison.Ordinal)),
            ("a claim of another count", "claims/000.yaml", t => t.Replace(
                "point: 5200, qualifier: stated flat", "point: 5100, qualifier: about", StringComparison.Ordinal)),
            ("a claim that is gone", "claims/003.yaml", t =>
                t.Remove(t.IndexOf("  - id: F3-14", StringComparison.Ordinal))
                + t[t.IndexOf("  - id: F3-15", StringComparison.Ordinal)..]),
            ("a claim whose note is another", "claims/000.yaml", t => t.Replace(
                "The count's day is not told: a level", "A level", StringComparison.Ordinal)),
        ];
        var lines = new List<string>();
        foreach ((string name, string file, Func<string, string> change) in corrections)
        {
            Desk desk = await Desk.With();
            await desk.Apply(Mine);
            await desk.ImportCorrected(file, change);

            RebaseView view = await desk.Send(new RebaseBranch("mine", None, IsTrial: true));

            lines.Add($"# {name}");
            lines.AddRange(view.Conflicts.Select(c => $"conflict: {c.Id}: {c.Because}"));
            lines.AddRange(view.Warnings);
        }

        Golden.Holds("lost-ground.txt", lines);
    }

    [Fact]
    public async Task A_level_that_the_plan_starts_itself_is_not_lost()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Mine + "initial:\n  us/coalition/iraq: 5000\n");
        await desk.ImportCorrected("history.yaml", t => t.Replace(
            "likely: 5200, qualifier: stated flat", "high: 5200, qualifier: up to", StringComparison.Ordinal));

        Assert.Empty((await desk.Send(new RebaseBranch("mine", None, IsTrial: true))).Warnings);
    }

    [Fact]
    public async Task A_branch_that_has_moved_is_warned_of_no_more()
    {
        Desk desk = await Desk.With();
        await desk.Apply(Mine);
        await desk.ImportCorrected("history.yaml", t => t.Replace(
            "likely: 5200, qualifier: stated flat", "high: 5200, qualifier: up to", StringComparison.Ordinal));

        RebaseView moved = await desk.Send(new RebaseBranch("mine", None));

        Assert.True(moved.Moved);
        Assert.NotEmpty(moved.Warnings);
        Assert.Empty((await desk.Send(new RebaseBranch("mine", None))).Warnings);
    }
}
