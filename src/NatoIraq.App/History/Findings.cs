using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>
/// The facts of a pack that break a blocking rule or lack a permitted trigger. They stand, each for a stated reason.
/// </summary>
internal static class Findings
{
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
