using NatoIraq.Core;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Gathers what copying entries from one branch into another takes, and what is in the way.</summary>
internal sealed class Pick(Workspace workspace, string from, string onto)
{
    private readonly Plan _source = workspace.PlanOf(from);
    private readonly PlanParts _theirs = PlanParts.Of(workspace, PlanParts.LineOf(workspace, from));
    private readonly PlanParts _ours = PlanParts.Of(workspace, PlanParts.LineOf(workspace, onto));
    private readonly List<string> _entries = [];

    /// <summary>What is copied: the entries asked for first.</summary>
    public List<PlanPart> Taken { get; } = [];

    /// <summary>What the other branch has already, the same.</summary>
    public List<PlanPart> Had { get; } = [];

    /// <summary>The starting values that it has its own of.</summary>
    public List<string> Own { get; } = [];

    /// <summary>What is in the way, located in the branch that is copied from.</summary>
    public List<Problem> Problems { get; } = [];

    /// <summary>Asks for an entry.</summary>
    public void Add(string id)
    {
        if (_theirs.Entry(id) is not { } part)
        {
            bool isFact = _source.Timeline.StepOf(id) > 0;
            Problems.Add(isFact
                ? new Problem($"'{id}' is a fact of the history, no entry of a plan (R15).", Hint: "Fork after it.")
                : new Problem($"The plan of '{from}' has no entry '{id}'.", Hint: NearMiss.Hint(
                    id, _theirs.All.Where(p => p.Kind == PartKind.Entry).Select(p => p.Name))));
            return;
        }
        if (workspace.Branch(onto).Skipped.Contains(id))
        {
            Problems.Add(new Problem(
                $"'{id}' is skipped in '{onto}'.", Hint: $"Take it back in instead: branch unskip {onto} {id}."));
            return;
        }
        _entries.Add(id);
        if (!IsMissing(part)) return;
        if (_ours.Find(part.Key) is not null)
        {
            (Scenario owner, PlanEntry entry) = EntryOf(id);
            Tell(owner.Name, entry.Id, $"'{id}' is another entry in '{onto}'.",
                $"Append it under another name, or merge '{from}' and answer {part.Id}.");
            return;
        }
        Taken.Add(part);
    }

    /// <summary>Asks for what the entries rest on.</summary>
    public void AddWhatTheyUse()
    {
        Entry[] taken = [.. Taken.Select(p => _source.Find(p.Name)).OfType<Entry>()];
        foreach (Entry entry in taken) CheckAntecedent(entry);
        HashSet<string> starts = [], assumptions = [];
        // A wide prior may rest on other assumptions than the shipped one.
        foreach (bool wide in new[] { false, true })
        {
            Plan plan = workspace.PlanOf(from, wide);
            Bearing under = Bearing.Under(plan, [.. taken.Select(e => plan.Find(e.Id)!)]);
            starts.UnionWith(under.Initial.Select(i => i.Target));
            assumptions.UnionWith(under.Assumptions.Select(a => a.Assumption.Source.Name));
        }
        foreach (PlanPart part in _theirs.All.Where(p => p.Kind == PartKind.Assumption && assumptions.Contains(p.Name)))
            AddAssumption(part);
        foreach (PlanPart part in _theirs.All.Where(p => p.Kind == PartKind.Start && starts.Contains(p.Name)))
        {
            if (!IsMissing(part)) continue;
            if (_ours.Find(part.Key) is null) Taken.Add(part);
            else Own.Add(part.Name);
        }
        Taken.AddRange(_theirs.All.Where(p => p.Kind == PartKind.Correlation && _ours.Find(p.Key) is null
            && p.Name.Split('+') is var tied && tied.All(assumptions.Contains)
            && Taken.Exists(t => t.Kind == PartKind.Assumption && tied.Contains(t.Name))));
    }

    private void AddAssumption(PlanPart part)
    {
        if (!IsMissing(part)) return;
        if (_ours.Find(part.Key) is null)
        {
            Taken.Add(part);
            return;
        }
        PlanAssumption source = _source.Assumptions.First(a => a.Source.Name == part.Name);
        Tell(source.Owner, source.Source.At,
            $"What you pick rests on '{part.Name}', which is another assumption in '{onto}'.",
            $"Append the entry in other words, or merge '{from}' and answer {part.Id}.");
    }

    private void CheckAntecedent(Entry entry)
    {
        (Scenario owner, PlanEntry written) = EntryOf(entry.Id);
        Located? reference = written switch
        {
            PlannedEvent { After: { } after } when after.Event.Text != After.Fork => after.Event,
            Reaction { On: { } on } => on,
            _ => null,
        };
        if (reference is null || _ours.Entry(reference.Text) is not null || _entries.Contains(reference.Text)) return;
        Tell(owner.Name, reference, $"'{entry.Id}' follows '{reference.Text}', which '{onto}' does not have.",
            $"Pick '{reference.Text}' too, or append an entry of that name to '{onto}' first.");
    }

    /// <summary>Whether the other branch lacks it as it is here.</summary>
    private bool IsMissing(PlanPart part)
    {
        if (_ours.Find(part.Key) != part) return true;
        Had.Add(part);
        return false;
    }

    /// <summary>The entry as it was written last, and who wrote it.</summary>
    private (Scenario Owner, PlanEntry Entry) EntryOf(string id) => workspace.On(from).ChainOf(_source.Scenario)
        .Reverse()
        .SelectMany(s => s.Events.Cast<PlanEntry>().Concat(s.Rules).Concat(s.Hazards).Select(e => (Owner: s, Entry: e)))
        .First(e => e.Entry.Id.Text == id);

    private void Tell(string owner, Located at, string message, string hint) => Problems.AddRange(
        workspace.On(from).Locate([new Problem(message, owner, at.Line, at.Column, Hint: hint)], owner, null));
}
