using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Branches;

/// <summary>
/// Finds what a plan rested on and no longer does on the newest history, where no entry of it is at fault: the plan
/// goes on, on other ground.
/// </summary>
internal static class RebaseWarnings
{
    /// <summary>What claims of a source say about the source, and not about the world.</summary>
    private static readonly string[] Beside = ["paragraph", "evidence", "note"];

    /// <summary>One warning for each level or limit that draws began with, and begin without now.</summary>
    public static IEnumerable<string> Lost(Workspace workspace, Plan before, Plan after)
    {
        Dictionary<string, Estimate> now = ForkLevels(after);
        Universe universe = after.Timeline.Layout.Universe;
        HashSet<string> started = [.. after.Initial.Select(i =>
            i.Level >= 0 ? $"{universe.SeriesOf(i.Level)}" : CapOf(universe.Missions.All[i.Mission]))];
        foreach ((string target, Estimate was) in ForkLevels(before).Where(l => l.Value.IsKnown))
        {
            if (started.Contains(target) || (now.TryGetValue(target, out Estimate at) && at.IsKnown)) continue;
            yield return Located(
                workspace, before.Name, before.Scenario.ForkPlace,
                $"{target} is {was.Likely:N0} at the fork, and unknown there on the newest history: draws would begin "
                    + "without it.",
                "Give it a value under 'initial' and apply the scenario; 'branch restore' goes back.");
        }
    }

    /// <summary>One warning for each own assumption that cites a claim which says something else by now.</summary>
    public static IEnumerable<string> Bases(Workspace workspace, Branch branch)
    {
        if (workspace.TryScenarioOf(branch.Name) is not { } scenario) yield break;
        Dictionary<string, Claim> before = ById(workspace.Archive.At(branch.Edition).Claims);
        Dictionary<string, Claim> now = ById(workspace.Pack.Claims);
        foreach (Assumption assumption in scenario.Assumptions)
        {
            foreach (string cite in assumption.Cites.Where(c => before.ContainsKey(c) && now.ContainsKey(c)))
            {
                Retold[] told = [.. Retold.Between(new ClaimReported(before[cite]), new ClaimReported(now[cite]))
                    .Where(r => !Beside.Contains(r.Field))];
                if (told.Length == 0) continue;
                yield return Located(
                    workspace, branch.Name, assumption.At,
                    $"'{assumption.Name}' rests on {cite}, which says otherwise now: "
                        + $"{string.Join("; ", told.AsEnumerable())}.",
                    "Give it another value and apply the scenario, or keep it as it is.");
            }
        }
    }

    private static string Located(Workspace workspace, string branch, Located at, string message, string hint)
    {
        Problem problem = new(message, branch, at.Line, at.Column);
        Problem located = workspace.On(branch).Locate([problem], branch, null).Single();
        return $"{located with { Source = null }} {hint}";
    }

    /// <summary>What the history tells of each cell and mission's limit at the fork, by its name in files.</summary>
    private static Dictionary<string, Estimate> ForkLevels(Plan plan)
    {
        var fork = new Cursor(plan.Timeline);
        fork.GoTo(plan.ForkStep);
        Universe universe = fork.World.Universe;
        return Enumerable.Range(0, universe.CellCount)
            .Select(c => (Target: $"{universe.SeriesOf(c)}", Level: fork.World.LevelOn(c, plan.ForkDay)))
            .Concat(universe.Missions.All.Select((m, i) => (Target: CapOf(m), Level: fork.World.Cap(i))))
            .ToDictionary(l => l.Target, l => l.Level);
    }

    private static string CapOf(string mission) => $"cap({mission})";

    private static Dictionary<string, Claim> ById(IEnumerable<Claim> claims) =>
        claims.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
}
