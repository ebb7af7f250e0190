namespace NatoIraq.App.Diffs;

/// <summary>What differs between two sides.</summary>
/// <param name="Kind">What was compared: <c>branches</c>, <c>moments</c> or <c>scenarios</c>.</param>
/// <param name="A">The one side.</param>
/// <param name="B">The other side.</param>
/// <param name="Draw">Which draw of a branch was opened; <c>facts</c> for the history, null for files.</param>
/// <param name="Equal">Whether nothing differs.</param>
/// <param name="Plan">What the scenarios or plans say, thing by thing; empty for moments.</param>
/// <param name="Events">What happens, event by event; empty for files.</param>
/// <param name="States">What the world is like, moment by moment; empty for files.</param>
public sealed record DiffView(
    string Kind,
    string A,
    string B,
    string? Draw,
    bool Equal,
    IReadOnlyList<DifferenceView> Plan,
    IReadOnlyList<DifferenceView> Events,
    IReadOnlyList<StateDiffView> States)
{
    /// <summary>Whether two scenarios say the same in another order.</summary>
    public bool Reordered { get; init; }

    /// <summary>The view of these differences, equal when there are none.</summary>
    internal static DiffView Of(
        string kind, string a, string b, string? draw, IReadOnlyList<DifferenceView> plan,
        IReadOnlyList<DifferenceView> events, IReadOnlyList<StateDiffView> states)
    {
        bool equal = plan.Count == 0 && events.Count == 0 && states.All(s => s.Changes.Count == 0);
        return new DiffView(kind, a, b, draw, equal, plan, events, states);
    }
}

/// <summary>How two worlds differ: levels, missions, machines, offices.</summary>
/// <param name="A">The one moment, a day.</param>
/// <param name="B">The other moment; the same day when two branches are compared.</param>
/// <param name="Changes">What differs; empty when nothing does.</param>
public sealed record StateDiffView(DateOnly A, DateOnly B, IReadOnlyList<DifferenceView> Changes);

/// <summary>One thing that differs.</summary>
/// <param name="Part">Where it belongs: a key of scenario files, <c>levels</c>, <c>machines</c> and so on.</param>
/// <param name="Id">Its id or name there.</param>
/// <param name="Type">An event's type; null for other things.</param>
/// <param name="Change">Whether one side alone has it, or both have it and differ.</param>
/// <param name="Fields">Of a changed thing what changed; of a thing that one side has, all of it.</param>
public sealed record DifferenceView(
    string Part, string Id, string? Type, Change Change, IReadOnlyList<FieldDiffView> Fields);

/// <summary>One field on both sides; null where it is not given.</summary>
public sealed record FieldDiffView(string Field, string? A, string? B);

/// <summary>How a thing differs.</summary>
public enum Change
{
    /// <summary>Only the one side has it.</summary>
    OnlyA,

    /// <summary>Only the other side has it.</summary>
    OnlyB,

    /// <summary>Both have it, with other fields.</summary>
    Changed,
}
