using NatoIraq.Core.Dice;
using NatoIraq.Core.Machines;

namespace NatoIraq.CriticalStack.Tests;

/// <summary>Every machine against the library whose language its table speaks.</summary>
public sealed class StatelessTests
{
    private const int Walks = 10_000;
    private const int LongestWalk = 40;

    public static TheoryData<string> Names => [.. AllMachines.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_state_permits_the_same_triggers_and_each_leads_to_the_same_state(string name)
    {
        Machine machine = AllMachines.Find(name)!;
        var twin = new StatelessTwin(machine);
        for (int state = Machine.Unseen; state < machine.States.Count; state++)
        {
            foreach (Facts facts in Enumerable.Range(0, Facts.Count).Select(Facts.At))
            {
                (twin.State, twin.Facts) = (NameOf(machine, state), facts);
                Assert.Equal(
                    machine.Permitted(state, facts).Order(StringComparer.Ordinal), await twin.PermittedAsync());
                for (int trigger = 0; trigger < machine.Triggers.Count; trigger++)
                {
                    twin.State = NameOf(machine, state);
                    Fire(machine, twin, state, trigger);
                }
            }
        }
    }

    [Fact]
    public void Ten_thousand_random_walks_from_any_state_take_the_same_way()
    {
        StatelessTwin[] twins = [.. AllMachines.All.Select(m => new StatelessTwin(m))];
        var dice = new KeyedDice(2020);
        int moved = 0, stayed = 0;
        for (int walk = 0; walk < Walks; walk++)
        {
            int which = walk % twins.Length;
            (Machine machine, StatelessTwin twin) = (AllMachines.All[which], twins[which]);
            int length = Roll("length", 0, LongestWalk + 1);
            int state = Roll("start", 0, machine.States.Count + 1) - 1;
            twin.State = NameOf(machine, state);
            for (int step = 0; step < length; step++)
            {
                twin.Facts = Facts.At(Roll("facts", step, Facts.Count));
                int next = Fire(machine, twin, state, Roll("trigger", step, machine.Triggers.Count));
                if (next == state) stayed++;
                else moved++;
                state = next;
            }

            int Roll(string what, int occurrence, int sides) =>
                (int)(dice.Uniform(walk, DiceKey.Of("walk", machine.Name, what), occurrence) * sides);
        }
        Assert.InRange(moved, Walks, int.MaxValue);
        Assert.InRange(stayed, Walks, int.MaxValue);
    }

    /// <summary>Fires the trigger in both and compares them; gives the state in which both are then.</summary>
    private static int Fire(Machine machine, StatelessTwin twin, int state, int trigger)
    {
        string name = machine.Triggers[trigger];
        bool fired = machine.TryFire(state, trigger, twin.Facts, out int next);
        string story = $"{machine.Name}: {name} in {NameOf(machine, state)} under {twin.Facts}";

        bool twinFired = twin.TryFire(name, out string[] refusals);

        int after = fired ? next : state;
        Assert.True(fired == twinFired, $"{story}: ours fires is {fired}, Stateless says {twinFired}");
        Assert.True(NameOf(machine, after) == twin.State, $"{story}: {NameOf(machine, after)}, Stateless {twin.State}");
        Assert.True((next == Machine.Guarded) == refusals.Length > 0, $"{story}: {string.Join("; ", refusals)}");
        if (next == Machine.Guarded)
        {
            string told = machine.Explain(state, trigger, twin.Facts);
            Assert.EndsWith($"refused: {refusals[0]}.", told, StringComparison.Ordinal);
        }
        return after;
    }

    private static string NameOf(Machine machine, int state) =>
        state == Machine.Unseen ? MachineText.UnseenState : machine.States[state];
}
