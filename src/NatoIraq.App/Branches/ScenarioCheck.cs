using NatoIraq.Core;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>
/// Tells every mistake of a file at once: those that reading it shows, and those that only the whole plan would.
/// </summary>
internal static class ScenarioCheck
{
    /// <summary>The scenario of a file that reads well and descends from something; compiling tells the rest.</summary>
    /// <exception cref="InvalidInputException">Every problem of the file, in its order.</exception>
    public static Scenario Sound(Workspace workspace, ScenarioSource file, Reading<Scenario> reading)
    {
        Scenario scenario = reading.Value;
        IReadOnlyList<Scenario>? chain = null;
        List<Problem> problems = [.. reading.Problems];
        try
        {
            chain = workspace.ChainOf(scenario);
        }
        catch (InvalidInputException e)
        {
            Told read = Told.Of(reading.Problems, knowsParents: false);
            problems.AddRange(e.Problems.Where(p => p.File != scenario.Name || !read.Holds(p.Line, p.Column)));
        }
        if (problems.Count == 0) return scenario;
        throw All(workspace, file, scenario.Name, chain ?? [scenario], problems, chain is not null);
    }

    /// <summary>An entry that reads well, to be appended to a branch; compiling the branch tells the rest.</summary>
    /// <exception cref="InvalidInputException">Every problem of the entry, in its order.</exception>
    public static PlannedEvent Sound(
        Workspace workspace, ScenarioSource file, string branch, Reading<PlannedEvent> reading)
    {
        if (reading.Problems.Count == 0) return reading.Value;
        // The branch's own file is sound, or was: only what the entry adds is told.
        Scenario scenario = workspace.ScenarioOf(branch);
        Scenario with = scenario with { Events = [.. scenario.Events, reading.Value] };
        IReadOnlyList<Scenario> chain = [.. workspace.ChainOf(scenario).SkipLast(1), with];
        throw All(workspace, file, branch, chain, reading.Problems, knowsParents: true);
    }

    private static InvalidInputException All(
        Workspace workspace, ScenarioSource file, string name, IReadOnlyList<Scenario> chain,
        IReadOnlyList<Problem> problems, bool knowsParents)
    {
        IReadOnlyList<Problem> rest =
            PlanCompiler.Check(workspace.Timeline, chain, Told.Of(problems, knowsParents));
        return new InvalidInputException([.. workspace.Locate([.. problems, .. rest], name, file)
            .OrderBy(p => p.File != file.Name).ThenBy(p => p.Line).ThenBy(p => p.Column)]);
    }
}
