using System.Text.Json;

namespace NatoIraq.App.Branches;

/// <summary>In what way a plan and the newest history do not go together.</summary>
public enum RebaseConflictKind
{
    /// <summary>A machine's state does not permit in some draws what it permitted in all of them.</summary>
    TriggerNotPermitted,

    /// <summary>A rule blocks in some draws what it blocked in none.</summary>
    RuleBroken,

    /// <summary>The plan names something that the pack or history no longer has.</summary>
    DefinitionGone,

    /// <summary>A new fact and the plan tell one thing: a starting value, or what happens on one day.</summary>
    SetTwice,

    /// <summary>What the plan foresees, or the history told of later, now comes before the fork.</summary>
    NowBeforeFork,

    /// <summary>It happened in some draws, and happens in none.</summary>
    NeverHappens,
}

/// <summary>What an analyst may do about a conflict.</summary>
public enum ConflictAnswer
{
    /// <summary>Accept the plan as it is.</summary>
    Keep,

    /// <summary>Leave the entry out.</summary>
    Drop,

    /// <summary>Say the entry anew; or change the scenario and apply it, which moves the branch too.</summary>
    Edit,
}

/// <summary>Something that moving a branch to the newest history would change in silence.</summary>
/// <param name="Id">What answers name it by.</param>
/// <param name="Kind">In what way.</param>
/// <param name="Entry">The entry, event or starting value.</param>
/// <param name="Because">What was, and what is.</param>
/// <param name="Answers">What may be done.</param>
/// <param name="Answer">What is to be done; null as long as nobody said.</param>
/// <param name="Yaml">The entry, to be said anew; null where only a changed scenario helps.</param>
public sealed record RebaseConflict(
    string Id,
    RebaseConflictKind Kind,
    string Entry,
    string Because,
    IReadOnlyList<ConflictAnswer> Answers,
    ConflictAnswer? Answer,
    string? Yaml)
{
    /// <summary>What may be done about an entry that is whole.</summary>
    internal static IReadOnlyList<ConflictAnswer> Any { get; } =
        [ConflictAnswer.Keep, ConflictAnswer.Drop, ConflictAnswer.Edit];

    /// <summary>What may be done about something that is no entry.</summary>
    internal static IReadOnlyList<ConflictAnswer> NoDrop { get; } = [ConflictAnswer.Keep, ConflictAnswer.Edit];

    /// <summary>A conflict that nobody answered yet, named after its kind and entry.</summary>
    internal static RebaseConflict Of(
        RebaseConflictKind kind, string entry, string because, IReadOnlyList<ConflictAnswer> answers) => new(
            $"{JsonNamingPolicy.KebabCaseLower.ConvertName($"{kind}")}:{entry}", kind, entry, because, answers, null,
            null);
}
