using NatoIraq.Core.Branches;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Everything that a branch plans, with what it inherits: each part once, as it was written last.</summary>
internal sealed class PlanParts
{
    private readonly OrderedDictionary<(PartKind Kind, string Name), PlanPart> _parts = [];

    /// <summary>The branches from the trunk to a branch, itself the last.</summary>
    public static IReadOnlyList<string> LineOf(Workspace workspace, string branch) =>
        [.. workspace.On(branch).ChainOf(workspace.ScenarioOf(branch)).Select(s => s.Name)];

    /// <summary>What the last of a line of branches plans; of none, nothing.</summary>
    public static PlanParts Of(Workspace workspace, IEnumerable<string> line)
    {
        var parts = new PlanParts();
        foreach (string name in line) parts.Add(workspace.Branch(name), workspace.ScenarioOf(name));
        return parts;
    }

    /// <summary>The parts, in the order in which they were first named.</summary>
    public IEnumerable<PlanPart> All => _parts.Values;

    /// <summary>The part of that key; null when the plan has none.</summary>
    public PlanPart? Find((PartKind Kind, string Name) key) => _parts.GetValueOrDefault(key);

    /// <summary>The entry of that id; null when the plan has none.</summary>
    public PlanPart? Entry(string id) => Find((PartKind.Entry, id));

    private void Add(Branch branch, Scenario scenario)
    {
        foreach (Located drop in scenario.Drop) _parts.Remove((PartKind.Entry, drop.Text));
        // A scenario reports its own outputs only.
        foreach (PlanPart output in All.Where(p => p.Kind == PartKind.Output).ToArray()) _parts.Remove(output.Key);
        foreach (BranchText text in BranchText.Of(branch))
        {
            bool isAlone = text.Addition is { IsPick: true } pick && pick.Entries.All(branch.Skipped.Contains);
            foreach (PlanPart part in PlanText.Read(text.Text, text.File))
            {
                if (!isAlone || part.Kind == PartKind.Entry) _parts[part.Key] = part;
            }
        }
        foreach (string skipped in branch.Skipped) _parts.Remove((PartKind.Entry, skipped));
    }
}
