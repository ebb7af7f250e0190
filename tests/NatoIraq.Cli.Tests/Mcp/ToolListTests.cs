using System.CommandLine;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace NatoIraq.Cli.Tests.Mcp;

/// <summary>Which tools there are, what they say of themselves, and that none is forgotten.</summary>
[Collection(Conversations.Name)]
public sealed class ToolListTests(Reading talk, Writing writing)
{
    /// <summary>The commands, each with its tools or the reason why it has none.</summary>
    private static readonly Dictionary<string, string> Commands = new()
    {
        ["help"] = "guide",
        ["demo"] = "shows people what there is",
        ["import"] = "reads a folder of this machine",
        ["claims"] = "claims",
        ["history"] = "history, history_revisions",
        ["replay"] = "replay",
        ["state"] = "state",
        ["explain"] = "explain",
        ["diff"] = "diff",
        ["branch list"] = "branch_list",
        ["branch tree"] = "branch_list",
        ["branch show"] = "branch_show",
        ["branch fork"] = "branch_fork",
        ["branch reference"] = "branch_reference",
        ["branch append"] = "branch_append",
        ["branch skip"] = "branch_skip",
        ["branch unskip"] = "branch_unskip",
        ["branch cherry-pick"] = "branch_cherry_pick",
        ["branch merge"] = "branch_merge",
        ["branch archive"] = "branch_archive",
        ["branch rebase"] = "branch_rebase",
        ["branch log"] = "branch_log",
        ["branch restore"] = "branch_restore",
        ["scenario new"] = "scenario_new",
        ["scenario validate"] = "scenario_validate",
        ["scenario apply"] = "scenario_apply, scenario_show",
        ["scenario schema"] = "is a resource, too long for an answer",
        ["pack new"] = "writes files for an author's editor",
        ["pack validate"] = "reads files of this machine",
        ["project"] = "project",
        ["compare"] = "compare",
        ["sensitivity"] = "sensitivity",
        ["backtest"] = "backtest",
        ["report"] = "is a page for people; compare gives what it is of",
        ["serve"] = "is for people",
        ["keys make"] = "is for who has the machine",
        ["keys list"] = "is for who has the machine",
        ["keys revoke"] = "is for who has the machine",
        ["worker"] = "draws for as long as it runs",
        ["cluster status"] = "is about machines, not about the subject",
        ["completion"] = "writes a script for a shell of this machine",
        ["bundle create"] = "writes a file of this machine",
        ["bundle verify"] = "reads a file of this machine",
        ["mcp"] = "is this",
        ["machines list"] = "machines_list",
        ["machines show"] = "machines_show",
        ["sources verify"] = "sources",
        ["store info"] = "store_info",
        ["store verify"] = "store_verify",
        ["store export"] = "writes a file of this machine",
        ["store import"] = "reads a file of this machine",
        ["store copy"] = "names stores of this machine",
    };

    [Fact]
    public void Every_command_has_its_tools_and_every_tool_its_command()
    {
        IReadOnlyList<Tool> tools = writing.Tools;
        string[] named = [.. Commands.Values.SelectMany(v => v.Split(", ")).Where(v => !v.Contains(' ')).Distinct()];

        Assert.Equal(Leaves(new NatoIraqCommand(), "").Order(), Commands.Keys.Order());
        Assert.Equal(tools.Select(t => t.Name).Order(), named.Order());
        Golden.Holds("tools.txt", tools.SelectMany(Lines));
        Assert.Equal(
            tools.Where(t => t.Annotations!.ReadOnlyHint == true).Select(t => t.Name), talk.Tools.Select(t => t.Name));
    }

    [Fact]
    public async Task A_tool_that_writes_is_not_offered_and_says_why_when_it_is_called()
    {
        string before = await talk.HeadAsync();
        string refused = await talk.RefusedAsync("branch_fork", """{"branch": "mine"}""");

        Assert.DoesNotContain(talk.Tools, t => t.Name == "branch_fork");
        Assert.All(talk.Tools, t => Assert.True(t.Annotations!.ReadOnlyHint));
        Assert.Contains("--allow-write", refused);
        Assert.Equal(before, await talk.HeadAsync());
    }

    [Fact]
    public void What_is_told_of_the_tools_names_all_of_them_and_fits_a_model()
    {
        Assert.Contains("explain", talk.Client.ServerInstructions);
        Assert.All(talk.Tools, t => Assert.InRange(t.Description!.Length, 40, 800));
        Assert.InRange(talk.Tools.Sum(t => t.Description!.Length + t.InputSchema.GetRawText().Length), 1, 30_000);
    }

    private static IEnumerable<string> Lines(Tool tool)
    {
        ToolAnnotations a = tool.Annotations!;
        string[] hints =
        [
            .. a.ReadOnlyHint == true ? ["reads"] : new[] { a.DestructiveHint == true ? "changes" : "adds" },
            .. a.IdempotentHint == true ? ["idempotent"] : Array.Empty<string>(),
            .. a.OpenWorldHint == false ? Array.Empty<string>() : ["open world"],
        ];
        yield return $"{tool.Name}: {tool.Title} ({string.Join(", ", hints)})";
        yield return $"  {tool.Description}";
        JsonNode schema = JsonNode.Parse(tool.InputSchema.GetRawText())!;
        string[] needed = [.. schema["required"]!.AsArray().Select(r => (string)r!)];
        foreach ((string name, JsonNode? says) in schema["properties"]!.AsObject())
            yield return $"  {name}{(needed.Contains(name) ? " (needed)" : "")}: {says!.ToJsonString(App.Views.Json.Options)}";
    }

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.SelectMany(c =>
        c.Subcommands.Count > 0 ? Leaves(c, $"{path}{c.Name} ") : [$"{path}{c.Name}"]);
}
