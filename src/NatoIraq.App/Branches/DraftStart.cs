using NatoIraq.App.History;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>Troops of one nation and mission in a place, at the fork.</summary>
/// <param name="Series">Where.</param>
/// <param name="Persons">How many, or how many when it was last known.</param>
/// <param name="IsKnown">Whether that is known at the fork.</param>
internal sealed record DraftCell(Series Series, int Persons, bool IsKnown);

/// <summary>The world at a fork, as far as a draft needs it.</summary>
/// <param name="Cells">The troops, the largest first.</param>
/// <param name="Missions">The missions that have troops, the largest first.</param>
/// <param name="Suspended">The missions whose work is stopped.</param>
/// <param name="Caps">The caps that are known.</param>
/// <param name="Taken">The names of the parent's assumptions and entries: using one again would replace it.</param>
internal sealed record DraftStart(
    IReadOnlyList<DraftCell> Cells, IReadOnlyList<string> Missions, IReadOnlySet<string> Suspended,
    IReadOnlySet<string> Caps, IReadOnlySet<string> Taken)
{
    /// <summary>The world of the parent's middle draw at the end of a day.</summary>
    public static DraftStart Of(Workspace workspace, string parent, DateOnly day)
    {
        Timeline timeline = Trajectory.Of(workspace, parent, null, 1, false, null, Clock.Reported).Timeline;
        var cursor = new Cursor(timeline);
        cursor.GoTo(timeline.StepAt(day));
        DraftCell[] cells = [.. new LevelReader(cursor, day).Levels().Select(Cell).OfType<DraftCell>()
            .Where(c => c.Persons > 0).OrderByDescending(c => c.Persons).ThenBy(c => $"{c.Series}")];
        IReadOnlyList<MissionView> missions = new WorldReader(cursor, day).Missions();
        return new DraftStart(
            cells,
            [.. cells.Select(c => c.Series.Mission).Concat(timeline.Layout.Universe.Pack.Missions.Select(m => m.Id)).Distinct()],
            missions.Where(m => m.Suspended).Select(m => m.Mission).ToHashSet(),
            missions.Where(m => m.Cap is not null).Select(m => m.Mission).ToHashSet(),
            TakenBy(workspace, parent));
    }

    private static HashSet<string> TakenBy(Workspace workspace, string parent)
    {
        if (parent == Scenario.Trunk) return [];
        Plan plan = workspace.PlanOf(parent);
        return [.. plan.Assumptions.Select(a => a.Source.Name), .. plan.Entries.Select(e => e.Id)];
    }

    private static DraftCell? Cell(LevelView level)
    {
        if (!Series.TryParse(level.Series, out Series series) || series.HasWildcard) return null;
        int? now = level.Likely ?? level.High ?? level.Low;
        int? last = level.LastKnown is { } l ? l.Likely ?? l.High ?? l.Low : null;
        return (now ?? last) is { } persons ? new DraftCell(series, persons, now is not null) : null;
    }
}
