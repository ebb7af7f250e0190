using System.Text.RegularExpressions;
using NatoIraq.App.Branches;
using NatoIraq.Core;

namespace NatoIraq.App.Tests.Acceptance;

/// <summary>
/// Scenario files that cannot be accepted: each is refused with its place, and leaves the store as it was.
/// </summary>
public sealed partial class RefusalTests
{
    private const string Head = """
        scenario: mine
        title: Mine
        from: status-quo
        fork: 2020-01-29
        until: 2022-12-31

        """;

    private static readonly string Folder = Desk.Shipped("Acceptance/Bad");

    [GeneratedRegex(@"^[a-z-]+\.yaml:\d+:\d+: ")]
    private static partial Regex Place { get; }

    public static TheoryData<string> Files => [.. Names];

    private static IEnumerable<string> Names =>
        Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_with_a_mistake_is_refused_at_its_place_and_changes_nothing(string file)
    {
        Desk desk = await Desk.With("status-quo");

        InvalidInputException applied = await desk.Refuses(new ApplyScenario(Read(file), file));
        InvalidInputException validated = await desk.Refuses(new ValidateScenario(Read(file), file));

        Assert.All(applied.Problems, p => Assert.Matches(Place, $"{p}"));
        Assert.All(applied.Problems, p => Assert.Equal(file, p.File));
        Assert.Equal(applied.Message, validated.Message);
    }

    /// <summary>The messages, to be read by people: would somebody who does not program know what to do?</summary>
    [Fact]
    public async Task The_messages_are_those_that_were_read_and_approved()
    {
        Desk desk = await Desk.With("status-quo");
        var lines = new List<string>();
        foreach (string file in Names) lines.Add((await desk.Refuses(new ApplyScenario(Read(file), file))).Message);

        Golden.Holds("refusals.txt", lines);
    }

    [Fact]
    public async Task Ten_thousand_entries_that_are_not_there_are_told_by_the_hundred()
    {
        Desk desk = await Desk.With("status-quo");
        string drops = string.Join('\n', Enumerable.Range(0, 10_000).Select(i => $"- entry-{i}"));

        InvalidInputException refused =
            await desk.Refuses(new ValidateScenario($"{Head}drop:\n{drops}\n", "mine.yaml"));

        Assert.Equal(201, refused.Problems.Count);
        Assert.Equal("There are 9800 more problems.", refused.Problems[^1].Message);
    }

    [Fact]
    public async Task Five_thousand_nested_parentheses_are_refused_in_a_message_that_fits_a_screen()
    {
        Desk desk = await Desk.With("status-quo");
        string condition = new string('(', 5000) + "1" + new string(')', 5000) + " > 0";
        string text = Head + $"events:\n  - id: agreed\n    on: 2020-06-01\n    event: expansion-agreed\n    mission: nmi\n    if: {condition}\n";

        InvalidInputException refusal = await desk.Refuses(new ApplyScenario(text, "deep.yaml"));

        Assert.StartsWith("deep.yaml:11:", refusal.Message);
        Assert.All(refusal.Message.Split('\n'), line => Assert.True(line.Length < 130));
    }

    [Fact]
    public async Task Deep_YAML_is_refused()
    {
        Desk desk = await Desk.With("status-quo");

        InvalidInputException refusal = await desk.Refuses(
            new ApplyScenario($"{Head}events: {new string('[', 5000)}{new string(']', 5000)}\n", "deep.yaml"));

        Assert.StartsWith("deep.yaml:6:", refusal.Message);
    }

    [Fact]
    public async Task Every_mistake_of_a_file_is_told_at_once()
    {
        Desk desk = await Desk.With("status-quo");

        InvalidInputException refusal = await desk.Refuses(
            new ApplyScenario(Read("several-mistakes-at-once.yaml"), "several-mistakes-at-once.yaml"));

        Assert.Equal([5, 6, 9, 10, 12], refusal.Problems.Select(p => p.Line));
    }

    [Fact]
    public async Task Structure_names_and_expressions_are_told_together_in_the_order_of_the_file()
    {
        Desk desk = await Desk.With("status-quo");

        InvalidInputException refusal = await desk.Refuses(
            new ApplyScenario(Read("all-kinds-at-once.yaml"), "all-kinds-at-once.yaml"));

        int[] lines = [.. refusal.Problems.Select(p => p.Line)];
        Assert.Equal(
            [1, 2, 6, 8, 10, 13, 14, 16, 17, 20, 21, 24, 26, 28, 30, 31, 32, 37, 38, 38, 39, 39, 42, 44, 47, 48, 52],
            lines);
    }

    [Fact]
    public async Task An_event_after_the_horizon_is_warned_of()
    {
        Desk desk = await Desk.With("status-quo");
        string text = Head + "events:\n  - {id: late, on: 2023-01-01, event: expansion-agreed, mission: nmi}\n";

        ValidatedView view = await desk.Send(new ValidateScenario(text, "late.yaml"));

        Assert.Contains(view.Warnings, w => w.StartsWith("'late' never happens", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_scenarios_cannot_descend_from_each_other()
    {
        Desk desk = await Desk.With("status-quo");
        await desk.Apply(Head.Replace("mine", "hen", StringComparison.Ordinal), "hen.yaml");
        await desk.Apply(Head.Replace("mine", "egg", StringComparison.Ordinal).Replace("status-quo", "hen", StringComparison.Ordinal), "egg.yaml");

        InvalidInputException refusal = await desk.Refuses(new ApplyScenario(
            Head.Replace("mine", "hen", StringComparison.Ordinal).Replace("status-quo", "egg", StringComparison.Ordinal), "hen.yaml"));

        Assert.StartsWith("hen.yaml:3:7: 'hen' descends from itself: hen from egg from hen.", refusal.Message);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
