using System.Text;
using NatoIraq.Core.Machines;

namespace NatoIraq.Core.Tests.Machines;

/// <summary>Every state and trigger of every machine, pinned in one readable table.</summary>
public sealed class TransitionTable
{
    [Fact]
    public void Every_state_and_trigger_of_every_machine_is_as_agreed()
    {
        var text = new StringBuilder();
        foreach (Machine machine in AllMachines.All)
        {
            text.Append($"{machine.Name}, per {machine.Per}: {machine.Summary}\n");
            for (int state = Machine.Unseen; state < machine.States.Count; state++)
            {
                text.Append($"  {(state < 0 ? "(first seen)" : machine.States[state])}\n");
                for (int trigger = 0; trigger < machine.Triggers.Count; trigger++)
                {
                    text.Append($"    {machine.Triggers[trigger],-30} {Outcome(machine, state, trigger)}\n");
                }
            }
            text.Append('\n');
        }
        Golden.Check("transitions.txt", text.ToString());
    }

    /// <summary>
    /// Found by firing, not by reading the definition: under facts that permit all, then with each one turned.
    /// </summary>
    private static string Outcome(Machine machine, int state, int trigger)
    {
        if (!machine.TryFire(state, trigger, Facts.Permissive, out int next)) return "-";
        var refusals = new List<string>();
        foreach ((string fact, Facts facts) in Turned)
        {
            if (!machine.TryFire(state, trigger, facts, out int code))
            {
                Assert.Equal(Machine.Guarded, code);
                refusals.Add(fact);
            }
        }
        string guards = refusals.Count == 0 ? "" : $"  unless {string.Join(", ", refusals)}";
        return $"{(next == state ? "(stays)" : machine.States[next])}{guards}";
    }

    private static readonly (string Fact, Facts Facts)[] Turned =
    [
        ("the host withdrew", Facts.Permissive with { HostWithdrew = true }),
        ("suspended", Facts.Permissive with { Suspended = true }),
        ("no expansion decided", Facts.Permissive with { ExpansionDecided = false }),
        ("not binding", Facts.Permissive with { NotBinding = true }),
        ("no mission", Facts.Permissive with { MissionExists = false }),
    ];
}
