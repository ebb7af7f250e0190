using System.Collections.Concurrent;
using NatoIraq.Core.Branches;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App;

/// <summary>
/// What was read and compiled of branches on one history. Workspaces that differ in a branch or two share it: a thing
/// holds for whoever holds the very branches that it was made of.
/// </summary>
internal sealed class Compiled
{
    private readonly ConcurrentDictionary<string, (Branch Of, Scenario Made)> _scenarios = [];
    private readonly ConcurrentDictionary<(string Branch, bool Wide), (Branch[] Of, Plan Made)> _plans = [];

    /// <summary>The scenario of a branch; null when it was not read yet.</summary>
    public Scenario? ScenarioOf(Branch branch) =>
        _scenarios.TryGetValue(branch.Name, out (Branch Of, Scenario Made) known) && ReferenceEquals(known.Of, branch)
            ? known.Made : null;

    /// <summary>Keeps the scenario of a branch.</summary>
    public void Keep(Branch branch, Scenario scenario) => _scenarios[branch.Name] = (branch, scenario);

    /// <summary>The plan of a branch among others; null when it was not compiled yet.</summary>
    public Plan? PlanOf(string name, bool wide, IReadOnlyDictionary<string, Branch> among) =>
        _plans.TryGetValue((name, wide), out (Branch[] Of, Plan Made) known)
        && Array.TrueForAll(known.Of, b => ReferenceEquals(among.GetValueOrDefault(b.Name), b)) ? known.Made : null;

    /// <summary>Keeps a plan, made of a branch and those it is from.</summary>
    public void Keep(Plan plan, bool wide, Branch[] of) => _plans[(plan.Name, wide)] = (of, plan);
}
