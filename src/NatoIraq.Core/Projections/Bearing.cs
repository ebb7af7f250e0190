using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>
/// What of a plan may bear on one of its numbers: the entries that write what the number is read from, those that these
/// wait on, read or may be blocked by, and the assumptions and starting values in all of them. Whatever is left out
/// cannot change the number; what is in it need not.
/// </summary>
/// <param name="Direct">The entries that change the number themselves, in the plan's order.</param>
/// <param name="Entries">Those and the ones behind them, in the plan's order.</param>
/// <param name="Assumptions">The assumptions that enter, in the plan's order, with where.</param>
/// <param name="Initial">The starting values that enter, in the plan's order.</param>
public sealed record Bearing(
    IReadOnlyList<Entry> Direct,
    IReadOnlyList<Entry> Entries,
    IReadOnlyList<EnteringAssumption> Assumptions,
    IReadOnlyList<PlanInitial> Initial)
{
    /// <summary>What bears on a series, or on an output of the plan.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="name">A series that the pack names, or an output of the plan.</param>
    public static Bearing On(Plan plan, string name)
    {
        PlanOutput? output = plan.Outputs.FirstOrDefault(o => o.Name == name);
        Layout layout = plan.Timeline.Layout;
        var reads = new Watch(layout);
        if (output is not null) reads.Add(0, output.Value);
        else reads.AddStrength(0, layout.Universe.SetOf(Series.Parse(name)));
        Entry[] direct = [.. plan.Entries.Where(e => Writes(layout, e).Any(slot => Reads(reads, slot)))];
        HashSet<Entry> behind = [.. direct];
        if (direct.Length > 0) plan.Timeline.Rules.AddTo(reads, 0);
        var waiting = new Queue<Entry>(direct);
        while (waiting.TryDequeue(out Entry? entry))
        {
            AddReads(reads, layout, entry);
            foreach (Entry other in plan.Entries)
            {
                bool isNew = !behind.Contains(other)
                    && (IsBefore(other, entry) || Writes(layout, other).Any(slot => Reads(reads, slot)));
                if (!isNew) continue;
                behind.Add(other);
                waiting.Enqueue(other);
            }
        }
        Entry[] entries = [.. plan.Entries.Where(behind.Contains)];
        PlanInitial[] starts = [.. plan.Initial.Where(i => StartOf(layout, i).Any(slot => Reads(reads, slot)))];
        return new Bearing(direct, entries, EnteringAssumption.Of(plan, entries, starts, output), starts);
    }

    /// <summary>What some entries rest on themselves: nothing of what goes before them.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="entries">Some of its entries.</param>
    public static Bearing Under(Plan plan, IReadOnlyList<Entry> entries)
    {
        Layout layout = plan.Timeline.Layout;
        var reads = new Watch(layout);
        foreach (Entry entry in entries) AddReads(reads, layout, entry);
        PlanInitial[] starts = [.. plan.Initial.Where(i => StartOf(layout, i).Any(slot => Reads(reads, slot)))];
        return new Bearing(entries, entries, EnteringAssumption.Of(plan, entries, starts, null), starts);
    }

    private static bool IsBefore(Entry other, Entry entry) =>
        ReferenceEquals(entry.Antecedent, other) || entry.Namesakes.Contains(other)
        || (entry.Antecedent?.Namesakes.Contains(other) ?? false);

    private static bool Reads(Watch reads, int slot) => reads.Touched([(slot, 0)]) != 0;

    /// <summary>
    /// What decides whether and how the entry happens: what its texts ask, and of the missions it concerns the machines,
    /// the mandate, the cap and the strength, by which rules and guards may block it.
    /// </summary>
    private static void AddReads(Watch reads, Layout layout, Entry entry)
    {
        foreach ((_, IEnumerable<Node<Moment>> leaves) in entry.Texts())
        {
            foreach (WorldNode question in leaves.OfType<WorldNode>()) question.Watch(reads, 0);
        }
        foreach (int mission in MissionsOf(layout, entry.Op))
        {
            int[] instances =
            [
                layout.Lifecycle(mission), layout.Operations(mission), layout.Consent(mission),
                layout.Expansion(mission),
            ];
            foreach (int instance in instances) reads.AddInstance(0, instance);
            reads.AddMission(0, mission, Enum.GetValues<MissionSlot>());
            reads.AddStrength(0, layout.MissionSet(mission));
        }
    }

    private static IEnumerable<int> MissionsOf(Layout layout, Op op)
    {
        if (op.Mission >= 0) yield return op.Mission;
        foreach (int level in LevelsOf(layout, op).Where(l => l < layout.Universe.CellCount))
            yield return layout.Universe.MissionOf(level);
    }

    /// <summary>The slots that an entry writes when it happens.</summary>
    private static IEnumerable<int> Writes(Layout layout, Entry entry) =>
        Writes(layout, entry.Op).Concat(entry.Opposite is { } end ? Writes(layout, end.Op) : []);

    private static IEnumerable<int> Writes(Layout layout, Op op)
    {
        if (op.Instance >= 0) yield return layout.Instance(op.Instance);
        if (op.OtherInstance >= 0) yield return layout.Instance(op.OtherInstance);
        foreach (int level in LevelsOf(layout, op)) yield return Layout.Level(level);
        switch (op.Effect)
        {
            case Effect.SetCap or Effect.SetLead or Effect.AmendMandate or Effect.Suspend or Effect.Resume
                or Effect.OpenExit:
                foreach (MissionSlot slot in Enum.GetValues<MissionSlot>()) yield return layout.Mission(op.A, slot);
                break;
            case Effect.TakeOffice: yield return layout.Office(op.A); break;
            case Effect.RaisePressure: yield return layout.Pressure(op.A); break;
            case Effect.SetBinding: yield return layout.Binding(op.A); break;
            default: break;
        }
    }

    /// <summary>The levels that an op changes.</summary>
    private static IEnumerable<int> LevelsOf(Layout layout, Op op) => (op.Effect switch
    {
        Effect.Deploy => [op.B],
        Effect.Withdraw => [op.A],
        Effect.Move => [op.A, op.B],
        Effect.Identify => [op.A, RestOf(layout.Universe, op.A)],
        _ => Array.Empty<int>(),
    }).Where(level => level >= 0);

    /// <summary>The unnamed rest that a part is split out of.</summary>
    private static int RestOf(Universe universe, int cell)
    {
        (_, int mission, int place) = universe.PartsOf(cell);
        return universe.Cell(universe.Rest, mission, place);
    }

    private static IEnumerable<int> StartOf(Layout layout, PlanInitial initial) => initial.Level >= 0
        ? [Layout.Level(initial.Level)] : [layout.Mission(initial.Mission, MissionSlot.CapLikely)];
}

