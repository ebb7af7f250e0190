using NatoIraq.Core.Machines;
using static NatoIraq.Core.Tests.Machines.Firing;

namespace NatoIraq.Core.Tests.Machines;

/// <summary>What a machine says when it does not fire, and what that costs.</summary>
public sealed class MachineRefusalSpecs
{
    private static readonly Facts Free = Facts.Permissive;

    [Fact]
    public void The_ends_are_known_and_permit_nothing()
    {
        var ends = AllMachines.All.SelectMany(m => m.States
            .Where(s => m.IsEnd(m.StateOf(s)))
            .Select(s => $"{m.Name}:{s}"));
        Assert.Equal(
            [
                "lifecycle:closed", "option:implemented", "option:rejected", "option:lapsed", "resolution:superseded",
                "forum:held",
            ],
            ends);
        Assert.Equal(
            "option is lapsed, which does not permit option-agreed; it permits nothing.",
            Why(AllMachines.Option, "lapsed", "option-agreed", Free));
    }

    [Fact]
    public void A_refusal_names_the_state_and_the_triggers_it_permits()
    {
        Assert.Equal(
            "operations is active, which does not permit operations-resumed; "
            + "it permits operations-suspended, operations-limited.",
            Why(AllMachines.Operations, "active", "operations-resumed", Free));
        Assert.Equal(
            "operations is active and operations-limited leads to limited.",
            Why(AllMachines.Operations, "active", "operations-limited", Free));
        Assert.Equal(
            "forum is not seen yet and forum-held leads to held.",
            Why(AllMachines.Forum, null, "forum-held", Free));
    }

    [Fact]
    public void An_unknown_trigger_is_refused_and_an_unknown_name_has_no_index()
    {
        Machine forum = AllMachines.Forum;
        Assert.Equal(-1, forum.TriggerOf("forum-cancelled"));
        Assert.Equal(-1, forum.StateOf("cancelled"));
        foreach (int trigger in new[] { -1, forum.Triggers.Count, int.MaxValue, int.MinValue })
        {
            Assert.False(forum.TryFire(0, trigger, Free, out int next));
            Assert.Equal(Machine.NotPermitted, next);
            Assert.Equal(Machine.NotPermitted, forum.Entry(trigger));
            Assert.Equal(
                "forum knows no such trigger; it knows forum-scheduled, forum-held.",
                forum.Explain(0, trigger, Free));
        }
        Assert.Throws<IndexOutOfRangeException>(() => forum.Next(forum.States.Count, 0));
    }

    [Fact]
    public void Firing_allocates_nothing_whether_it_succeeds_or_not()
    {
        Machine machine = AllMachines.Expansion;
        Facts suspended = Free with { Suspended = true };
        FireAll(machine, suspended);
        long before = GC.GetAllocatedBytesForCurrentThread();
        FireAll(machine, suspended);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static int FireAll(Machine machine, in Facts facts)
    {
        int fired = 0;
        for (int state = Machine.Unseen; state < machine.States.Count; state++)
        {
            for (int trigger = -1; trigger < machine.Triggers.Count; trigger++)
            {
                if (machine.TryFire(state, trigger, facts, out _)) fired++;
            }
        }
        return fired;
    }
}
