using NatoIraq.Core.Replay;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>Why a planned event did not happen in a draw.</summary>
public enum NotHappened
{
    /// <summary>Its chance went against it.</summary>
    Chance,

    /// <summary>Its condition was false on the day.</summary>
    Condition,

    /// <summary>Its condition, chance, delay, length, rate or amount was unknown.</summary>
    Unknown,

    /// <summary>A rule or a machine's state blocked it.</summary>
    Blocked,

    /// <summary>What it follows did not happen, or not by the horizon.</summary>
    Waited,

    /// <summary>
    /// A number drawn for it is out of bounds: a negative rate, delay, length or count, or no chance from 0 to 1.
    /// </summary>
    Invalid,

    /// <summary>
    /// A hazard or reaction came more often than a draw takes (<see cref="Plan.MostOccurrences"/>): the rest was cut.
    /// </summary>
    Cut,
}

/// <summary>What a draw tells while it runs. Counting and explaining are two observers of the same draw.</summary>
public interface IDrawObserver : ISink
{
    /// <summary>Whether it wants the fork told as a step of its own.</summary>
    bool Explains { get; }

    /// <summary>
    /// The world stays as it is from the end of <paramref name="from"/> to the day before <paramref name="to"/>; the
    /// journal holds what that day's events wrote.
    /// </summary>
    void Rest(Journal journal, int from, int to, double[] assumptions);

    /// <summary>An op of an entry was applied, or blocked by the rule.</summary>
    /// <param name="entry">The entry; null for the fork and starting values.</param>
    /// <param name="data">What happened.</param>
    /// <param name="op">As applied.</param>
    /// <param name="step">
    /// The ramp's step from 1, or the occurrence from 1; 0 for an event at once, -1 for the opposite event that ends
    /// it.
    /// </param>
    /// <param name="blocked">The rule that blocked it; null when it took effect.</param>
    void Applied(Entry? entry, History.EventData? data, in Op op, int step, Rule? blocked);

    /// <summary>A planned event will not happen in this draw, or some of a hazard or reaction did not.</summary>
    void Failed(Entry entry, int day, NotHappened reason);

    /// <summary>
    /// People were not moved: a ramp ended at the horizon before its last step, or a move at once was blocked.
    /// </summary>
    void Undone(Entry entry, int persons);
}
