using System.Collections.Immutable;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;

namespace NatoIraq.Core.Branches;

/// <summary>
/// Everything a store's log says, folded: the pack's files, the claims and history as last corrected, the branches.
/// </summary>
public sealed class Archive
{
    // Shared by archives that differ in a branch or two: to copy thousands of them would be the price of each edit.
    private ImmutableSortedDictionary<string, Branch> _branches;
    private ImmutableDictionary<string, long> _versions;
    private ImmutableSortedSet<int> _editions;
    private DateOnly _lastDay;

    private Archive(Books books)
    {
        Books = books;
        _branches = ImmutableSortedDictionary.Create<string, Branch>(StringComparer.Ordinal);
        _versions = ImmutableDictionary<string, long>.Empty;
        _editions = [];
    }

    private Archive(Archive other, Books books)
    {
        Books = books;
        (_branches, _versions, _editions) = (other._branches, other._versions, other._editions);
        _lastDay = other._lastDay;
    }

    /// <summary>Folds the log, in arrival order.</summary>
    public static Archive Of(IEnumerable<Recorded> log)
    {
        var archive = new Archive(new Books());
        foreach (Recorded recorded in log) archive.Evolve(recorded);
        return archive;
    }

    /// <summary>The archive after more of its log; this one stays as it is.</summary>
    public Archive Then(IReadOnlyList<Recorded> more)
    {
        var after = new Archive(this, more.All(r => Streams.BranchOf(r.Stream) is not null) ? Books : Books.Copy());
        foreach (Recorded recorded in more) after.Evolve(recorded);
        return after;
    }

    /// <summary>The archive as it would be after more events; this one stays as it is.</summary>
    public Archive With(IReadOnlyList<Append> appends)
    {
        bool isOfBranches = appends.All(a => Streams.BranchOf(a.Stream) is not null);
        var after = new Archive(this, isOfBranches ? Books : Books.Copy());
        foreach (Append append in appends)
        {
            long version = append.ExpectedVersion;
            foreach (Event e in append.Events) after.Evolve(append.Stream, ++version, e, _lastDay);
        }
        return after;
    }

    /// <summary>
    /// The same branches over the claims and history as they stood at an edition: nothing in a log is ever lost.
    /// </summary>
    /// <param name="edition">From 0 to <see cref="Edition"/>, both inclusive.</param>
    public Archive At(int edition) => Over(Books.At(edition));

    /// <summary>The same branches over other claims and another history.</summary>
    public Archive Over(Books books) => new(this, books);

    /// <summary>
    /// All of it as the log stood at the end of a day, in UTC: what was imported, and what branches were made, by then.
    /// A log goes forward only: what follows an entry counts as recorded no earlier than that one.
    /// </summary>
    public Archive AsImportedOn(DateOnly day)
    {
        var then = new Archive(Books.At(Books.EditionOn(day))) { _lastDay = day < _lastDay ? day : _lastDay };
        foreach (Branch branch in _branches.Values)
        {
            if (branch.Versions.FirstOrDefault(v => v.RecordedOn <= day) is not { } version) continue;
            then._branches = then._branches.Add(version.Name, version);
            then._versions = then._versions.SetItem(Streams.Branch(version.Name), version.Version);
            then._editions = then._editions.Union(version.Versions.Select(v => v.Edition));
        }
        return then;
    }

    /// <summary>What the log says of the pack, with every correction.</summary>
    public Books Books { get; }

    /// <summary>
    /// How many events of claims and history the log holds: the newest edition. Smaller numbers are older ones.
    /// </summary>
    public int Edition => Books.Edition;

    /// <summary>The editions that branches were ever put on, the oldest first.</summary>
    public IReadOnlyCollection<int> Editions => _editions;

    /// <summary>The pack's name; null when nothing was imported.</summary>
    public string? Pack => Books.Pack;

    /// <summary>The pack's definition files as they were written.</summary>
    public IReadOnlyDictionary<string, string> Files => Books.Files;

    /// <summary>The claims, as last corrected, in order of arrival.</summary>
    public IReadOnlyList<Claim> Claims => Books.Claims;

    /// <summary>The history's events, as last corrected, in the order of the pack's file.</summary>
    public IReadOnlyList<Event> History => Books.History;

    /// <summary>The branches, archived ones too, by name.</summary>
    public IReadOnlyDictionary<string, Branch> Branches => _branches;

    /// <summary>The last day on which anything was recorded.</summary>
    public DateOnly LastDay => _lastDay;

    /// <summary>The version of a stream; 0 when it does not exist.</summary>
    public long VersionOf(string stream) => Streams.BranchOf(stream) is null
        ? Books.VersionOf(stream) : _versions.GetValueOrDefault(stream);

    private void Evolve(Recorded r) =>
        Evolve(r.Stream, r.Version, r.Event, DateOnly.FromDateTime(r.RecordedAt.UtcDateTime));

    private void Evolve(string stream, long version, Event happened, DateOnly day)
    {
        if (day > _lastDay) _lastDay = day;
        if (Streams.BranchOf(stream) is not { } name)
        {
            Books.Add(stream, version, happened, _lastDay);
            return;
        }
        _versions = _versions.SetItem(stream, version);
        Branch? before = _branches.GetValueOrDefault(name);
        if (Branch.Evolve(before, happened.Data, happened.By, Edition, _lastDay) is not { } branch) return;
        _branches = _branches.SetItem(name, branch);
        _editions = _editions.Add(branch.Edition);
    }
}
