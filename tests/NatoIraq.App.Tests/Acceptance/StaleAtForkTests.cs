using NatoIraq.App.Projections;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>What is stale at the fork needs <c>initial</c>, else it is unknown and a warning says so.</summary>
public sealed class StaleAtForkTests
{
    private const string Late = """
        scenario: late
        title: A year of silence
        from: history
        fork: 2020-12-01
        until: 2021-12-31

        """;

    private const string Warning =
        "us/coalition/iraq was last known on 2020-01-29 and is stale at the fork: it is unknown unless 'initial' sets it.";

    [Fact]
    public async Task A_level_that_is_stale_at_the_fork_is_warned_of_once()
    {
        Desk desk = await Desk.With();

        IReadOnlyList<string> applied = (await desk.Apply(Late)).Warnings;
        ProjectedView projected = await desk.Project(["late"]);

        Assert.Single(applied, Warning);
        Assert.Equal(applied, projected.Plans[0].Warnings);
    }

    [Fact]
    public async Task An_initial_value_answers_the_warning()
    {
        Desk desk = await Desk.With();

        IReadOnlyList<string> warnings = (await desk.Apply(Late + "initial:\n  us/coalition/iraq: 3000\n")).Warnings;

        Assert.DoesNotContain(Warning, warnings);
    }

    [Fact]
    public async Task A_level_that_the_sources_still_speak_for_at_the_fork_is_not_warned_of()
    {
        Desk desk = await Desk.With();

        var applied = await desk.Apply(Late.Replace("2020-12-01", "2020-02-01", StringComparison.Ordinal));

        Assert.DoesNotContain(applied.Warnings, w => w.Contains("us/coalition/iraq", StringComparison.Ordinal));
    }
}
