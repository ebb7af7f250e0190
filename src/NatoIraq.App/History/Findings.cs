using NatoIraq.Core;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>
/// The facts of a pack that break a blocking rule or lack a permitted trigger. They stand, each for a stated reason.
/// </summary>
internal static class Findings
{
    /// <summary>The findings of a pack that gives a reason for each.</summary>
    /// <exception cref="InvalidInputException">Those for which it gives none.</exception>
    public static IReadOnlyList<FindingView> Explained(Pack pack, string folder)
    {
        IReadOnlyList<FindingView> findings = Of(pack);
        FindingView[] open = [.. findings.Where(f => f.Conflict is null)];
        return open.Length == 0 ? findings : throw new InvalidInputException([.. open.Select(f => new Problem(
            $"Event '{f.Event}' breaks {f.Rule}: {f.Because}", Path.Combine(folder, "history.yaml"),
            Hint: "Correct it, or give the reason in an entry of kind 'finding' in conflicts.yaml "
                + "that names the event."))]);
    }

    /// <summary>
    /// Replays the whole history and pairs each finding with the entry of the pack's conflicts that explains it.
    /// </summary>
    public static IReadOnlyList<FindingView> Of(Pack pack)
    {
        Timeline timeline = Timeline.Of(pack);
        var cursor = new Cursor(timeline);
        var findings = new List<FindingView>();
        var sink = new Explainer();
        while (true)
        {
            sink.Clear();
            if (!cursor.Forward(ref sink)) return findings;
            string id = timeline.Events[cursor.Step - 1].Id;
            Conflict? conflict = pack.Conflicts.FirstOrDefault(c => c.Kind == "finding" && c.Events.Contains(id));
            findings.AddRange(sink.Broken.Where(b => b.Rule.Blocks).Select(b =>
                new FindingView(id, b.Rule.Id, b.Because, conflict?.Id)));
        }
    }
}
