using System.Text.Json.Nodes;
using NatoIraq.App.Views;

namespace NatoIraq.App.History;

/// <summary>What a step of a replay looks like: its event, what it did, on whose word, what was known.</summary>
/// <param name="Step">The step, from 1.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Data">The event's data, as stored.</param>
/// <param name="Day">The day on which it takes effect.</param>
/// <param name="Window">Its uncertainty window.</param>
/// <param name="Amends">The event it completes; null for none.</param>
/// <param name="Note">Why it is read this way; null when nothing needs saying.</param>
/// <param name="Changes">What it changed in the ledger and in missions, offices and places.</param>
/// <param name="Moves">The machines it concerns.</param>
/// <param name="Breaches">The rules it broke.</param>
/// <param name="Claims">The claims that say so, the principal one first.</param>
/// <param name="Conflicts">Where known sources behind it disagree or are silent.</param>
/// <param name="Later">What was not known yet on its day.</param>
public sealed record MomentView(
    int Step,
    string Id,
    string Type,
    JsonNode? Data,
    DateOnly Day,
    DatesView Window,
    string? Amends,
    string? Note,
    IReadOnlyList<ChangedView> Changes,
    IReadOnlyList<MoveView> Moves,
    IReadOnlyList<BreachView> Breaches,
    IReadOnlyList<ClaimView> Claims,
    IReadOnlyList<ConflictView> Conflicts,
    LaterView Later)
{
    /// <summary>The planned events that do not happen from its day on, until the next step's.</summary>
    public IReadOnlyList<NotHappenedView> NotHappened { get; init; } = [];
}

/// <summary>A change of one thing.</summary>
/// <param name="What">The thing, as an expression would address it.</param>
/// <param name="Before">Its value before; null when there was none.</param>
/// <param name="After">Its value after; null when there is none.</param>
/// <param name="Qualifier">How its source hedges a level, or that it is derived; null for none.</param>
public sealed record ChangedView(string What, string? Before, string? After, string? Qualifier);

/// <summary>A machine that an event concerns.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="From">The state before; null when it was never seen.</param>
/// <param name="To">The state after; the same as before when it stays.</param>
/// <param name="Meaning">What the state means; null when its name says it.</param>
/// <param name="Permits">The triggers that the state permits, with those a guard now bars.</param>
public sealed record MoveView(
    string Machine, string Subject, string? From, string To, string? Meaning, IReadOnlyList<PermitView> Permits);

/// <summary>A trigger of a state.</summary>
/// <param name="Trigger">The trigger.</param>
/// <param name="Barred">Why a guard now refuses it; null when it may fire.</param>
public sealed record PermitView(string Trigger, string? Barred);

/// <summary>What breaking a rule came to.</summary>
public enum Breach
{
    /// <summary>A planned event was blocked by it.</summary>
    Blocked,

    /// <summary>A fact stands against it.</summary>
    Stands,

    /// <summary>It is noted, and blocks nothing.</summary>
    Noted,
}

/// <summary>A rule that an event broke.</summary>
/// <param name="Rule">Its id and name.</param>
/// <param name="Kind">What that came to.</param>
/// <param name="Because">The actual and the allowed values.</param>
/// <param name="Reason">Why the pack lets the fact stand; null when it says nothing.</param>
public sealed record BreachView(string Rule, Breach Kind, string Because, string? Reason);

/// <summary>What was not known yet on a day.</summary>
/// <param name="KnownFrom">The day from which the event itself was known; null without claims.</param>
/// <param name="Count">How many of the claims became known after the day.</param>
/// <param name="Of">How many claims there are.</param>
/// <param name="Next">The next of them.</param>
/// <param name="NextOn">The day on which that one became known.</param>
public sealed record LaterView(DateOnly? KnownFrom, int Count, int Of, ClaimView? Next, DateOnly? NextOn);
