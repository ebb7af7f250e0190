using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.Machines;

namespace NatoIraq.Core.Tests.Machines;

/// <summary>What holds of every machine, whatever it follows.</summary>
public sealed class MachineLaws
{
    private static readonly Gen<Machine> AnyMachine = Gen.Elements(AllMachines.All.ToArray());

    private static readonly Arbitrary<(Machine Machine, int[] Triggers, Facts[] Facts)> Walks = (
        from machine in AnyMachine
        from length in Gen.Choose(0, 40)
        from triggers in Gen.Choose(-1, machine.Triggers.Count).ArrayOf(length)
        from facts in Gen.Choose(0, Facts.Count - 1).ArrayOf(length)
        select (machine, triggers, facts.Select(Facts.At).ToArray())).ToArbitrary();

    [Fact]
    public void A_walk_stays_within_the_states_and_a_refusal_leaves_the_state_alone() =>
        Prop.ForAll(Walks, walk =>
        {
            int state = Machine.Unseen;
            foreach ((int trigger, Facts facts) in walk.Triggers.Zip(walk.Facts))
            {
                bool fired = walk.Machine.TryFire(state, trigger, facts, out int next);
                if (fired != (next >= 0) || next >= walk.Machine.States.Count) return false;
                if (fired) state = next;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_trigger_that_is_once_fires_at_most_once_on_any_walk() =>
        Prop.ForAll(Walks, walk =>
        {
            int state = Machine.Unseen;
            HashSet<int> once = [];
            foreach ((int trigger, Facts facts) in walk.Triggers.Zip(walk.Facts))
            {
                if (!walk.Machine.TryFire(state, trigger, facts, out int next)) continue;
                state = next;
                if (walk.Machine.IsOnce(trigger) && !once.Add(trigger)) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Firing_under_facts_that_permit_all_is_the_step_of_the_table() =>
        Prop.ForAll(Walks, walk =>
        {
            int state = Machine.Unseen;
            foreach (int trigger in walk.Triggers)
            {
                bool fired = walk.Machine.TryFire(state, trigger, Facts.Permissive, out int next);
                if (next != walk.Machine.Next(state, trigger) || fired != (next >= 0)) return false;
                if (fired) state = next;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_truth_tables_agree_with_the_guards_and_the_explanation_gives_the_first_that_fails()
    {
        foreach (Machine machine in AllMachines.All)
        {
            foreach (Transition t in machine.Transitions)
            {
                int state = t.From is null ? Machine.Unseen : machine.StateOf(t.From);
                int trigger = machine.TriggerOf(t.Trigger);
                foreach (Facts facts in Enumerable.Range(0, Facts.Count).Select(Facts.At))
                {
                    Guard? failing = t.Guards.FirstOrDefault(g => !g.Holds(facts));
                    Assert.Equal(failing is null, machine.TryFire(state, trigger, facts, out int next));
                    Assert.Equal(failing is null ? machine.StateOf(t.To) : Machine.Guarded, next);
                    Assert.Equal(failing is null, machine.Permitted(state, facts).Contains(t.Trigger));
                    string expected = failing is null ? $"leads to {t.To}." : $"refused: {failing.Reason}.";
                    Assert.EndsWith(expected, machine.Explain(state, trigger, facts), StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public void An_instance_may_enter_by_every_trigger()
    {
        foreach (Machine machine in AllMachines.All)
        {
            for (int trigger = 0; trigger < machine.Triggers.Count; trigger++)
            {
                Assert.InRange(machine.Entry(trigger), 0, machine.States.Count - 1);
                Assert.Equal(machine.Entry(trigger), machine.Next(Machine.Unseen, trigger));
            }
        }
    }

    [Fact]
    public void Only_the_states_for_nothing_told_yet_are_reached_by_no_trigger()
    {
        var unreached = AllMachines.All.SelectMany(m => m.States
            .Except(m.Transitions.Select(t => t.To))
            .Select(s => $"{m.Name}:{s}"));
        Assert.Equal(["lifecycle:none", "expansion:none", "consent:unknown"], unreached);
    }

    [Fact]
    public void Facts_and_their_numbers_are_one_to_one()
    {
        int[] all = [.. Enumerable.Range(0, Facts.Count)];
        Assert.Equal(all, all.Select(i => Facts.At(i).Index));
        Assert.Equal(Facts.Count, all.Select(Facts.At).Distinct().Count());
        Assert.Equal(new Facts(true, false, true, false, true), Facts.At(0b10101));
    }
}
