using System.Collections.Concurrent;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App;

/// <summary>The store as it stood on earlier days: what was imported, and which branches were made, by then.</summary>
public sealed partial class Workspace
{
    /// <summary>How many earlier days a server holds at once.</summary>
    private const int MostEarlier = 8;

    private readonly ConcurrentDictionary<DateOnly, Workspace> _earlier = [];
    private Workspace? _now;
    private DateOnly _asImportedOn;

    /// <summary>The days on which something was imported, in order, whichever day is asked about.</summary>
    public IEnumerable<DateOnly> ImportDays => (_now ?? this).Archive.Books.Days.Select(d => d.Day);

    /// <summary>Reads a store, as it stood at the end of a day; null means now.</summary>
    /// <exception cref="InvalidInputException">Nothing was imported yet, or not by then.</exception>
    public static async Task<Workspace> LoadAsync(IEventStore store, DateOnly? asImportedOn, CancellationToken cancel)
    {
        Workspace now = await LoadAsync(store, cancel);
        return asImportedOn is { } day ? now.AsImportedOn(day) : now;
    }

    /// <summary>This store as it stood at the end of a day, in UTC: all that a reader would have found in it then.</summary>
    /// <exception cref="InvalidInputException">Nothing was imported by then.</exception>
    public Workspace AsImportedOn(DateOnly day)
    {
        if (day >= Archive.LastDay) return this;
        if (_earlier.TryGetValue(day, out Workspace? known)) return known;
        Archive archive = Archive.AsImportedOn(day);
        if (archive.Pack is null)
        {
            throw new InvalidInputException(
                $"The store was empty at the end of {day:yyyy-MM-dd}: it was first imported into on "
                + $"{Archive.Books.Days[0].Day:yyyy-MM-dd}.", "Ask for that day or a later one.");
        }
        if (_earlier.Count >= MostEarlier) _earlier.Clear();
        Workspace then = Of(Store, archive);
        (then._now, then._asImportedOn) = (this, day);
        return _earlier.GetOrAdd(day, then);
    }

    /// <summary>The refusal of a branch that is not there, or was not yet on the day asked about.</summary>
    private InvalidInputException NoBranch(string name)
    {
        if (_now?.Archive.Branches.GetValueOrDefault(name) is { } later)
        {
            return new InvalidInputException(
                $"The branch '{name}' was not in the store at the end of {_asImportedOn:yyyy-MM-dd}: it was first applied "
                + $"on {later.Versions.Last().RecordedOn:yyyy-MM-dd}.", "Ask for that day or a later one.");
        }
        return name == Scenario.Trunk
            ? new InvalidInputException(
                $"'{name}' is the trunk that every branch grows from, not a branch.",
                "It has no plan to show, edit or archive; 'natoiraq history' lists its events.")
            : InvalidInputException.Missing(
                $"There is no branch '{name}'.",
                NearMiss.Hint(name, Archive.Branches.Keys.Append(Scenario.Trunk))
                    ?? "'natoiraq branch list' lists them.");
    }
}
