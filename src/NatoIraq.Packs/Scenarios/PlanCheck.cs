using NatoIraq.Core.Scenarios;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Scenarios;

/// <summary>Checks how the entries of one file refer to each other.</summary>
internal static class PlanCheck
{
    /// <summary>No entry may wait for itself, by way of others or at once.</summary>
    public static void Order(Fields root, IReadOnlyList<PlannedEvent> events)
    {
        foreach (IReadOnlyList<string> cycle in Chains.Cycles(events.Select(e => (e.Id.Text, e.After?.Event.Text))))
        {
            Located after = events.First(e => e.Id.Text == cycle[0]).After!.Event;
            root.File.Add(
                MarkOf(after),
                $"These wait for each other: {Problems.Listed(cycle, " after ")} after {cycle[0]}.",
                $"Let one of them follow {After.Fork}, or give it a day.");
        }
    }

    /// <summary>A branch of the trunk inherits no entries, so whatever its own follow stands in the file.</summary>
    public static void OwnReferences(Fields root, IReadOnlyList<PlannedEvent> events, IReadOnlyList<Reaction> rules)
    {
        foreach (After after in events.Select(e => e.After).OfType<After>())
        {
            if (after.Event.Text is not (After.Fork or "")) Refer(root, after.Event);
        }
        foreach (Located on in rules.Select(r => r.On).OfType<Located>()) Refer(root, on);
    }

    private static void Refer(Fields root, Located id) =>
        root.File.Names.Refer(Noun.Entry, root.File, MarkOf(id), id.Text);

    private static Mark MarkOf(Located located) => new(located.Line, located.Column);
}
