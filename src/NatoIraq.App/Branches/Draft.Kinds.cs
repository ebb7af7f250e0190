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
    private const string Counted = "a number, a distribution or a formula";
    private const string Addressed = "nation/mission/place; others is the unnamed rest";
    private const string Stepwise = "month by month; leave it out for all at once";
    private const int MostTries = 6;

    /// <summary>What is cleared out of the way: nothing, a cap, a stop, both.</summary>
    private static readonly (bool Cap, bool Resume)[] Helps =
        [(false, false), (true, false), (false, true), (true, true)];

    /// <summary>The drafts of a kind, the most telling first.</summary>
    public static IEnumerable<Draft> Of(DraftKind kind, DraftStart start)
    {
        IEnumerable<Action<Draft>> plans = kind switch
        {
            DraftKind.Move =>
                from cell in start.Cells.Take(MostTries)
                from to in start.Missions
                where to != cell.Series.Mission
                from help in Helps
                select (Action<Draft>)(d => d.Move(cell, to, help)),
            DraftKind.Withdraw => start.Cells.Take(MostTries).Select(cell => (Action<Draft>)(d => d.Withdraw(cell))),
            DraftKind.Expand =>
                from cell in start.Cells.Reverse().Take(MostTries)
                from resumes in new[] { false, true }
                select (Action<Draft>)(d => d.Expand(cell, resumes)),
            DraftKind.Operations =>
                from mission in start.Missions.OrderByDescending(start.Suspended.Contains)
                from resumes in new[] { start.Suspended.Contains(mission), false }.Distinct()
                select (Action<Draft>)(d => d.StopOrGoOn(mission, resumes)),
            _ => [_ => { }],
        };
        foreach (Action<Draft> plan in plans)
        {
            var draft = new Draft(start);
            draft.StartLevels();
            plan(draft);
            yield return draft;
        }
    }

    private void Move(DraftCell cell, string to, (bool Cap, bool Resume) help)
    {
        string share = Free("share-moved"), count = $"{share} * strength({cell.Series})";
        Series target = cell.Series with { Mission = to };
        Assume(share, "triangular(0.1, 0.3, 0.6)", $"fraction of {cell.Series}");
        Entry("move", Clear(to, help, count), Soon,
            ("event: troops-rebadged", "troops stay where they are and change to another mission"),
            ($"from: {cell.Series}", Addressed), ($"to: {target}", "the same nation and place"),
            ($"count: {count}", Counted), ($"over: {Length}", Stepwise));
        Report(target);
    }

    private void Withdraw(DraftCell cell)
    {
        string share = Free("share-leaving");
        Assume(share, "triangular(0.2, 0.5, 0.9)", $"fraction of {cell.Series}");
        Entry("leave", null, Soon,
            ("event: troops-withdrawn", "troops go home"), ($"from: {cell.Series}", Addressed),
            ($"count: {share} * strength({cell.Series})", Counted), ($"over: {Length}", Stepwise));
        Report(cell.Series);
    }

    private void Expand(DraftCell cell, bool resumes)
    {
        string added = Free("added");
        Assume(added, "triangular(100, 300, 800)", "persons");
        Entry("grow", Clear(cell.Series.Mission, (true, resumes), added), Soon,
            ("event: troops-deployed", "troops arrive from home"), ($"to: {cell.Series}", Addressed),
            ($"count: {added}", Counted), ($"over: {Length}", Stepwise));
        Report(cell.Series);
    }

    private void StopOrGoOn(string mission, bool resumes)
    {
        if (resumes)
        {
            Entry("resume", null, Soon,
                ("event: operations-resumed", "its work goes on"), ($"mission: {mission}", "which"));
            return;
        }
        Entry("pause", null, Soon,
            ("event: operations-suspended", "its work stops; its troops may stay"), ($"mission: {mission}", "which"),
            ("for: triangular(10, 21, 60) days", "then it goes on; leave it out for an open end"));
    }

    /// <summary>Plans what must come first, and tells the entry that the rest follows; null for the fork.</summary>
    private string? Clear(string mission, (bool Cap, bool Resume) help, string count)
    {
        string? after = null;
        if (help.Resume)
        {
            after = Entry("resume", null, "triangular(7, 30, 120) days",
                ("event: operations-resumed", "while its work is stopped nobody may join it"),
                ($"mission: {mission}", "which"));
        }
        if (!help.Cap) return after;
        if (!start.Caps.Contains(mission))
        {
            int strength = start.Cells.Where(c => c.Series.Mission == mission).Sum(c => c.Persons);
            _initial.Add((
                $"cap({mission}): {strength}", "no cap is known at the fork; here it is what the mission has"));
        }
        return Entry("raise-cap", after, "triangular(1, 2, 6) months",
            ("event: expansion-agreed", "a mission takes no more troops than its cap allows"),
            ($"mission: {mission}", "which"),
            ($"cap: cap({mission}) + {count}", "its largest strength from now on, in persons"));
    }
}
