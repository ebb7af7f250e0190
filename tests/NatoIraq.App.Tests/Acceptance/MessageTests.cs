using NatoIraq.App.Backtests;
using NatoIraq.App.Branches;
using NatoIraq.App.Diffs;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>What users are told beside the mistakes of files: of expressions they type, and of branches they edit.</summary>
public sealed class MessageTests
{
    private const string Good = "id: one\non: 2021-01-15\nevent: troops-deployed\nto: others/nmi/iraq\ncount: 20\n";

    private const string Odd = """
        rules:
          - {id: one, on: nothing-like-it, event: operations-suspended, mission: nmi}
        hazards:
          - {id: two, rate: 1, event: incident-occurred, place: iraq, severity: 1}
          - {id: three, rate: odd per fortnight, event: incident-occurred, place: iraq, severity: 1}
        """;

    private static readonly string Circle = Head("circle", "status-quo")
        + "events:\n  - {id: nmi-consent, after: {event: nmi-resumes}, event: host-reaffirmed, mission: nmi}\n";

    [Fact]
    public async Task What_is_said_of_a_wrong_expression()
    {
        Desk desk = await Desk.With();
        var lines = new List<string>();
        string[] endless = [new('a', 3000), new string('(', 80) + "1" + new string(')', 80) + " > 0",
            string.Join("+", Enumerable.Repeat("1", 600)) + ">0", ""];
        foreach (string text in File.ReadLines(Desk.Shipped("Acceptance/Bad/expressions.txt")).Concat(endless))
        {
            try
            {
                await desk.Replay(until: text);
                lines.Add($"accepted: {text}");
            }
            catch (InvalidInputException e)
            {
                lines.Add(e.Message);
            }
        }

        Assert.DoesNotContain(lines, l => l.StartsWith("accepted", StringComparison.Ordinal));
        Golden.Holds("expressions.txt", lines);
    }

    [Fact]
    public async Task What_is_said_of_a_wrong_request()
    {
        Desk desk = await Desk.With("status-quo", "nato-expanded");
        await desk.Apply(Head("mine", "status-quo")
            + "events:\n  - {id: two, on: 2020-06-01, event: operations-suspended, mission: nmi}\n");
        await desk.Send(new ForkBranch("gone", null, "history", null, null));
        await desk.Send(new ArchiveBranch("gone"));
        await desk.Send(new SkipEntry("mine", "vote-ignored"));
        await desk.Send(new ForkBranch("child", null, "mine", null, null));
        await desk.Send(new AppendEntry("mine", Good));
        await desk.Apply(Head("leaf", "mine") + "drop: [two]\n", "leaf.yaml");
        await desk.Apply(Head("many", "history") + "assumptions:\n" + string.Concat(Enumerable.Range(0, 257).Select(i =>
            $"  n{i}: {{value: \"uniform(0, 1)\", basis: assumption}}\n")));
        var day = new DateOnly(2030, 1, 1);
        object[] requests =
        [
            new ForkBranch("Mine", null, "history", null, null), new ForkBranch("mine", null, "history", null, null),
            new ForkBranch("other", "a\nb", "history", null, null), new ForkBranch("other", null, "gone", null, null),
            new ForkBranch("other", null, "history", "2020-02-30", null), new ForkBranch("other", null, "history", "999", null),
            new ForkBranch("other", null, "history", "coalition-suspendd", null), new ForkBranch("other", null, "history", "?", null),
            new ForkBranch("other", null, "status-qou", null, null), new ShowBranch("history"), new ShowBranch("zzz"),
            new SkipEntry("mine", "vote-ignored"), new SkipEntry("mine", "vote-ignord"), new SkipEntry("mine", "expulsion-voted"),
            new ApplyScenario(Head("mine", "status-quo"), "mine.yaml"), new UnskipEntry("mine", "one"), new UnskipEntry("mine", "vote-ignord"),
            new ArchiveBranch("mine"),
            new AppendEntry("mine", Good.Replace("id: one", "id: fork")), new AppendEntry("mine", ""),
            new AppendEntry("mine", "- id: one\n- id: two\n"), new AppendEntry("mine", "scenario: mine"),
            new AppendEntry("mine", Good.Replace("2021-01-15", "2019-01-15")),
            new AppendEntry("mine", Good.Replace("20\n", "share * 3\n")),
            new ApplyScenario(Head("mine", "leaf"), "mine.yaml"), new ApplyScenario(Circle, "circle.yaml"),
            new ApplyScenario(Head("other", "status-quo") + "drop: [nothing-like-it]\n", "other.yaml"),
            new ApplyScenario(Head("other", "status-quo").Replace("2020-01-29", "0"), "other.yaml"),
            new ApplyScenario(Head("other", "status-quo") + Odd, "other.yaml"),
            new AppendEntry("status-quo", Good.Replace("on: 2021-01-15", "after: {event: nothing-like-it}")),
            new NewScenario("other", null, "history", "1", null, DraftKind.Expand, null),
            new NewScenario("other", "a\nb", null, null, null, DraftKind.Empty, null),
            new DiffBranches("mine", "status-quo", [day], null, 1, false),
            new ShowState("mine", null, day, Clock.Said, null, 1, false),
            new ShowState("mine", null, null, Clock.Said, -1, 1, false),
            new ProjectBranches(["history"], null, 10, 1, [], [], false, 1, null),
            new ProjectBranches(["mine"], null, 0, 1, [], [], false, 1, null),
            new ProjectBranches(["mine"], null, 10, 1, [], ["a/b"], false, 1, null),
            new ProjectBranches(["many"], null, 10, 1, [], [], false, 1, null) { Sampling = SamplingMethod.Sobol },
            new ShowState("mine", null, null, Clock.Said, 7, 1, false)
            {
                Design = new Design(SamplingMethod.LatinHypercube, 5),
            },
            new ProjectBranches(["mine"], null, 10, 1, [], ["mars/*/iraq"], false, 1, null),
            new Explain("nothing", "history", null, null, 1), new Explain("operations/nni", "history", null, null, 1),
            new Explain("operatons/nmi", "history", null, null, 1), new Explain("mars/*/iraq", "history", null, null, 1),
            new Explain("*/*/*/*", "history", null, null, 1),
            new ListClaims(null, Clock.Said, "999", null),
            new ListClaims(null, Clock.Said, null, null) { About = "nato-opton" },
            new ListClaims(null, Clock.Said, null, null) { About = "the-weather" },
        ];
        var lines = new List<string>();
        foreach (object request in requests) lines.Add(await Refusal(desk, request));
        lines.Add(await Refusal(Desk.Empty(), new ListBranches(false)));
        lines.Add(Assert.Throws<InvalidInputException>(() => TruthSource.Shipped("nowhere", null)).Message);
        lines.Add($"{(await desk.RefusesCorrected("rules.yaml", t => t.Replace("pack: nato-iraq", "pack: other"))).Message}");
        string broken = (await desk.RefusesCorrected("history.yaml", t => t.Replace(
            "strength: {high: 8000, qualifier: up to}", "strength: {high: 4000, qualifier: up to}"))).Message;
        // It begins with the folder of the changed copy, another one each time.
        lines.Add(broken[broken.IndexOf("history.yaml", StringComparison.Ordinal)..]);
        Assert.DoesNotContain(lines, l => l.EndsWith("(accepted)", StringComparison.Ordinal));
        Golden.Holds("requests.txt", lines);
    }

