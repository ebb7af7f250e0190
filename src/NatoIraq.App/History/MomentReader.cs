using NatoIraq.App.Views;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Reads the step a cursor has just taken, with what the pack knows of its event.</summary>
/// <param name="pack">The whole pack: the reasons it gives for facts that break rules.</param>
/// <param name="timeline">The steps, over the pack as far as it is known.</param>
/// <param name="clock">Which date decides when a claim was known.</param>
internal sealed class MomentReader(Pack pack, Timeline timeline, Clock clock)
{
    private readonly Dictionary<string, Claim> _claims = timeline.Layout.Universe.Pack.Claims.ToDictionary(c => c.Id);
    private readonly Claim[] _byDay =
        [.. timeline.Layout.Universe.Pack.Claims.OrderBy(c => c.KnownFrom(clock)).ThenBy(c => c.Id, ClaimIds.Order)];

    private readonly IReadOnlyDictionary<string, string> _states =
        ClaimStates.Of(timeline.Layout.Universe.Pack, timeline.Layout.Universe.Pack.Claims, clock);

    public MomentView Read(Cursor cursor, Explainer told)
    {
        Event e = timeline.Events[cursor.Step - 1];
        return new MomentView(
            cursor.Step, e.Id, e.Type, ShowHistoryHandler.DataOf(e.Data), e.Day, new DatesView(e.When.From, e.When.To),
            e.Amends, e.Note, Changes(cursor, e.Day), Moves(cursor, told), [.. told.Broken.Select(b => View(e, b))],
            [.. e.Cites.Where(_claims.ContainsKey).Select(c => View(_claims[c]))], Conflicts(e), LaterThan(e));
    }

    private static List<ChangedView> Changes(Cursor cursor, DateOnly day)
    {
        var levels = new LevelReader(cursor, day);
        var views = new List<ChangedView>();
        foreach (WorldText.Change c in WorldText.Changes(cursor.World, cursor.LastWrites, day.DayNumber))
        {
            LevelView? level = Series.TryParse(c.What, out Series series) ? levels.Of(series) : null;
            string? qualifier = level?.Qualifier ?? (level is { Derived: true } ? "derived" : null);
            views.Add(new ChangedView(c.What, c.Before, c.After, c.After is null ? null : qualifier));
        }
        return views;
    }

    /// <summary>The machines the op fires, moved or not: what a state permits is asked of both.</summary>
    private static List<MoveView> Moves(Cursor cursor, Explainer told)
    {
        World world = cursor.World;
        Layout layout = world.Layout;
        Op op = cursor.Timeline.Ops[cursor.Step - 1];
        var views = new List<MoveView>();
        foreach (int instance in (int[])[op.Instance, op.OtherInstance])
        {
            if (instance < 0 || op.Amends || world.StateOf(instance) < 0) continue;
            Machine machine = layout.Machines[layout.MachineOf[instance]];
            string subject = layout.SubjectName(instance);
            int state = world.StateOf(instance);
            Transitioned? moved = told.Transitions
                .FirstOrDefault(t => t.Machine == machine.Name && t.Subject == subject);
            string? from = moved is null ? machine.States[state] : moved.From;
            views.Add(new MoveView(
                machine.Name, subject, from, machine.States[state], machine.Sentence(state),
                Permitted.Of(world, instance, machine.States[state])));
        }
        return views;
    }

    private BreachView View(Event e, Core.Rules.RuleBroken broken)
    {
        bool isFact = timeline.Ops[timeline.StepOf(e.Id) - 1].IsFact;
        Conflict? finding = pack.Conflicts.FirstOrDefault(c => c.Kind == "finding" && c.Events.Contains(e.Id));
        Breach kind = !broken.Rule.Blocks ? Breach.Noted : isFact ? Breach.Stands : Breach.Blocked;
        // A machine's rule is named after its machine, a pack's has no name but its id.
        string name = broken.Rule.Name.StartsWith(broken.Rule.Id, StringComparison.Ordinal)
            ? broken.Rule.Name : $"{broken.Rule.Id} {broken.Rule.Name}";
        return new BreachView(name, kind, broken.Because, kind == Breach.Stands ? finding?.Resolution : null);
    }

    private ClaimView View(Claim claim) => ListClaimsHandler.View(claim, _states[claim.Id]);

    /// <summary>Conflicts of which another side is known too, or that have one side only, such as a gap.</summary>
    private IReadOnlyList<ConflictView> Conflicts(Event e) =>
        [.. pack.Conflicts
            .Where(c => c.Kind != "finding" && c.Claims.Any(e.Cites.Contains))
            .Where(c => c.Claims.Count == 1 || c.Claims.Count(_claims.ContainsKey) > 1)
            .Select(c => new ConflictView(c.Id, c.Kind, c.Topic, c.Disagreement, c.Resolution, c.Claims))];

    private LaterView LaterThan(Event e)
    {
        int first = _byDay.Length - _byDay.Count(c => c.KnownFrom(clock) > e.Day);
        Claim? next = first < _byDay.Length ? _byDay[first] : null;
        DateOnly? known = e.Cites.Where(_claims.ContainsKey).Select(c => (DateOnly?)_claims[c].KnownFrom(clock)).Min();
        return new LaterView(
            known, _byDay.Length - first, _byDay.Length, next is null ? null : View(next), next?.KnownFrom(clock));
    }
}
