using NatoIraq.Core.History;

namespace NatoIraq.App.Branches;

/// <summary>
/// What each kind of option may look like. The simplest comes first; each next one clears one more thing out of the way
/// that may forbid the first: work that is stopped, a cap.
/// </summary>
internal sealed partial class Draft
{
    private const string Soon = "triangular(1, 3, 9) months";
    private const string Length = "triangular(3, 9, 18) months";
    private const int MostTries = 6;

    /// <summary>The drafts of a kind, the most telling first.</summary>
    public static IEnumerable<Draft> Of(DraftKind kind, DraftStart start) => kind switch
    {
        DraftKind.Move =>
            from cell in start.Cells.Take(MostTries)
            from to in start.Missions
            where to != cell.Series.Mission
            from help in Helps
            select Move(start, cell, to, help),
        DraftKind.Withdraw => start.Cells.Take(MostTries).Select(cell => Withdraw(start, cell)),
        DraftKind.Expand =>
            from cell in start.Cells.Reverse().Take(MostTries)
            from help in Helps
            select Expand(start, cell, help),
        DraftKind.Operations =>
            from mission in start.Missions.OrderByDescending(start.Suspended.Contains)
            from resumes in new[] { start.Suspended.Contains(mission), false }.Distinct()
            select Operations(start, mission, resumes),
        _ => [Empty(start)],
    };

    /// <summary>What is cleared out of the way: nothing, a cap, a stop, both.</summary>
    private static (bool Cap, bool Resume)[] Helps { get; } = [(false, false), (true, false), (false, true), (true, true)];

    private static Draft Move(DraftStart start, DraftCell cell, string to, (bool Cap, bool Resume) help)
    {
        var draft = new Draft();
        Series target = cell.Series with { Mission = to };
        string count = $"share-moved * strength({cell.Series})";
        draft.Assume("share-moved", "triangular(0.1, 0.3, 0.6)", "lowest, likeliest, highest", $"fraction of {cell.Series}");
        draft.Start(start);
        string? after = draft.Clear(start, to, help, count);
        draft.Entry("move", after, Soon,
            ("event: troops-rebadged", "troops stay where they are and change to another mission"),
            ($"from: {cell.Series}", "nation/mission/place; others is the unnamed rest"),
            ($"to: {target}", "the same nation and place"),
            ($"count: {count}", "a number, a distribution or a formula"),
            ($"over: {Length}", "month by month; leave it out for all at once"));
        draft.Report(target);
        return draft;
    }

    private static Draft Withdraw(DraftStart start, DraftCell cell)
    {
        var draft = new Draft();
        draft.Assume("share-leaving", "triangular(0.2, 0.5, 0.9)", "lowest, likeliest, highest", $"fraction of {cell.Series}");
        draft.Start(start);
        draft.Entry("leave", null, Soon,
            ("event: troops-withdrawn", "troops go home"),
            ($"from: {cell.Series}", "nation/mission/place; others is the unnamed rest"),
            ($"count: share-leaving * strength({cell.Series})", "a number, a distribution or a formula"),
            ($"over: {Length}", "month by month; leave it out for all at once"));
        draft.Report(cell.Series);
        return draft;
    }

    private static Draft Expand(DraftStart start, DraftCell cell, (bool Cap, bool Resume) help)
    {
        var draft = new Draft();
        string mission = cell.Series.Mission;
        draft.Assume("added", "triangular(100, 300, 800)", "lowest, likeliest, highest", "persons");
        draft.Start(start);
        string? after = draft.Clear(start, mission, (true, help.Resume), "added");
        draft.Entry("grow", after, Soon,
            ("event: troops-deployed", "troops arrive from home"),
            ($"to: {cell.Series}", "nation/mission/place; others is the unnamed rest"),
            ("count: added", "a number, a distribution or a formula"),
            ($"over: {Length}", "month by month; leave it out for all at once"));
        draft.Report(cell.Series);
        return draft;
    }

    private static Draft Empty(DraftStart start)
    {
        var draft = new Draft();
        draft.Start(start);
        return draft;
    }

    private static Draft Operations(DraftStart start, string mission, bool resumes)
    {
        var draft = new Draft();
        draft.Start(start);
        if (resumes)
            draft.Entry("resume", null, Soon, ("event: operations-resumed", "its work goes on"), ($"mission: {mission}", "which"));
        else
            draft.Entry("pause", null, Soon,
                ("event: operations-suspended", "its work stops; its troops may stay"),
                ($"mission: {mission}", "which"),
                ("for: triangular(10, 21, 60) days", "then it goes on; leave it out for an open end"));
        return draft;
    }

    /// <summary>Plans what must come first, and tells the entry that the rest follows; null for the fork.</summary>
    private string? Clear(DraftStart start, string mission, (bool Cap, bool Resume) help, string count)
    {
        string? after = null;
        if (help.Resume)
        {
            Entry("resume", null, "triangular(7, 30, 120) days",
                ("event: operations-resumed", "while its work is stopped nobody may join it"),
                ($"mission: {mission}", "which"));
            after = "resume";
        }
        if (!help.Cap) return after;
        if (!start.Caps.Contains(mission))
        {
            int strength = start.Cells.Where(c => c.Series.Mission == mission).Sum(c => c.Persons);
            _initial.Add(($"cap({mission}): {strength}", "no cap is known at the fork; here it is what the mission has"));
        }
        Entry("raise-cap", after, "triangular(1, 2, 6) months",
            ("event: expansion-agreed", "a mission takes no more troops than its cap allows"),
            ($"mission: {mission}", "which"),
            ($"cap: cap({mission}) + {count}", "its largest strength from now on, in persons"));
        return "raise-cap";
    }
}
