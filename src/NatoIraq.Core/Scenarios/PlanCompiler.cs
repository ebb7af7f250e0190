using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Scenarios;

/// <summary>
/// Compiles a chain of scenarios, parents first, into a plan. Every problem is collected and reported at once.
/// </summary>
public sealed class PlanCompiler
{
    private readonly Timeline _timeline;
    private readonly IReadOnlyList<Scenario> _chain;
    private readonly bool _wide;
    private readonly Told _told;
    private readonly PlanMerge _merge;
    private readonly OpCompiler _ops;
    private readonly List<string> _warnings = [];
    private readonly QuantityBinder _quantities;
    private int _forkStep;
    private int _forkDay;

    private PlanCompiler(Timeline timeline, IReadOnlyList<Scenario> chain, bool wide, Told told)
    {
        (_timeline, _chain, _wide, _told) = (timeline, chain, wide, told);
        _merge = new PlanMerge { IsOpen = !told.KnowsParents };
        _ops = new OpCompiler(timeline.Layout);
        _quantities = new QuantityBinder(timeline.Layout, _merge.Problems, told);
    }

    /// <summary>Compiles the last scenario of the chain.</summary>
    /// <param name="timeline">The history.</param>
    /// <param name="chain">The scenario's ancestors, eldest first, then the scenario itself.</param>
    /// <param name="wide">Whether assumptions with a wide prior use it.</param>
    /// <exception cref="InvalidInputException">
    /// Some scenario of the chain is wrong; a problem's file is the scenario's name.
    /// </exception>
    public static Plan Compile(Timeline timeline, IReadOnlyList<Scenario> chain, bool wide = false)
    {
        var compiler = new PlanCompiler(timeline, chain, wide, Told.Nothing);
        Plan plan = compiler.Compile();
        return compiler._merge.Problems.Count == 0 ? plan : throw new InvalidInputException(compiler.InFileOrder());
    }

    /// <summary>
    /// What compiling would tell of a scenario that was not read without problems, beside those and their consequences.
    /// </summary>
    /// <param name="timeline">The history.</param>
    /// <param name="chain">As for <see cref="Compile(Timeline, IReadOnlyList{Scenario}, bool)"/>.</param>
    /// <param name="told">What reading it told.</param>
    public static IReadOnlyList<Problem> Check(Timeline timeline, IReadOnlyList<Scenario> chain, Told told)
    {
        var compiler = new PlanCompiler(timeline, chain, wide: false, told);
        compiler.Compile();
        string own = chain[^1].Name;
        return [.. compiler.InFileOrder().Where(p => p.File != own || !told.Holds(p.Line, p.Column))];
    }

    private Plan Compile()
    {
        int parentDay = -1;
        foreach (Scenario scenario in _chain)
        {
            int problems = _merge.Problems.Count;
            (int step, int day) = Forks.Resolve(_timeline, scenario, _merge.Problems);
            // A fork that is nowhere makes nothing else wrong.
            if (_merge.Problems.Count > problems) day = Math.Max(parentDay, FirstDay);
            if (parentDay < 0) (_forkStep, _forkDay) = (step, day);
            if (day < parentDay)
            {
                Problem(
                    $"It forks before its parent '{scenario.From}', on {DateOnly.FromDayNumber(parentDay):yyyy-MM-dd}, does.",
                    scenario, scenario.ForkPlace, $"Fork on that day or later, or write from: {Scenario.Trunk}.");
            }
            parentDay = Math.Max(day, parentDay);
            _merge.Add(scenario, day);
        }
        Scenario own = _chain[^1];
        List<PlanAssumption> assumptions = Assumptions();
        List<PlanInitial> initial = [.. _merge.Initial.Select(Initial).OfType<PlanInitial>()];
        List<Entry> entries = Entries();
        List<PlanOutput> outputs = [.. _merge.Outputs.Select(o =>
        {
            BoundExpression<Moment>? value = _quantities.Expression(o.Owner, o.Item.Expression, ValueKind.Number,
                ValueKind.Truth);
            return value is null ? null : new PlanOutput(o.Item.Name.Text, value);
        }).OfType<PlanOutput>()];
        (IReadOnlyList<PlanCorrelation> correlations, Copula? copula) =
            new CorrelationCompiler(_merge, assumptions).Compile();
        return new Plan(
            own, _timeline, _forkStep, _forkDay, own.Until.DayNumber, assumptions, initial, entries, outputs,
            _warnings)
        {
            Correlations = correlations,
            Copula = copula,
        };
    }

