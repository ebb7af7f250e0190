using NatoIraq.Core.Machines;

namespace NatoIraq.Core.Tests.Machines;

/// <summary>Fires by name; a null state is an instance never seen. A misspelt name fails the test.</summary>
internal static class Firing
{
    internal static string? Fire(Machine machine, string? state, string trigger, Facts facts) =>
        machine.TryFire(StateOf(machine, state), Known(machine, trigger), facts, out int next)
            ? machine.States[next]
            : null;

    internal static string Why(Machine machine, string? state, string trigger, Facts facts) =>
        machine.Explain(StateOf(machine, state), Known(machine, trigger), facts);

    private static int StateOf(Machine machine, string? state)
    {
        int index = state is null ? Machine.Unseen : machine.StateOf(state);
        Assert.True(state is null || index >= 0, $"{machine} has no state {state}");
        return index;
    }

    private static int Known(Machine machine, string trigger)
    {
        int index = machine.TriggerOf(trigger);
        Assert.True(index >= 0, $"{machine} has no trigger {trigger}");
        return index;
    }
}
