namespace NatoIraq.Core.Scenarios;

/// <summary>
/// What a scenario says of one thing, with the scenario that says it and the days for which it counts.
/// </summary>
/// <param name="Owner">The scenario.</param>
/// <param name="SinceDay">The day its owner forked.</param>
/// <param name="Item">
/// An <see cref="Assumption"/>, <see cref="Scenarios.Initial"/>, <see cref="PlannedEvent"/>, <see cref="Reaction"/>,
/// <see cref="Hazard"/> or <see cref="Output"/>.
/// </param>
internal sealed record Inherited<T>(Scenario Owner, int SinceDay, T Item)
{
    /// <summary>The last day on which it counts.</summary>
    public int UntilDay { get; set; } = int.MaxValue;
}

/// <summary>
/// The whole plan of a branch: its parent's, with its own entries added, replacing those of the same id, or dropping
/// them.
/// A branch that forks later than its parent changes only what is still to come.
/// </summary>
internal sealed class PlanMerge
{
    public List<Inherited<Assumption>> Assumptions { get; } = [];

    public List<Inherited<Initial>> Initial { get; } = [];

    /// <summary>All that the chain says, the eldest scenario's first: a later one of the same two replaces it.</summary>
    public List<Inherited<Correlation>> Correlations { get; } = [];

    public List<Inherited<PlanEntry>> Entries { get; } = [];

    public List<Inherited<Output>> Outputs { get; } = [];

    public List<Problem> Problems { get; } = [];

    /// <summary>
    /// Whether the plan inherits from a parent that is not known, so that names may exist beyond these.
    /// </summary>
    public bool IsOpen { get; init; }

    /// <summary>Adds the next scenario of the chain, parents first.</summary>
    public void Add(Scenario scenario, int forkDay)
    {
        foreach (Located drop in scenario.Drop)
        {
            Deny(scenario, forkDay, drop, "inherited entry", "drop", "Drop an inherited event, rule or hazard.");
        }
        foreach (Assumption a in scenario.Assumptions)
        {
            Redefine(Assumptions, scenario, forkDay, a, x => x.Name, a.At, "An assumption");
        }
        foreach (Initial i in scenario.Initial)
        {
            Redefine(Initial, scenario, forkDay, i, x => x.Target.Text, i.Target, "A starting value");
        }
        Correlations.AddRange(scenario.Correlations.Select(c => new Inherited<Correlation>(scenario, forkDay, c)));
        foreach (PlanEntry e in scenario.Events.Cast<PlanEntry>().Concat(scenario.Rules).Concat(scenario.Hazards))
        {
            Replace(Entries, scenario, forkDay, e, x => x.Id.Text);
        }
        foreach (string id in scenario.Skipped)
        {
            Deny(
                scenario, forkDay, new Located(id), "entry", "skip",
                "Skip an event, rule or hazard of the plan; a fact stands (R15).");
        }
        // A scenario reports its own outputs only.
        Outputs.Clear();
        foreach (Output o in scenario.Outputs) Replace(Outputs, scenario, forkDay, o, x => x.Name.Text);
    }

    /// <summary>
    /// What is drawn at a fork is not drawn anew at a later one: it would change what is past by then.
    /// </summary>
    private void Redefine<T>(
        List<Inherited<T>> list, Scenario owner, int forkDay, T item, Func<T, string> id, Located at, string what)
    {
        string name = id(item);
        if (list.Find(x => id(x.Item) == name) is { } inherited && inherited.SinceDay < forkDay)
        {
            Problems.Add(new Problem(
                $"{what} of {name} was drawn when '{inherited.Owner.Name}' forked: a later fork never changes what "
                + "precedes it (R15).",
                owner.Name, at.Line, at.Column, null,
                $"Fork on {DateOnly.FromDayNumber(inherited.SinceDay):yyyy-MM-dd} too, or give it another name."));
            return;
        }
        Replace(list, owner, forkDay, item, id);
    }

    private static void Replace<T>(List<Inherited<T>> list, Scenario owner, int forkDay, T item, Func<T, string> id)
    {
        int at = list.FindIndex(x => x.UntilDay == int.MaxValue && id(x.Item) == id(item));
        if (at < 0)
        {
            list.Add(new Inherited<T>(owner, forkDay, item));
        }
        else if (list[at].SinceDay >= forkDay)
        {
            list[at] = new Inherited<T>(owner, forkDay, item);
        }
        else
        {
            list[at].UntilDay = forkDay;
            list.Insert(at + 1, new Inherited<T>(owner, forkDay, item));
        }
    }

    /// <summary>
    /// Leaves an entry out: altogether, or, where it may have happened by this fork, from the fork on.
    /// </summary>
    private void Deny(Scenario scenario, int forkDay, Located id, string what, string verb, string otherwise)
    {
        int at = Entries.FindIndex(x => x.UntilDay == int.MaxValue && x.Item.Id.Text == id.Text);
        if (at < 0)
        {
            // An ancestor denied it already, for example by a skip: what this branch wants is so.
            if (IsOpen || IsDropped(id.Text)) return;
            string hint = NearMiss.Hint(id.Text, Entries.Select(x => x.Item.Id.Text)) ?? otherwise;
            Problems.Add(new Problem(
                $"There is no {what} '{id.Text}' to {verb}.", scenario.Name, id.Line, id.Column, null, hint));
            return;
        }
        if (Entries[at].SinceDay >= forkDay) Entries.RemoveAt(at);
        else Entries[at].UntilDay = forkDay;
        _dropped.Add(id.Text);
    }

    private readonly HashSet<string> _dropped = [];

    /// <summary>Whether an entry of that id was dropped.</summary>
    public bool IsDropped(string id) => _dropped.Contains(id);
}
