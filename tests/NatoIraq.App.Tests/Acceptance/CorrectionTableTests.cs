using NatoIraq.App.Branches;
using NatoIraq.Core;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>Scripted corrections of the shipped pack, and what a plan meets when it is moved onto each.</summary>
public sealed class CorrectionTableTests
{
    private const string Mine = """
        scenario: mine
        title: A plan that meets corrections
        from: history
        fork: us-5200
        until: 2021-12-31
        initial:
          cap(nmi): 500
          others/coalition/iraq: 2000
        events:
          - id: nmi-resumes
            on: 2020-02-10
            event: operations-resumed
            mission: nmi
          - id: coalition-resumes
            on: 2020-01-30
            event: operations-resumed
            mission: coalition
          - id: vote-sent
            on: 2020-02-20
            event: resolution-transmitted
            resolution: expel-foreign-troops
          - id: election-late
            on: 2020-02-13
            event: forum-held
            forum: election-may-2018
          - id: nmi-flies
            on: 2020-02-25
            event: mandate-amended
            mission: nmi
            allow: [air]
          - id: cap-raised
            on: 2020-03-01
            event: cap-set
            mission: nmi
            cap: 700
          - id: more
            on: 2020-04-01
            event: troops-deployed
            to: others/nmi/iraq
            count: 100
            if: strength(us/coalition/iraq) >= 5200
        """;

    /// <summary>A name, the file, what is replaced and what replaces it.</summary>
    private static readonly (string Name, string File, string Was, string Is)[] Corrections =
    [
        ("a milder strike", "history.yaml", "severity: 2", "severity: 1"),
        ("a rule's reason", "rules.yaml", "in three zones", "in 3 zones"),
        ("a tighter mandate", "missions.yaml", "forbids: [combat]", "forbids: [combat, air]"),
        ("a vote that was only tabled", "history.yaml", "event: resolution-passed", "event: resolution-tabled"),
        ("fewer Americans", "history.yaml", "likely: 5200, qualifier: stated flat", "likely: 5100, qualifier: stated flat"),
        ("a cap that was told", "history.yaml", "  - id: ambassadors-met",
            "  - id: cap-told\n    event: cap-set\n    on: 2020-01-05\n    mission: nmi\n    cap: {likely: 500}\n"
            + "    cites: [F0-29]\n\n  - id: ambassadors-met"),
        ("others that were counted", "history.yaml", "  - id: ambassadors-met",
            "  - id: others-told\n    event: troops-reported\n    on: 2020-01-05\n    series: others/coalition/iraq\n"
            + "    strength: {likely: 2100}\n    cites: [F0-33]\n\n  - id: ambassadors-met"),
        ("a crisis that had come", "history.yaml", "between: [2020-01-03, 2020-02-13]\n    place: region",
            "between: [2020-01-03, 2020-01-28]\n    place: region"),
        ("an election that was held", "history.yaml", "  - id: ambassadors-met",
            "  - id: election-held\n    event: forum-held\n    on: 2018-05-12\n    forum: election-may-2018\n"
            + "    outcome: held\n    cites: [F3-17]\n\n  - id: ambassadors-met"),
        ("a later count", "history.yaml",
            "    between: [2020-01-03, 2020-01-29]\n    series: us/coalition/iraq",
            "    between: [2020-01-03, 2020-02-02]\n    series: us/coalition/iraq"),
        ("a count by another name", "history.yaml", "id: us-5200", "id: us-counted"),
        ("a strike of another day", "history.yaml", "    on: 2020-01-03\n    place: iraq",
            "    on: 2020-01-02\n    place: iraq"),
    ];

    /// <summary>A plan of chances and delays: what it meets happens in some draws only.</summary>
    private const string Luck = """
        scenario: mine
        title: A plan that takes its chances
        from: history
        fork: 2020-01-29
        until: 2021-12-31
        events:
          - id: nmi-resumes
            on: 2020-02-10
            event: operations-resumed
            mission: nmi
          - id: in-haste
            after: { event: fork, delay: "uniform(1, 40) days" }
            event: troops-deployed
            to: others/nmi/iraq
            count: 10
          - id: vote-sent
            after: { event: fork, delay: "triangular(10, 30, 90) days" }
            event: resolution-transmitted
            resolution: expel-foreign-troops
            chance: 0.5
          - id: more
            after: { event: nmi-resumes, delay: "triangular(1, 3, 9) months" }
            event: troops-deployed
            to: others/nmi/iraq
            count: uniform(10, 90)
            chance: 0.4
            if: strength(us/coalition/iraq) >= 5200
        hazards:
          - id: rocket-attack
            rate: 0.4 per month
            event: incident-occurred
            place: iraq
            severity: 1
        """;

    [Fact]
    public Task Each_correction_meets_the_plan_with_the_conflicts_it_should() => Meets(Mine, Corrections, "corrections.txt");

    [Fact]
    public Task What_happened_in_some_draws_and_happens_in_none_is_a_conflict_and_other_luck_is_not() =>
        Meets(Luck, Corrections.Take(9), "corrections-of-luck.txt");

    private static async Task Meets(
        string plan, IEnumerable<(string Name, string File, string Was, string Is)> corrections, string golden)
    {
        var lines = new List<string>();
        foreach ((string name, string file, string was, string now) in corrections)
        {
            Desk desk = await Desk.With();
            await desk.Apply(plan);
            lines.Add($"# {name}");
            try
            {
                await desk.ImportCorrected(file, t => t.Replace(was, now, StringComparison.Ordinal));
                string? before = await desk.Head();
                RebaseView view = await desk.Send(new RebaseBranch("mine", new Dictionary<string, ConflictAnswer>()));
                lines.AddRange(view.Reasons.Select(r => $"stale: {r.Kind} {r.Subject}: {r.Because}"));
                lines.AddRange(view.Conflicts.Select(c =>
                    $"conflict: {c.Id} ({string.Join(", ", c.Answers)}): {c.Because}"));
                lines.Add(view.Moved ? "moved" : "stays");
                Assert.Equal(view.Moved, before != await desk.Head());
            }
            catch (InvalidInputException e)
            {
                lines.Add(e.Message);
            }
        }

        Golden.Holds(golden, lines);
    }
}
