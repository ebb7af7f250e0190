using NatoIraq.App.Branches;
using NatoIraq.App.Diffs;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Claims;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>What users are told beside the mistakes of files: of expressions they type, and of branches they edit.</summary>
public sealed class MessageTests
{
    private const string Good = "id: one\non: 2021-01-15\nevent: troops-deployed\nto: others/nmi/iraq\ncount: 20\n";

    [Fact]
    public async Task What_is_said_of_a_wrong_expression()
    {
        Desk desk = await Desk.With();
        var lines = new List<string>();
        string[] long_ = [new('a', 3000), new string('(', 80) + "1" + new string(')', 80) + " > 0",
            string.Join(" + ", Enumerable.Repeat("1", 600)) + " > 0"];
        foreach (string text in File.ReadLines(Desk.Shipped("Acceptance/Bad/expressions.txt")).Concat(long_))
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
        await desk.Send(new ForkBranch("mine", null, "status-quo", null, null));
        await desk.Send(new ForkBranch("gone", null, "history", null, null));
        await desk.Send(new ArchiveBranch("gone"));
        await desk.Send(new SkipEntry("mine", "vote-ignored"));
        await desk.Send(new ForkBranch("child", null, "mine", null, null));
        await desk.Send(new AppendEntry("mine", Good));
        await desk.Apply(Head("leaf", "mine") + "drop: [one]\n", "leaf.yaml");
        var day = new DateOnly(2030, 1, 1);
        object[] requests =
        [
            new ForkBranch("Mine", null, "history", null, null), new ForkBranch("mine", null, "history", null, null),
            new ForkBranch("other", "a\nb", "history", null, null), new ForkBranch("other", null, "gone", null, null),
            new ForkBranch("other", null, "history", "2020-02-30", null), new ForkBranch("other", null, "history", "999", null),
            new ForkBranch("other", null, "history", "coalition-suspendd", null), new ForkBranch("other", null, "history", "?", null),
            new ForkBranch("other", null, "status-qou", null, null), new ShowBranch("history"), new ShowBranch("zzz"),
            new SkipEntry("mine", "vote-ignored"), new SkipEntry("mine", "vote-ignord"), new SkipEntry("mine", "expulsion-voted"),
            new SkipEntry("mine", "one"), new UnskipEntry("mine", "one"), new UnskipEntry("mine", "vote-ignord"),
            new ArchiveBranch("mine"),
            new AppendEntry("mine", Good.Replace("id: one", "id: fork")), new AppendEntry("mine", ""),
            new AppendEntry("mine", "- id: one\n- id: two\n"), new AppendEntry("mine", "scenario: mine"),
            new AppendEntry("mine", Good.Replace("2021-01-15", "2019-01-15")),
            new AppendEntry("mine", Good.Replace("20\n", "share * 3\n")),
            new ApplyScenario(Head("mine", "leaf"), "mine.yaml"),
            new NewScenario("other", null, "history", "1", null, DraftKind.Expand, null),
            new NewScenario("other", "a\nb", null, null, null, DraftKind.Empty, null),
            new DiffBranches("mine", "status-quo", [day], null, 1, false),
            new ShowState("mine", null, day, Clock.Said, null, 1, false),
            new ShowState("mine", null, null, Clock.Said, -1, 1, false),
            new ProjectBranches(["history"], null, 10, 1, [], [], false, 1, null),
            new ProjectBranches(["mine"], null, 0, 1, [], [], false, 1, null),
            new ProjectBranches(["mine"], null, 10, 1, [], ["a/b"], false, 1, null),
            new ProjectBranches(["mine"], null, 10, 1, [], ["mars/*/iraq"], false, 1, null),
            new Explain("nothing", "history", null, null, 1), new Explain("operations/nni", "history", null, null, 1),
            new Explain("operatons/nmi", "history", null, null, 1), new Explain("mars/*/iraq", "history", null, null, 1),
            new Explain("*/*/*/*", "history", null, null, 1),
            new ListClaims(null, Clock.Said, "999", null),
        ];
        var lines = new List<string>();
        foreach (object request in requests) lines.Add(await Refusal(desk, request));
        lines.Add(await Refusal(Desk.Empty(), new ListBranches(false)));
        Golden.Holds("requests.txt", lines);
    }

    private static string Head(string name, string from) =>
        $"scenario: {name}\ntitle: T\nfrom: {from}\nfork: 2020-01-29\nuntil: 2022-12-31\n";

    private static async Task<string> Refusal(Desk desk, object request)
    {
        InvalidInputException refusal = await Assert.ThrowsAsync<InvalidInputException>(
            () => UseCases.Over(desk.Store).Send(request));
        return $"# {request.GetType().Name}\n{refusal.Message}";
    }
}
