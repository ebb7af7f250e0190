using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Scoring;

/// <summary>What later turned out to be so, to score forecasts with.</summary>
/// <param name="Name">Its name, kebab-case.</param>
/// <param name="Title">A title for people.</param>
/// <param name="Note">What its author wants to say; null when nothing.</param>
/// <param name="Truths">What is known, in the file's order.</param>
public sealed record TruthSet(string Name, string Title, string? Note, IReadOnlyList<Truth> Truths);

/// <summary>One thing that turned out to be so.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Date">The day it is about: the end of it.</param>
/// <param name="Source">Who tells it: the id of a source, or words.</param>
/// <param name="Published">The day it was published: who forecasts later might have known it.</param>
/// <param name="Cites">Claims behind it.</param>
/// <param name="Note">How it follows from the source; null when nothing needs saying.</param>
public abstract record Truth(
    int Number, DateOnly Date, string Source, DateOnly Published, IReadOnlyList<string> Cites, string? Note)
{
    /// <summary>What it is about, in the words of the command line.</summary>
    public abstract string Subject { get; }
}

/// <summary>A number on a day.</summary>
/// <param name="Number">Its place in the file.</param>
/// <param name="Date">The day.</param>
/// <param name="Source">Who tells it.</param>
/// <param name="Published">When.</param>
/// <param name="Cites">Claims.</param>
/// <param name="Note">A note.</param>
/// <param name="Series">The series, in persons; null for another number.</param>
/// <param name="Quantity">The number as an expression of the world; null for a series.</param>
/// <param name="Known">What it was: disjoint extents, ascending; excluded bounds are left out of them already.</param>
public sealed record LevelTruth(
    int Number, DateOnly Date, string Source, DateOnly Published, IReadOnlyList<string> Cites, string? Note,
    Series? Series, Located? Quantity, IReadOnlyList<Extent> Known)
    : Truth(Number, Date, Source, Published, Cites, Note)
{
    /// <inheritdoc/>
    public override string Subject => Series is { } series ? $"{series}" : Quantity!.Text;

    /// <summary>Whether it is one value.</summary>
    public bool IsPoint => Known is [{ IsPoint: true }];
}

/// <summary>The state of a machine at the end of a day.</summary>
/// <param name="Number">Its place in the file.</param>
/// <param name="Date">The day.</param>
/// <param name="Source">Who tells it.</param>
/// <param name="Published">When.</param>
/// <param name="Cites">Claims.</param>
/// <param name="Note">A note.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Of">Its subject.</param>
/// <param name="States">The state, or those of which it was one, as indices of the machine.</param>
public sealed record StateTruth(
    int Number, DateOnly Date, string Source, DateOnly Published, IReadOnlyList<string> Cites, string? Note,
    Machine Machine, string Of, IReadOnlyList<int> States)
    : Truth(Number, Date, Source, Published, Cites, Note)
{
    /// <inheritdoc/>
    public override string Subject => $"{Machine.Name}/{Of}";
}

/// <summary>Whether an entry of a branch's plan happened, and when.</summary>
/// <param name="Number">Its place in the file.</param>
/// <param name="Date">The last day on which it happened, or by which it had not.</param>
/// <param name="Source">Who tells it.</param>
/// <param name="Published">When.</param>
/// <param name="Cites">Claims.</param>
/// <param name="Note">A note.</param>
/// <param name="Event">The entry's id.</param>
/// <param name="From">The first day on which it can have happened; null for the day after the fork.</param>
/// <param name="Happened">Whether it happened by the date.</param>
public sealed record EventTruth(
    int Number, DateOnly Date, string Source, DateOnly Published, IReadOnlyList<string> Cites, string? Note,
    string Event, DateOnly? From, bool Happened)
    : Truth(Number, Date, Source, Published, Cites, Note)
{
    /// <inheritdoc/>
    public override string Subject => Event;

    /// <summary>The last day of which anybody could tell whether it had happened.</summary>
    public DateOnly SeenUntil => Happened && Published > Date ? Published : Date;
}
