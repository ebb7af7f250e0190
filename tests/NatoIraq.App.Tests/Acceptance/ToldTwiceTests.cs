using NatoIraq.App.Branches;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>
/// The law of what a plan and a new fact tell twice: what can happen only once, whenever that was, and what happens on
/// one day to the same subjects. Whatever may come again by its kind is no conflict on another day.
/// </summary>
public sealed class ToldTwiceTests
{
    private const string Fork = "2020-01-29";

    /// <summary>A name, the event's fields in a pack and in a scenario where they differ, and whether it is once.</summary>
    private static readonly (string Id, string Fact, string Planned, bool IsOnce)[] Kinds =
    [
        ("rocket", "event: incident-occurred, place: iraq, severity: 1", "", false),
        ("departure", "event: troops-withdrawn, from: us/coalition/iraq, count: {likely: 10}",
            "event: troops-withdrawn, from: us/coalition/iraq, count: 10", false),
        ("limit", "event: cap-set, mission: nmi, cap: {likely: 5000}", "event: cap-set, mission: nmi, cap: 4000", false),
        ("mandate", "event: mandate-amended, mission: nmi, allow: [train]", "", false),
        ("invitation", "event: host-invited, mission: nmi", "", false),
        ("lead", "event: leadership-changed, mission: coalition, lead: us", "", false),
        ("election", "event: forum-held, forum: election-may-2018, outcome: held", "", true),
    ];

    [Theory]
    [InlineData("2020-01-05", false)]
    [InlineData(Fork, true)]
    public async Task A_planned_event_is_told_twice_by_what_can_be_only_once_or_by_the_same_on_its_day(
        string told, bool isSameDay)
    {
        Desk desk = await Desk.With();
        string plan = string.Concat(Kinds.Select(k =>
            $"  - {{id: {k.Id}, on: {Fork}, {(k.Planned.Length > 0 ? k.Planned : k.Fact)}}}\n"));
        await desk.Apply($"scenario: mine\ntitle: All kinds\nfrom: history\nfork: {Fork}\nuntil: 2021-12-31\nevents:\n{plan}");
        string facts = string.Concat(Kinds.Select(k =>
            $"  - {{id: {k.Id}-told, on: {told}, {k.Fact}, cites: [F0-29]}}\n\n"));
        await desk.ImportCorrected("history.yaml", t => t.Replace(
            "  - id: ambassadors-met", $"{facts}  - id: ambassadors-met", StringComparison.Ordinal));

        RebaseView view = await desk.Send(new RebaseBranch("mine", new Dictionary<string, ConflictAnswer>()));

        Assert.Equal(
            Kinds.Where(k => k.IsOnce || isSameDay)
                .Select(k => $"{(k.IsOnce ? "now-before-fork" : "set-twice")}:{k.Id}").Order(StringComparer.Ordinal),
            view.Conflicts.Where(c => c.Kind is RebaseConflictKind.SetTwice or RebaseConflictKind.NowBeforeFork)
                .Select(c => c.Id).Order(StringComparer.Ordinal));
        if (!isSameDay) return;
        Golden.Holds("told-twice.txt", view.Conflicts.Where(c => c.Kind == RebaseConflictKind.SetTwice)
            .Select(c => $"{c.Id}: {c.Because}"));
    }

    [Theory]
    [InlineData("2020-01-05", true)]
    [InlineData("2019-09-01", false)]
    public async Task A_starting_value_is_told_twice_as_long_as_the_history_knows_it_at_the_fork(string told, bool isTwice)
    {
        Desk desk = await Desk.With();
        await desk.Apply($"scenario: mine\ntitle: Starts a level\nfrom: history\nfork: {Fork}\nuntil: 2021-12-31\n"
            + "initial:\n  canada/nmi/iraq: 200\n");
        await desk.ImportCorrected("history.yaml", t => t.Replace(
            "  - id: ambassadors-met",
            $"  - id: counted\n    event: troops-reported\n    on: {told}\n    series: canada/nmi/iraq\n"
            + $"    strength: {{likely: 210}}\n    cites: [{(isTwice ? "F0-29" : "F3-20")}]\n\n  - id: ambassadors-met",
            StringComparison.Ordinal));

        RebaseView view = await desk.Send(new RebaseBranch("mine", new Dictionary<string, ConflictAnswer>()));

        Assert.Equal(isTwice ? ["set-twice:canada/nmi/iraq"] : [], view.Conflicts.Select(c => c.Id));
        Assert.Equal(!isTwice, view.Moved);
    }
}
