using NatoIraq.Core.Machines;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Replay;

/// <summary>A machine's move, by name.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="From">The state before; null when it was never seen.</param>
/// <param name="To">The state after.</param>
/// <param name="Permits">The triggers the new state permits.</param>
public sealed record Transitioned(string Machine, string Subject, string? From, string To,
    IReadOnlyList<string> Permits);

/// <summary>The sink that explains: it keeps what one op moved and broke, as sentences.</summary>
public sealed class Explainer : ISink
{
    private readonly List<Transitioned> _transitions = [];
    private readonly List<RuleBroken> _broken = [];

    /// <summary>The machines that moved.</summary>
    public IReadOnlyList<Transitioned> Transitions => _transitions;

    /// <summary>The rules that were broken.</summary>
    public IReadOnlyList<RuleBroken> Broken => _broken;

    /// <summary>Forgets the last op.</summary>
    public void Clear()
    {
        _transitions.Clear();
        _broken.Clear();
    }

    /// <inheritdoc/>
    public void Moved(World world, int instance, int from, int to)
    {
        Layout layout = world.Layout;
        Machine machine = layout.MachineAt(instance);
        _transitions.Add(new Transitioned(
            machine.Name, layout.SubjectName(instance), from < 0 ? null : machine.States[from], machine.States[to],
            [.. machine.Permitted(to, Facts.Permissive)]));
    }

    /// <inheritdoc/>
    public void Broke(World world, in Op op, Rule rule) =>
        _broken.Add(new RuleBroken(rule, GeneralRules.Explain(world, op, rule)));

    /// <inheritdoc/>
    public void Refused(World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) =>
        _broken.Add(new RuleBroken(rule, machine.Explain(state, trigger, facts)));
}
