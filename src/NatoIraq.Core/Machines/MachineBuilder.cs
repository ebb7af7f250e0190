using NatoIraq.Core.History;

namespace NatoIraq.Core.Machines;

/// <summary>
/// Writes a machine down in the order it is read: summary, states, triggers with the state each enters, transitions.
/// Every mistake of a definition is an <see cref="InvalidOperationException"/> when it is made.
/// </summary>
public sealed class MachineBuilder
{
    private readonly string _name;
    private readonly SubjectKind _per;
    private readonly string _summary;
    private readonly List<(string Name, string? Sentence)> _states = [];
    private readonly List<string> _triggers = [];
    private readonly Dictionary<(string? From, string Trigger), Transition> _transitions = [];
    private string[] _configured = [];

    internal MachineBuilder(string name, SubjectKind per, string summary)
    {
        (_name, _per, _summary) = (name, per, summary);
        Require(Kebab.IsId(name), "is not kebab-case");
    }

    /// <summary>Adds a state, with a sentence on what it means if its name does not say it.</summary>
    public MachineBuilder State(string name, string? sentence = null)
    {
        Require(Kebab.IsId(name), $"has the state '{name}', which is not kebab-case");
        Require(name != MachineText.UnseenState, $"has the state '{name}', which stands for none");
        Require(!Knows(name), $"has the state '{name}' twice");
        _states.Add((name, sentence));
        return this;
    }

    /// <summary>Adds a trigger, and the state that an instance enters which is first seen by it.</summary>
    /// <param name="name">The event type's name where an event fires it; these names are storage format.</param>
    /// <param name="enters">The state entered.</param>
    /// <param name="guards">What must hold for an instance to enter.</param>
    public MachineBuilder Trigger(string name, string enters, params Guard[] guards)
    {
        Require(Kebab.IsId(name), $"has the trigger '{name}', which is not kebab-case");
        Require(!_triggers.Contains(name), $"has the trigger '{name}' twice");
        _triggers.Add(name);
        return Add(null, name, enters, guards);
    }

    /// <summary>Turns to these states: the permits that follow hold in each of them.</summary>
    public MachineBuilder Configure(params string[] states)
    {
        foreach (string state in states) Require(Knows(state), $"has no state '{state}' to configure");
        _configured = states;
        return this;
    }

    /// <summary>The trigger leads from the configured states to the next one.</summary>
    public MachineBuilder Permit(string trigger, string next) => PermitIf(trigger, next);

    /// <summary>The trigger leads from the configured states to the next one, if every guard holds.</summary>
    public MachineBuilder PermitIf(string trigger, string next, params Guard[] guards)
    {
        Require(_configured.Length > 0, $"permits '{trigger}' before any state is configured");
        foreach (string state in _configured) Add(state, trigger, next, guards);
        return this;
    }

    /// <summary>The trigger leaves each of the configured states as it is.</summary>
    public MachineBuilder PermitReentry(string trigger)
    {
        Require(_configured.Length > 0, $"permits '{trigger}' before any state is configured");
        foreach (string state in _configured) Add(state, trigger, state, []);
        return this;
    }

    /// <summary>Compiles the machine.</summary>
    public Machine Build()
    {
        Require(_states.Count > 0, "has no states");
        Require(_triggers.Count > 0, "has no triggers");
        return new Machine(_name, _per, _summary, _states, _triggers, _transitions.Values);
    }

    private MachineBuilder Add(string? from, string trigger, string to, Guard[] guards)
    {
        Require(_triggers.Contains(trigger), $"has no trigger '{trigger}'");
        Require(Knows(to), $"has no state '{to}' for '{trigger}' to lead to");
        Require(
            _transitions.TryAdd((from, trigger), new Transition(from, trigger, to, guards)),
            $"permits '{trigger}' twice in '{from}'");
        return this;
    }

    private bool Knows(string state) => _states.Exists(s => s.Name == state);

    private void Require(bool holds, string complaint)
    {
        if (!holds) throw new InvalidOperationException($"The machine '{_name}' {complaint}.");
    }
}
