using NatoIraq.Core.Machines;
using Stateless;

namespace NatoIraq.CriticalStack.Tests;

/// <summary>
/// One of our machines built a second time, in the real Stateless, from nothing but the rows of its table. It holds the
/// state by name and the facts that its guards see.
/// </summary>
internal sealed class StatelessTwin
{
    private readonly StateMachine<string, string> _machine;

    public StatelessTwin(Machine machine)
    {
        _machine = new StateMachine<string, string>(() => State, state => State = state);
        foreach (Transition t in machine.Transitions)
        {
            string from = t.From ?? MachineText.UnseenState;
            Tuple<Func<bool>, string>[] guards =
                [.. t.Guards.Select(g => Tuple.Create<Func<bool>, string>(() => g.Holds(Facts), g.Reason))];
            StateMachine<string, string>.StateConfiguration state = _machine.Configure(from);
            if (from == t.To) state.PermitReentryIf(t.Trigger, guards);
            else state.PermitIf(t.Trigger, t.To, guards);
        }
    }

    /// <summary>Where it stands; any state may be put here.</summary>
    public string State { get; set; } = MachineText.UnseenState;

    /// <summary>What the guards see now.</summary>
    public Facts Facts { get; set; }

    /// <summary>The triggers that fire now, in ordinal order.</summary>
    public async Task<string[]> PermittedAsync() =>
        [.. (await _machine.GetPermittedTriggersAsync()).Order(StringComparer.Ordinal)];

    /// <summary>Fires the trigger: whether it did; if not, the reasons of the guards against it.</summary>
    public bool TryFire(string trigger, out string[] refusals)
    {
        bool fires = _machine.CanFire(trigger, out ICollection<string>? unmet);
        refusals = [.. unmet ?? []];
        if (fires) _machine.Fire(trigger);
        else Assert.Throws<InvalidOperationException>(() => _machine.Fire(trigger));
        return fires;
    }
}