    private int FirstDay => _timeline.Length > 0 ? _timeline.Ops[0].Day : _chain[^1].Until.DayNumber;

    private List<Problem> InFileOrder()
    {
        List<string> files = [.. _chain.Select(s => s.Name)];
        return [.. _merge.Problems.OrderBy(p => files.IndexOf(p.File!)).ThenBy(p => p.Line).ThenBy(p => p.Column)];
    }

    private List<PlanAssumption> Assumptions()
    {
        var compiled = new List<PlanAssumption>();
        foreach (Inherited<Assumption> a in _merge.Assumptions)
        {
            Located text = _wide && a.Item.Wide is { } wide ? wide : a.Item.Value;
            if (RestsOnLater(a, text)) continue;
            Sampled? value = _quantities.Quantity(a.Owner, text, DiceKey.Of("assumption", a.Item.Name, "value"),
                Bounds.None);
            // An assumption may rest on those defined before it.
            _quantities.Define(a.Item.Name, value);
            if (value is null) continue;
            compiled.Add(new PlanAssumption(a.Item, value, text.Text, a.Owner.Name)
            {
                Generation = Generation(s => s.Assumptions.Any(x => x.Name == a.Item.Name)),
            });
        }
        return compiled;
    }

    /// <summary>
    /// Tells of an assumption that rests on one defined below it; so assumptions never go in a circle.
    /// </summary>
    private bool RestsOnLater(Inherited<Assumption> a, Located text)
    {
        string? later = QuantityBinder.WordsOf(text)
            .FirstOrDefault(w => !_quantities.IsDefined(w) && _merge.Assumptions.Any(other => other.Item.Name == w));
        if (later is null) return false;
        Located at = text with { Column = text.Column + text.Text.IndexOf(later, StringComparison.Ordinal) };
        Problem(
            later == a.Item.Name
                ? $"'{later}' rests on itself."
                : $"'{a.Item.Name}' rests on '{later}', which stands below it.",
            a.Owner, at, "An assumption may rest only on those above it; if two rest on each other, give one a value of its own.");
        _quantities.Define(a.Item.Name, null);
        return true;
    }

    private PlanInitial? Initial(Inherited<Initial> initial)
    {
        string target = initial.Item.Target.Text;
        DiceKey key = DiceKey.Of("initial", target, "value");
        Sampled? value = _quantities.Quantity(initial.Owner, initial.Item.Value, key, Bounds.Count);
        if (value is null) return null;
        Universe universe = _timeline.Layout.Universe;
        if (target.StartsWith("cap(", StringComparison.Ordinal) && target.EndsWith(')'))
        {
            string name = target[4..^1].Trim();
            int mission = universe.Missions.Find(name);
            if (mission >= 0) return Starting(-1, mission);
            Problem($"There is no mission '{name}'.", initial.Owner, initial.Item.Target,
                NearMiss.Hint(name, universe.Missions.All));
            return null;
        }
        int cell = Series.TryParse(target, out Series series) ? universe.CellOf(series) : -1;
        if (cell >= 0) return Starting(cell, -1);
        Problem(
            $"'{target}' is not one nation, mission and place of the pack.", initial.Owner, initial.Item.Target,
            "Write nation/mission/place without *, or cap(MISSION).");
        return null;

        PlanInitial Starting(int level, int mission) => new(target, level, mission, value, initial.Item.Value.Text)
        {
            Generation = Generation(s => s.Initial.Any(i => i.Target.Text == target)),
        };
    }

