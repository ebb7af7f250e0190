using NatoIraq.Core.Machines;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Replay;

/// <summary>
/// The one way in which anything happens: machine, effect, rules. Replay and every draw go through it.
/// </summary>
public static class Step
{
    /// <summary>
    /// Applies an op to the journal's world. A planned op that breaks a blocking rule changes nothing; a fact stands
    /// and what it broke is told to the sink.
    /// </summary>
    /// <returns>The rule that blocked it, or null when it took effect.</returns>
    public static Rule? Apply<TSink>(Journal journal, RuleBook rules, in Op op, ref TSink sink) where TSink : ISink
    {
        World world = journal.World;
        int mark = journal.Count;
        // An agreement may raise the cap: it is itself what the rule asks for.
        bool isAgreement = op.Effect == Effect.SetCap && op.Instance >= 0;
        if (!isAgreement && rules.BrokenBefore(world, op) is { } early)
        {
            sink.Broke(world, op, early);
            if (early.Blocks && !op.IsFact) return early;
        }
        int from = op.Instance < 0 ? -1 : world.StateOf(op.Instance);
        int otherFrom = op.OtherInstance < 0 ? -1 : world.StateOf(op.OtherInstance);
        if (!op.Amends)
        {
            Rule? refused = Fire(journal, rules, op, op.Instance, op.Trigger, ref sink)
                ?? Fire(journal, rules, op, op.OtherInstance, op.OtherTrigger, ref sink);
            if (refused is not null)
            {
                journal.UndoTo(mark);
                return refused;
            }
        }
        Evolution.Evolve(journal, op, moved: op.Instance >= 0 && world.StateOf(op.Instance) != from);
        ulong concerned = rules.Concerned(journal, mark);
        if (concerned != 0 && Breaks(journal, rules, op, mark, concerned, ref sink) is { } broken)
        {
            journal.UndoTo(mark);
            return broken;
        }
        if (GeneralRules.Noted(world, op, from) is { } remark) sink.Broke(world, op, remark);
        TellMove(world, op.Instance, from, ref sink);
        TellMove(world, op.OtherInstance, otherFrom, ref sink);
        return null;
    }

    /// <summary>What guards may see of the world, for the mission and resolution the op concerns.</summary>
    public static Facts FactsOf(World world, in Op op)
    {
        if (op.Mission < 0)
        {
            bool notBinding = op.Effect != Effect.SetBinding && op.Instance >= 0
                && ReferenceEquals(world.Layout.MachineAt(op.Instance), AllMachines.Resolution)
                && world.Slots[world.Layout.Binding(world.Layout.SubjectOf(op.Instance))] == 0;
            return Facts.Permissive with { NotBinding = notBinding };
        }
        int lifecycle = world.StateOf(world.Layout.Lifecycle(op.Mission));
        return Facts.Permissive with
        {
            HostWithdrew = world.StateOf(world.Layout.Consent(op.Mission)) is var consent
                && (consent == Layout.WithdrawnState || consent == Layout.ExitState),
            Suspended = world.IsSuspended(op.Mission),
            ExpansionDecided = Layout.IsDecided(world.StateOf(world.Layout.Expansion(op.Mission))),
            MissionExists = lifecycle < 0 || lifecycle == Layout.EstablishedState
                || lifecycle == Layout.EstablishedState + 1,
        };
    }

    /// <summary>The pack's rule that blocks what was written since the mark, or null; tells of all it broke.</summary>
    private static Rule? Breaks<TSink>(
        Journal journal, RuleBook rules, in Op op, int mark, ulong concerned, ref TSink sink)
        where TSink : ISink
    {
        World world = journal.World;
        int next = 0;
        if (rules.BrokenSince(concerned, journal, mark, op.Day, blocking: true, ref next) is { } broken)
        {
            sink.Broke(world, op, broken);
            if (!op.IsFact) return broken;
        }
        next = 0;
        while (rules.BrokenSince(concerned, journal, mark, op.Day, blocking: false, ref next) is { } noted)
        {
            sink.Broke(world, op, noted);
        }
        return null;
    }

    private static Rule? Fire<TSink>(
        Journal journal, RuleBook rules, in Op op, int instance, int trigger, ref TSink sink)
        where TSink : ISink
    {
        if (instance < 0) return null;
        World world = journal.World;
        Machine machine = world.Layout.MachineAt(instance);
        int from = world.StateOf(instance);
        if (!TryFire(machine, from, trigger, world, op, out int to))
        {
            Facts facts = FactsOf(world, op);
            Rule rule = rules.OfMachine(world.Layout.MachineOf[instance]);
            sink.Refused(world, op, rule, machine, from, trigger, facts);
            if (!op.IsFact) return rule;
            to = machine.Entry(trigger);
        }
        if (from != to) journal.Set(world.Layout.Instance(instance), to, op.Day, op.Event);
        return null;
    }

    /// <summary>Only a guard asks for facts: most transitions have none.</summary>
    private static bool TryFire(Machine machine, int from, int trigger, World world, in Op op, out int to)
    {
        to = machine.Next(from, trigger);
        if (to < 0) return false;
        return !machine.IsGuarded(from, trigger) || machine.TryFire(from, trigger, FactsOf(world, op), out to);
    }

    /// <summary>Told at the end, so that nobody hears of a move that a rule then undid.</summary>
    private static void TellMove<TSink>(World world, int instance, int from, ref TSink sink) where TSink : ISink
    {
        if (instance >= 0 && world.StateOf(instance) is var to && to != from) sink.Moved(world, instance, from, to);
    }
}
