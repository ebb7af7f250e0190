using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace NatoIraq.Cli.Tests.Mcp;

/// <summary>Calls that make no sense get a clear word, and change nothing.</summary>
[Collection(Conversations.Name)]
public sealed class RefusalTests(Reading talk, Writing writing)
{
    private static readonly (string Tool, string Arguments)[] Wrong =
    [
        ("claims", """{"knownon": "2020-02-12"}"""),
        ("claims", """{"known-on": "2020-02-30"}"""),
        ("claims", """{"known-on": ["2020-02-12", "2020-02-13"]}"""),
        ("claims", """{"id": ["F0-09'; DROP TABLE events; --"]}"""),
        ("claims", """{"clock": "yesterday"}"""),
        ("claims", """{"limit": 0}"""),
        ("claims", """{"after": "F9-99"}"""),
        ("claims", """{"about": "\u202Egnp.exe"}"""),
        ("sources", """{"all": true}"""),
        ("state", """{"at": {"day": 3}}"""),
        ("state", """{"branch": "status-quo", "draw": -1}"""),
        ("state", """{"branch": "../../etc/passwd"}"""),
        ("replay", """{"until": "state(operations"}"""),
        ("explain", "{}"),
        ("explain", """{"subject": "us/nowhere/moon"}"""),
        ("diff", """{"a": "status-quo"}"""),
        ("project", "{}"),
        ("project", """{"branch": ["status-qou"]}"""),
        ("project", """{"branch": ["status-quo"], "draws": 1e30}"""),
        ("project", """{"branch": ["status-quo"], "draws": 2.5}"""),
        ("project", """{"branch": ["status-quo"], "draws": 9999999}"""),
        ("project", """{"branch": ["status-quo"], "random-seed": 18446744073709551616}"""),
        ("project", """{"scenario": ["scenario: [", "x"]}"""),
        ("compare", """{"branch": ["status-quo"], "baseline": "status-quo"}"""),
        ("compare", """{"branch": ["status-quo"], "baseline": "control", "analysis": "perhaps"}"""),
        ("sensitivity", """{"branch": "status-quo", "draws": 50000}"""),
        ("sensitivity", """{"branch": "status-quo", "draws": 9}"""),
        ("backtest", """{"branch": ["status-quo"], "truth": "../truth"}"""),
        ("branch_show", """{"branch": "status-quo", "version": 99}"""),
        ("scenario_validate", """{"text": "scenario: mine\ntitle: Mine\nfrom: status-quo\nfork: 2020-01-29\nuntil: soon\n"}"""),
        ("machines_show", """{"machine": "operation"}"""),
        ("branch_fork", """{"branch": "mine"}"""),
    ];

    private static readonly (string Tool, string Arguments)[] WronglyWritten =
    [
        ("branch_fork", """{"branch": "Not A Name"}"""),
        ("branch_fork", """{"branch": "mine", "from": "history", "at": "2030-13-01"}"""),
        ("branch_append", """{"branch": "status-quo", "yaml": "{id: x, on: 2020-06-01, event: host-invited, mission: moon}"}"""),
        ("branch_append", """{"branch": "status-quo", "yaml": "{id: x}", "seen": 7}"""),
        ("branch_skip", """{"branch": "status-quo", "entry": "nothing"}"""),
        ("branch_reference", """{"fork": "2020-02-13", "until": "2020-12-31"}"""),
        ("branch_restore", """{"branch": "status-quo", "version": 0}"""),
        ("branch_rebase", """{"branch": "status-quo", "answer": ["more=later", "a=keep", "a=drop"]}"""),
        ("scenario_apply", """{"text": ""}"""),
    ];

    [Fact]
    public async Task A_wrong_call_is_told_what_is_wrong_and_changes_nothing()
    {
        List<string> told = [];
        foreach ((Conversation with, (string Tool, string Arguments)[] calls) in
            new (Conversation, (string, string)[])[] { (talk, Wrong), (writing, WronglyWritten) })
        {
            string before = await with.HeadAsync();
            foreach ((string tool, string arguments) in calls)
                told.AddRange([$"{tool} {arguments}", .. (await with.RefusedAsync(tool, arguments)).Split('\n'), ""]);
            Assert.Equal(before, await with.HeadAsync());
        }

        Assert.DoesNotContain(told, line => line.StartsWith("   at ", StringComparison.Ordinal));
        Golden.Holds("refusals.txt", told);
    }

    [Fact]
    public async Task What_is_too_long_is_refused_both_ways()
    {
        string asked = await talk.RefusedAsync("scenario_validate", $$"""{"text": "{{new string('x', 1 << 21)}}"}""");
        string given = await talk.RefusedAsync("project", $$"""
            {"branch": ["control", "status-quo", "nato-expanded", "compromise", "full-withdrawal", "amended-mandate"], "draws": 1,
             "at": [{{string.Join(", ", Enumerable.Range(1, 60).Select(d => $"\"2020-{3 + (d / 28):00}-{1 + (d % 28):00}\""))}}]}
            """);

        Golden.Holds("too-long.txt", [asked, "", .. given.Split('\n')]);
    }

    [Fact]
    public async Task An_unknown_tool_or_resource_is_an_error_of_the_protocol()
    {
        List<string> told = [];
        foreach (Func<Task> wrong in (Func<Task>[])
        [
            () => talk.CallAsync("claim"), () => talk.CallAsync("DROP TABLE events"),
            async () => await talk.Client.ReadResourceAsync("natoiraq://scenarios/nothing"),
            async () => await talk.Client.ReadResourceAsync("natoiraq://nothing"),
        ])
        {
            told.AddRange((await Assert.ThrowsAsync<McpProtocolException>(wrong)).Message.Split('\n'));
        }

        Golden.Holds("unknown.txt", told);
    }

    [Fact]
    public async Task Whoever_calls_off_a_long_call_is_still_answered()
    {
        using var off = new CancellationTokenSource();
        Task<CallToolResult> drawn = talk.Client.CallToolAsync(
            "project", new Dictionary<string, object?> { ["branch"] = "status-quo", ["draws"] = 1_000_000 },
            cancellationToken: off.Token).AsTask();
        await talk.AskAsync("machines_show", """{"machine": "operations"}""");
        await off.CancelAsync();
        // However fast it was drawn: it is either told or called off.
        Exception? end = await Record.ExceptionAsync(() => drawn);

        Assert.True(end is null or OperationCanceledException, $"{end}");
        Assert.Equal("operations", (string?)(await talk.AskAsync("machines_show", """{"machine": "operations"}"""))["name"]);
    }
}