    /// <summary>What is wrong only once it is drawn is no mistake of the file: the author is warned.</summary>
    [Fact]
    public async Task What_is_warned_of_in_a_scenario_that_is_valid()
    {
        Desk desk = await Desk.With("status-quo", "spain-uk-transfer");
        string text = Head("mine", "status-quo") + """
            assumptions:
              odd: {value: "normal(1, 1)", basis: assumption}
            events:
              - {id: late, on: 2023-01-01, event: operations-suspended, mission: nmi}
              - {id: unlikely, on: 2020-06-01, event: operations-suspended, mission: nmi, chance: 0}
              - {id: unfit, on: 2020-06-01, event: operations-suspended, mission: nmi, if: 1 > 2}
              - {id: after-it, after: {event: unfit}, event: operations-resumed, mission: nmi}
              - {id: unknown, on: 2020-06-01, event: operations-suspended, mission: nmi, if: strength(uk/*/*) > 9}
              - {id: too-many, on: 2020-06-01, event: troops-rebadged, from: others/coalition/iraq, to: others/nmi/iraq, count: 2000000}
              - {id: odd-count, on: 2020-06-01, event: troops-deployed, to: others/coalition/iraq, count: 10 * odd}
              - {id: never-count, on: 2020-06-01, event: troops-deployed, to: others/coalition/iraq, count: odd - 100}
              - {id: waits, after: {event: vote-ignored}, event: operations-resumed, mission: nmi}
            rules:
              - {id: idle, when: 1 > 2, event: host-questioned, mission: nmi}
              - {id: often, on: storm, event: host-questioned, mission: nmi}
              - {id: echo, on: echo-two, event: host-questioned, mission: nmi}
              - {id: echo-two, on: often, event: host-questioned, mission: nmi}
            hazards:
              - {id: storm, rate: 9 per day, event: incident-occurred, place: iraq, severity: 1}
            drop: [vote-ignored]
            initial: {cap(nmi): 500}
            """;
        ValidatedView mine = await desk.Send(new ValidateScenario(text, "mine.yaml"));
        ValidatedView stale = await desk.Send(new ValidateScenario(
            Head("old", "history").Replace("2020-01-29", "2021-02-16"), "old.yaml"));
        Golden.Holds("warnings.txt", [.. mine.Warnings, .. stale.Warnings]);
    }

    private static string Head(string name, string from) =>
        $"scenario: {name}\ntitle: T\nfrom: {from}\nfork: 2020-01-29\nuntil: 2022-12-31\n";

    private static async Task<string> Refusal(Desk desk, object request)
    {
        string name = request.GetType().Name;
        try
        {
            await (Task)UseCases.Over(desk.Store).Send((dynamic)request);
            return $"# {name}\n(accepted)";
        }
        catch (InvalidInputException refusal)
        {
            return $"# {name}\n{refusal.Message}";
        }
    }
}
