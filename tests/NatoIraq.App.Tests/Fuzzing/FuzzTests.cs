using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.App.Projections;
using NatoIraq.App.Tests.Acceptance;
using NatoIraq.Core;

namespace NatoIraq.App.Tests.Fuzzing;

/// <summary>
/// Whatever a file says, the answer is a result or a located refusal: no crash, no hang, nothing half-written. The
/// files are the shipped ones with a few things made wrong, so that most get past the reader and into the engine.
/// </summary>
public class FuzzTests
{
    private static readonly IReadOnlyList<string> Scenarios =
        [.. Directory.GetFiles(Desk.Scenarios, "*.yaml").Order(StringComparer.Ordinal)];

    private static readonly IReadOnlyDictionary<string, string> Seeds =
        Directory.GetFiles(Desk.Seeds, "*.yaml", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(Desk.Seeds, path), File.ReadAllText);

    private static readonly IReadOnlyList<string> ScenarioLines = [.. Scenarios.SelectMany(File.ReadAllLines)];

    private static readonly IReadOnlyList<string> SeedLines = [.. Seeds.Values.SelectMany(text => text.Split('\n'))];

    [Fact]
    public async Task A_scenario_made_wrong_is_run_or_refused_where_it_is_wrong()
    {
        Desk desk = await Desk.With([.. Desk.ScenarioNames]);
        string? head = await desk.Head();
        int accepted = 0;
        Budget.Spend(250, Mutation.Of(Scenarios), async mutated =>
        {
            string text = mutated.Apply(await File.ReadAllTextAsync(mutated.File), ScenarioLines);
            if (await Answered(() => desk.Send(new ValidateScenario(text, "wrong.yaml")), text) is not null) accepted++;
            Assert.Equal(head, await desk.Head());
        });
        // Were nearly all refused by the reader, the engine behind it would not be tried.
        Assert.InRange(accepted, 25, int.MaxValue);
    }

    [Fact]
    public Task A_scenario_that_is_accepted_runs_the_same_twice()
    {
        Budget.Spend(60, Mutation.Of(Scenarios), async mutated =>
        {
            Desk desk = await Desk.With([.. Desk.ScenarioNames]);
            string text = mutated.Apply(await File.ReadAllTextAsync(mutated.File), ScenarioLines);
            if (await Answered(() => desk.Apply(text), text) is not { } applied) return;
            Assert.Equal(await Run(desk, applied.Branch), await Run(desk, applied.Branch));
        });
        return Task.CompletedTask;
    }

    [Fact]
    public Task A_pack_made_wrong_is_imported_or_refused_where_it_is_wrong()
    {
        Budget.Spend(60, Mutation.Of([.. Seeds.Keys.Order(StringComparer.Ordinal)]), async mutated =>
        {
            string text = mutated.Apply(Seeds[mutated.File], SeedLines);
            using var folder = new PackFolder(Seeds, mutated.File, text);
            Desk desk = Desk.Empty();
            if (await Answered(() => desk.Import(folder.Path), text) is null)
            {
                Assert.Equal(0, (await desk.Store.InfoAsync()).Events);
                return;
            }
            await Answered(() => desk.State("2020-02-12", knownOn: "2020-02-12"), text);
            await Answered(() => desk.Replay(), text);
            await Answered(() => desk.Send(new ApplyShipped(["status-quo"], Desk.Scenarios)), text);
        });
        return Task.CompletedTask;
    }

    [Fact]
    public async Task A_breakpoint_made_wrong_stops_or_is_refused()
    {
        Desk desk = await Desk.With();
        string[] expressions =
        [
            .. ScenarioLines.Select(line => line.TrimStart()).Where(line => line.StartsWith("if: ") || line.StartsWith("when: "))
                .Select(line => line[(line.IndexOf(' ') + 1)..]).Distinct(),
        ];
        Assert.NotEmpty(expressions);
        Budget.Spend(150, Mutation.Of(expressions), async mutated =>
        {
            string text = mutated.Apply(mutated.File, expressions);
            await Answered(() => desk.Replay(until: text), text);
        });
    }

    private static async Task<string> Run(Desk desk, string branch)
    {
        ProjectedView projected = await desk.Project([branch], draws: 20);
        // Its middle draw is played too, by the other way through the engine.
        StateView state = await desk.State(null, branch);
        return Views.Json.Write(projected.View) + Views.Json.Write(state);
    }

    /// <summary>The answer, or null when it was refused in the way a refusal must look.</summary>
    private static async Task<T?> Answered<T>(Func<Task<T>> ask, string text)
        where T : class
    {
        try
        {
            return await ask();
        }
        catch (InvalidInputException refusal)
        {
            int lines = text.Split('\n').Length + 1;
            Assert.NotEmpty(refusal.Problems);
            Assert.All(refusal.Problems, problem =>
            {
                Assert.NotEmpty(problem.Message);
                Assert.DoesNotContain("Exception", problem.Message);
                if (problem.Source is not { } source) return;
                Assert.InRange(problem.Line, 1, Math.Max(lines, 10_000));
                Assert.InRange(problem.Column, 1, source.Length + 1);
            });
            return null;
        }
    }
}
