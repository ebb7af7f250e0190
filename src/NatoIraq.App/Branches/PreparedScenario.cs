using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>
/// A scenario checked as its branch would hold it, with the entries that were appended to the branch or skipped.
/// </summary>
/// <param name="View">What applying it comes to.</param>
/// <param name="Plan">The plan the branch would have.</param>
/// <param name="After">The workspace once it is applied.</param>
/// <param name="Append">What to append; null when the branch says it already.</param>
internal sealed record PreparedScenario(AppliedView View, Plan Plan, Workspace After, Append? Append)
{
    /// <summary>Checks a scenario's text.</summary>
    /// <exception cref="InvalidInputException">It, or a branch that descends from it, would not compile.</exception>
    public static PreparedScenario Of(Workspace workspace, string text, string fileName)
    {
        PreparedScenario alone = Alone(workspace, text, fileName);
        Descendants.Check(workspace, alone.After, alone.View.Branch);
        return alone;
    }

    /// <summary>Checks a scenario's text, and leaves aside what descends from it.</summary>
    /// <exception cref="InvalidInputException">It would not compile.</exception>
    public static PreparedScenario Alone(Workspace workspace, string text, string fileName)
    {
        var file = new ScenarioSource(fileName, text);
        // A branch is never on a newer history than its parent: it shares the parent's past.
        string parent = ScenarioTexts.ParentOf(text) ?? Scenario.Trunk;
        Workspace on = workspace.Archive.Branches.ContainsKey(parent) ? workspace.On(parent) : workspace;
        Scenario scenario = ScenarioCheck.Sound(on, file, ScenarioFile.Read(text, fileName, on.Pack));
        string name = scenario.Name;
        if (name == Scenario.Trunk)
        {
            throw new InvalidInputException($"A scenario cannot be called '{Scenario.Trunk}': that is the trunk.");
        }
        string digest = on.DigestAt(scenario, file);
        Branch? branch = workspace.Archive.Branches.GetValueOrDefault(name);
        bool same = branch is { IsArchived: false } && branch.Scenario == text && branch.Timeline == digest;
        Append? append = same ? null : BranchAppends.Of(workspace, name, new ScenarioApplied(name, digest, text));
        Workspace after = append is null ? workspace : workspace.With(append);
        Plan plan = after.PlanOf(name, file: file);
        string? replaced = !same && branch is { IsArchived: false } && workspace.ProblemOf(name) is null
            ? workspace.ScenarioOf(name).Title : null;
        return new PreparedScenario(
            new AppliedView(name, scenario.Title, !same, plan.Warnings, replaced, after.VersionOf(name)),
            plan, after, append);
    }
}
