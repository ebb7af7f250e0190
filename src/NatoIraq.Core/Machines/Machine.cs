using System.Runtime.CompilerServices;

namespace NatoIraq.Core.Machines;

/// <summary>
/// A named state machine as a dense table: one row a state and one before them for an instance never seen, one column a
/// trigger. Guards are compiled to truth tables, so a step is two array reads. It holds no instance's state: that is an
/// index into <see cref="States"/>, or <see cref="Unseen"/>.
/// </summary>
public sealed class Machine
{
    /// <summary>The state of an instance no trigger has touched yet.</summary>
    public const int Unseen = -1;

    /// <summary>
    /// In place of a next state: the state does not permit the trigger, or the machine does not know it.
    /// </summary>
    public const int NotPermitted = -1;

    /// <summary>In place of a next state: the state permits the trigger, a guard refuses it.</summary>
    public const int Guarded = -2;

    private readonly IReadOnlyList<string?> _sentences;
    private readonly Transition?[] _transitions;
    private readonly int[] _next;
    private readonly uint[] _allowed;
    private readonly int _width;

    internal Machine(
        string name,
        SubjectKind per,
        string summary,
        IReadOnlyList<(string Name, string? Sentence)> states,
        IReadOnlyList<string> triggers,
        IReadOnlyCollection<Transition> transitions)
    {
        (Name, Per, Summary, Triggers) = (name, per, summary, triggers);
        States = [.. states.Select(s => s.Name)];
        _sentences = [.. states.Select(s => s.Sentence)];
        _width = triggers.Count;
        _transitions = new Transition?[(States.Count + 1) * _width];
        foreach (Transition t in transitions)
        {
            _transitions[Cell(t.From is null ? Unseen : StateOf(t.From), TriggerOf(t.Trigger))] = t;
        }
        _next = [.. _transitions.Select(t => t is null ? NotPermitted : StateOf(t.To))];
        _allowed = [.. _transitions.Select(TruthTable)];
    }

    /// <summary>The name, kebab-case: expressions say <c>state(name, subject)</c>.</summary>
    public string Name { get; }

    /// <summary>What there is one instance of.</summary>
    public SubjectKind Per { get; }

    /// <summary>A sentence on what the machine follows.</summary>
    public string Summary { get; }

    /// <summary>The states' names, kebab-case, in the order of their indices.</summary>
    public IReadOnlyList<string> States { get; }

    /// <summary>
    /// The triggers' names in the order of their indices: the event type's name where an event fires it.
    /// </summary>
    public IReadOnlyList<string> Triggers { get; }

    /// <summary>
    /// Every transition: first those that enter, then state by state, each in the order of the triggers.
    /// </summary>
    public IEnumerable<Transition> Transitions => _transitions.OfType<Transition>();

    /// <summary>Starts the definition of a machine.</summary>
    /// <param name="name">Its name, kebab-case.</param>
    /// <param name="per">What there is one instance of.</param>
    /// <param name="summary">A sentence on what it follows.</param>
    public static MachineBuilder Named(string name, SubjectKind per, string summary) => new(name, per, summary);

    /// <summary>The index of the state of that name; -1 if there is none.</summary>
    public int StateOf(string name) => IndexOf(States, name);

    /// <summary>The index of the trigger of that name; -1 if there is none.</summary>
    public int TriggerOf(string name) => IndexOf(Triggers, name);

    /// <summary>What the state means, in a sentence; null when its name says it.</summary>
    public string? Sentence(int state) => _sentences[state];

    /// <summary>Whether the state is an end: it permits nothing.</summary>
    public bool IsEnd(int state) => Row(state).All(t => t is null);

    /// <summary>
    /// The state that the trigger leads to, guards left aside; <see cref="NotPermitted"/> if it leads nowhere.
    /// </summary>
    /// <param name="state">The instance's state, or <see cref="Unseen"/>.</param>
    /// <param name="trigger">The trigger's index; one out of range is permitted nowhere.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such state.</exception>
    public int Next(int state, int trigger) =>
        (uint)trigger < (uint)_width ? _next[Cell(state, trigger)] : NotPermitted;