    private int Generation(Func<Scenario, bool> has) => _chain.TakeWhile(s => !has(s)).Count();

    private List<Entry> Entries()
    {
        var entries = new List<Entry>();
        var factory = new EntryFactory(_ops, _quantities, _chain[^1].Until.DayNumber, _merge.Problems);
        foreach (Inherited<PlanEntry> item in _merge.Entries)
        {
            if (factory.Make(item, entries.Count) is { } entry) entries.Add(entry);
        }
        Link(entries);
        return entries;
    }

    private void Link(List<Entry> entries)
    {
        var byId = entries.GroupBy(e => e.Id).ToDictionary(g => g.Key, g => g.ToList());
        foreach (Entry entry in entries)
        {
            List<Entry> same = byId[entry.Id];
            entry.Heir = same[^1];
            entry.Namesakes = [.. same.Where(e => e != entry && e.Kind == EntryKind.Planned)];
        }
        HashSet<string> written = [.. _merge.Entries.Select(e => e.Item.Id.Text)];
        // An entry whose id is wrong or missing may be the one that is meant, and so may a parent's.
        bool isOpen = _merge.IsOpen || _merge.Entries.Exists(e => e.Owner == _chain[^1] && _told.Holds(e.Item.Id));
        bool hasCycle = false;
        foreach ((Inherited<PlanEntry> item, Located reference) in References())
        {
            if (_told.Holds(reference)) continue;
            Entry? entry = entries.Find(e => e.Id == item.Item.Id.Text && e.Owner == item.Owner.Name);
            if (entry is not null && byId.TryGetValue(reference.Text, out List<Entry>? targets))
            {
                entry.Antecedent = targets[^1];
                foreach (Entry target in targets) target.Followers.Add(entry);
                if (hasCycle || !IsCycle(entry)) continue;
                hasCycle = true;
                Problem(
                    $"'{entry.Id}' follows itself: {Cycle(entry)}.", item.Owner, reference,
                    "Let one of them follow the fork, or give it a day.");
            }
            else if (_merge.IsDropped(reference.Text))
            {
                if (entry is null) continue;
                entry.AntecedentDropped = true;
                _warnings.Add($"'{entry.Id}' follows '{reference.Text}', which this branch drops: it never happens.");
            }
            else if (!isOpen && !written.Contains(reference.Text))
            {
                Problem(
                    $"There is no entry '{reference.Text}' to follow.", item.Owner, reference,
                    NearMiss.Hint(reference.Text, written.Append(After.Fork)) ?? "Name an id of this plan, or fork.");
            }
        }
    }

    private IEnumerable<(Inherited<PlanEntry> Item, Located Reference)> References()
    {
        foreach (Inherited<PlanEntry> item in _merge.Entries)
        {
            Located? reference = item.Item switch
            {
                PlannedEvent { After: { } after } when after.Event.Text != After.Fork => after.Event,
                Reaction { On: { } on } => on,
                _ => null,
            };
            if (reference is not null) yield return (item, reference);
        }
    }

    private static bool IsCycle(Entry entry)
    {
        Entry? at = entry.Antecedent;
        for (int i = 0; at is not null && i < 10_000; i++)
        {
            if (ReferenceEquals(at, entry)) return true;
            at = at.Antecedent;
        }
        return false;
    }

    private static string Cycle(Entry entry)
    {
        List<string> ids = [entry.Id];
        for (Entry? at = entry.Antecedent; at is not null && ids.Count < 20; at = at.Antecedent)
        {
            ids.Add(at.Id);
            if (ReferenceEquals(at, entry)) break;
        }
        return string.Join(" after ", ids);
    }

    private void Problem(string message, Scenario scenario, Located at, string? hint = null) =>
        _merge.Problems.Add(new Problem(message, scenario.Name, at.Line, at.Column, null, hint));
}