/// <summary>An assumption that enters a number.</summary>
/// <param name="Assumption">The assumption.</param>
/// <param name="Enters">Where, such as <c>chance of agreed</c>, or the assumption that rests on it.</param>
public sealed record EnteringAssumption(PlanAssumption Assumption, IReadOnlyList<string> Enters)
{
    internal static IReadOnlyList<EnteringAssumption> Of(
        Plan plan, IReadOnlyList<Entry> entries, IReadOnlyList<PlanInitial> starts, PlanOutput? output)
    {
        List<string>[] enters = [.. plan.Assumptions.Select(_ => new List<string>())];
        foreach (Entry entry in entries)
        {
            foreach ((string text, IEnumerable<Node<Moment>> leaves) in entry.Texts())
                Note(leaves, $"{text} of {entry.Id}");
        }
        foreach (PlanInitial start in starts) Note(start.Value.Leaves, $"start of {start.Target}");
        if (output is not null) Note(output.Value.Leaves, output.Name);
        // An assumption rests only on those before it, so one way back finds all.
        for (int i = plan.Assumptions.Count - 1; i >= 0; i--)
        {
            if (enters[i].Count > 0) Note(plan.Assumptions[i].Value.Leaves, plan.Assumptions[i].Source.Name);
        }
        return [.. plan.Assumptions.Zip(enters).Where(p => p.Second.Count > 0)
            .Select(p => new EnteringAssumption(p.First, p.Second))];

        void Note(IEnumerable<Node<Moment>> leaves, string where)
        {
            foreach (int number in leaves.OfType<AssumptionNode>().Select(a => a.Number).Distinct())
                enters[number].Add(where);
        }
    }
}