    /// <summary>
    /// The state in which an instance is once the trigger is a fact: where one first seen enters, and where a fact that
    /// stands puts one whose state did not permit it. Guards left aside; <see cref="NotPermitted"/> for no trigger.
    /// </summary>
    public int Entry(int trigger) => Next(Unseen, trigger);

    /// <summary>
    /// Whether the trigger fires at most once in an instance's life: from where it leads, no path of transitions,
    /// guards left aside, comes to a state that permits it.
    /// </summary>
    /// <param name="trigger">The trigger's index, one of the machine's own.</param>
    public bool IsOnce(int trigger)
    {
        IEnumerable<int> all = Enumerable.Range(Unseen, States.Count + 1);
        Queue<int> open = new(all.Select(s => Next(s, trigger)).Where(s => s >= 0));
        HashSet<int> seen = [.. open];
        while (open.TryDequeue(out int state))
        {
            if (Next(state, trigger) >= 0) return false;
            for (int t = 0; t < _width; t++)
            {
                int next = Next(state, t);
                if (next >= 0 && seen.Add(next)) open.Enqueue(next);
            }
        }
        return true;
    }

    /// <summary>Whether some facts make a guard refuse the transition; the state must permit the trigger.</summary>
    public bool IsGuarded(int state, int trigger) => _allowed[Cell(state, trigger)] != uint.MaxValue;

    /// <summary>Fires the trigger: the table and its guards. Allocates nothing, whether it succeeds or not.</summary>
    /// <param name="state">The instance's state, or <see cref="Unseen"/>.</param>
    /// <param name="trigger">The trigger's index; one out of range is permitted nowhere.</param>
    /// <param name="facts">What the guards may see.</param>
    /// <param name="next">The next state; on failure <see cref="NotPermitted"/> or <see cref="Guarded"/>.</param>
    /// <returns>Whether it fired; if not, <see cref="Explain"/> says why.</returns>
    /// <exception cref="IndexOutOfRangeException">There is no such state.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFire(int state, int trigger, in Facts facts, out int next)
    {
        next = Next(state, trigger);
        if (next < 0) return false;
        uint allowed = _allowed[Cell(state, trigger)];
        if (allowed == uint.MaxValue || ((allowed >> facts.Index) & 1) != 0) return true;
        next = Guarded;
        return false;
    }

    /// <summary>The triggers that fire in the state under these facts, in the machine's order.</summary>
    public IEnumerable<string> Permitted(int state, in Facts facts)
    {
        int index = facts.Index;
        return Row(state).OfType<Transition>()
            .Where(t => ((_allowed[Cell(state, TriggerOf(t.Trigger))] >> index) & 1) != 0)
            .Select(t => t.Trigger);
    }

    /// <summary>A sentence on what the trigger does in the state under these facts, and if nothing, why not.</summary>
    public string Explain(int state, int trigger, in Facts facts)
    {
        string here = state == Unseen ? "not seen yet" : States[state];
        if ((uint)trigger >= (uint)_width) return $"{Name} knows no such trigger; it knows {Listed(Triggers)}.";
        string name = Triggers[trigger];
        if (_transitions[Cell(state, trigger)] is not { } transition)
        {
            return $"{Name} is {here}, which does not permit {name}; it permits {Listed(Permitted(state, facts))}.";
        }
        foreach (Guard guard in transition.Guards)
        {
            if (!guard.Holds(facts)) return $"{Name} is {here} and {name} is refused: {guard.Reason}.";
        }
        return $"{Name} is {here} and {name} leads to {transition.To}.";
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static string Listed(IEnumerable<string> names) =>
        string.Join(", ", names) is { Length: > 0 } list ? list : "nothing";

    private static int IndexOf(IReadOnlyList<string> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i] == name) return i;
        }
        return -1;
    }

    /// <summary>One bit for each value of the facts: set where every guard holds.</summary>
    private static uint TruthTable(Transition? transition)
    {
        if (transition is null) return 0;
        uint table = 0;
        for (int i = 0; i < Facts.Count; i++)
        {
            if (transition.Guards.All(g => g.Holds(Facts.At(i)))) table |= 1u << i;
        }
        return table;
    }

    private int Cell(int state, int trigger) => ((state + 1) * _width) + trigger;

    private ArraySegment<Transition?> Row(int state) => new(_transitions, Cell(state, 0), _width);
}
