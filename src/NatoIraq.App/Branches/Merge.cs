using NatoIraq.Core;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>
/// A three-way merge of plans: what only the other changed is taken, what both changed alike is done, and what both
/// changed otherwise needs an answer.
/// </summary>
internal sealed class Merge
{
    /// <summary>Merges.</summary>
    /// <exception cref="InvalidInputException">An answer is to no conflict.</exception>
    public Merge(
        PlanParts common, PlanParts ours, PlanParts theirs, IReadOnlyDictionary<string, MergeAnswer> answers)
    {
        foreach ((PartKind Kind, string Name) key in Keys(theirs, ours))
        {
            // Outputs are not inherited, so what a child reports is its own, whatever their parent does.
            bool isOwn = key.Kind == PartKind.Output && common != theirs;
            PlanPart? before = isOwn ? null : common.Find(key);
            (PlanPart? our, PlanPart? their) = (ours.Find(key), theirs.Find(key));
            if (their == before || their == our) continue;
            MergeAnswer? answer = null;
            if (our != before)
            {
                string id = PlanPart.IdOf(key);
                if (answers.TryGetValue(id, out MergeAnswer given)) answer = given;
                Conflicts.Add(new MergeConflict(
                    id, key.Kind, key.Name, before?.Yaml, our?.Yaml, their?.Yaml, answer));
                if (answer != MergeAnswer.Theirs) continue;
            }
            Take(key, our, their);
        }
        foreach (string id in answers.Keys.Where(id => Conflicts.TrueForAll(c => c.Id != id)))
        {
            throw new InvalidInputException(
                $"Merging meets no conflict '{id}'.", NearMiss.Hint(id, Conflicts.Select(c => c.Id)));
        }
    }

    /// <summary>What both changed.</summary>
    public List<MergeConflict> Conflicts { get; } = [];

    /// <summary>What is taken over.</summary>
    public List<MergeChange> Changes { get; } = [];

    /// <summary>The parts that are added or replaced.</summary>
    public List<PlanPart> Taken { get; } = [];

    /// <summary>The entries that are left out.</summary>
    public List<string> Dropped { get; } = [];

    private static IEnumerable<(PartKind Kind, string Name)> Keys(PlanParts theirs, PlanParts ours) =>
        theirs.All.Concat(ours.All).Select(p => p.Key).Distinct();

    private void Take((PartKind Kind, string Name) key, PlanPart? our, PlanPart? their)
    {
        MergeChangeKind kind = their is null ? MergeChangeKind.Dropped
            : our is null ? MergeChangeKind.Added : MergeChangeKind.Replaced;
        Changes.Add(new MergeChange(PlanPart.IdOf(key), kind, their?.Yaml));
        if (their is not null) Taken.Add(their);
        else if (key.Kind == PartKind.Entry) Dropped.Add(key.Name);
    }
}
