using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.Core.Branches;

/// <summary>
/// Everything a store's log says, folded: the pack's files, the claims and history as last corrected, the branches.
/// </summary>
public sealed class Archive
{
    private readonly Dictionary<string, Claim> _claims;
    private readonly Dictionary<string, Event> _history;
    private readonly SortedDictionary<string, Branch> _branches;
    private readonly Dictionary<string, long> _versions;
    private readonly List<Event> _books;
    private readonly SortedSet<int> _editions;
    private IReadOnlyList<string> _order = [];

    private Archive() =>
        (_claims, _history, _branches, _versions, _books, _editions) = ([], [], new SortedDictionary<string,
            Branch>(StringComparer.Ordinal), [], [], []);

    private Archive(Archive other)
    {
        (_claims, _history) = (new Dictionary<string, Claim>(other._claims), new Dictionary<string,
            Event>(other._history));
        _branches = new SortedDictionary<string, Branch>(other._branches, StringComparer.Ordinal);
        _versions = new Dictionary<string, long>(other._versions);
        (_books, _editions) = ([.. other._books], [.. other._editions]);
        (Pack, Files, _order) = (other.Pack, other.Files, other._order);
    }

    /// <summary>Folds the log, in arrival order.</summary>
    public static Archive Of(IEnumerable<Recorded> log)
    {
        var archive = new Archive();
        foreach (Recorded recorded in log) archive.Evolve(recorded.Stream, recorded.Version, recorded.Event);
        return archive;
    }

    /// <summary>The archive as it would be after more events; this one stays as it is.</summary>
    public Archive With(IEnumerable<Append> appends)
    {
        var after = new Archive(this);
        foreach (Append append in appends)
        {
            long version = append.ExpectedVersion;
            foreach (Event e in append.Events) after.Evolve(append.Stream, ++version, e);
        }
        return after;
    }

    /// <summary>
    /// The same branches over the claims and history as they stood at an edition: nothing in a log is ever lost.
    /// </summary>
    /// <param name="edition">From 0 to <see cref="Edition"/>, both inclusive.</param>
    public Archive At(int edition)
    {
        var then = new Archive(this) { Pack = null, Files = new Dictionary<string, string>(), _order = [] };
        then._claims.Clear();
        then._history.Clear();
        foreach (Event e in _books.Take(edition)) then.Keep(e);
        return then;
    }

    /// <summary>
    /// How many events of claims and history the log holds: the newest edition. Smaller numbers are older ones.
    /// </summary>
    public int Edition => _books.Count;

    /// <summary>The editions that branches were ever put on, the oldest first.</summary>
    public IReadOnlyCollection<int> Editions => _editions;

    /// <summary>The pack's name; null when nothing was imported.</summary>
    public string? Pack { get; private set; }

    /// <summary>The pack's definition files as they were written.</summary>
    public IReadOnlyDictionary<string, string> Files { get; private set; } = new Dictionary<string, string>();

    /// <summary>The claims, as last corrected, in order of arrival.</summary>
    public IReadOnlyList<Claim> Claims => [.. _claims.Values];

    /// <summary>The history's events, as last corrected, in the order of the pack's file.</summary>
    public IReadOnlyList<Event> History
    {
        get
        {
            Dictionary<string, int> rank = _order.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
            return [.. _history.Values.OrderBy(e => rank.GetValueOrDefault(e.Id, int.MaxValue))];
        }
    }

    /// <summary>The branches, archived ones too, by name.</summary>
    public IReadOnlyDictionary<string, Branch> Branches => _branches;

    /// <summary>The version of a stream; 0 when it does not exist.</summary>
    public long VersionOf(string stream) => _versions.GetValueOrDefault(stream);

    private void Evolve(string stream, long version, Event happened)
    {
        _versions[stream] = version;
        if (Streams.BranchOf(stream) is { } name)
        {
            if (Branch.Evolve(_branches.GetValueOrDefault(name), happened, Edition) is not { } branch) return;
            _branches[name] = branch;
            _editions.Add(branch.Edition);
            return;
        }
        _books.Add(happened);
        Keep(happened);
    }

    private void Keep(Event happened)
    {
        switch (happened.Data)
        {
            case ClaimReported e: _claims[e.Claim.Id] = e.Claim; break;
            case ClaimRevised e: _claims[e.Claim.Id] = e.Claim; break;
            case ClaimRetracted e: _claims.Remove(e.Claim); break;
            case PackDefined e: (Pack, Files) = (e.Pack, e.Files); break;
            case EventRevised e: _history[e.Event.Id] = e.Event; break;
            case EventRetracted e: _history.Remove(e.Event); break;
            case HistoryOrdered e: _order = e.Events; break;
            // Who recorded a fact is no part of it.
            default: _history[happened.Id] = happened.By is null ? happened : happened with { By = null }; break;
        }
    }
}
