using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;

namespace NatoIraq.Core.Branches;

/// <summary>
/// What a log says of a pack, folded: its files, the claims and history as last corrected, and every correction that
/// led there. It is never changed once it is read: whoever adds to it adds to a copy.
/// </summary>
public sealed class Books
{
    private readonly Dictionary<string, Claim> _claims = [];
    private readonly Dictionary<string, Event> _history = [];
    private readonly Dictionary<string, long> _versions = [];
    private readonly List<(string Stream, Event Event)> _log = [];
    private readonly List<ImportDay> _days = [];
    private IReadOnlyList<string> _order = [];

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
            var rank = new Dictionary<string, int>(_order.Count);
            for (int i = 0; i < _order.Count; i++) rank.Add(_order[i], i);
            return [.. _history.Values.OrderBy(e => rank.GetValueOrDefault(e.Id, int.MaxValue))];
        }
    }

    /// <summary>How many events it is folded from: the edition.</summary>
    public int Edition => _log.Count;

    /// <summary>The events it is folded from, in order of arrival: each is an edition.</summary>
    public IEnumerable<Event> Log => _log.Select(e => e.Event);

    /// <summary>The version of a stream of claims or history; 0 when it does not exist.</summary>
    public long VersionOf(string stream) => _versions.GetValueOrDefault(stream);

    /// <summary>The days on which something was imported, in order.</summary>
    public IReadOnlyList<ImportDay> Days => _days;

    /// <summary>The edition at the end of a day; 0 before the first import.</summary>
    public int EditionOn(DateOnly day)
    {
        int edition = 0;
        foreach (ImportDay import in _days)
        {
            if (import.Day > day) break;
            edition = import.Edition;
        }
        return edition;
    }

    /// <summary>What the first events alone came to: nothing in a log is ever lost.</summary>
    /// <param name="edition">From 0 to <see cref="Edition"/>, both inclusive.</param>
    public Books At(int edition)
    {
        var then = new Books();
        int number = 0;
        foreach (ImportDay import in _days)
        {
            for (; number < Math.Min(import.Edition, edition); number++)
            {
                (string stream, Event happened) = _log[number];
                then.Add(stream, then.VersionOf(stream) + 1, happened, import.Day);
            }
        }
        return then;
    }

    /// <summary>A copy to add to.</summary>
    internal Books Copy() => At(Edition);

    /// <summary>Adds an event of claims or history; no day of import comes before the one before it.</summary>
    internal void Add(string stream, long version, Event happened, DateOnly importedOn)
    {
        _log.Add((stream, happened));
        _versions[stream] = version;
        Keep(happened);
        if (_days is [.., var last] && importedOn <= last.Day) _days[^1] = last with { Edition = Edition };
        else _days.Add(new ImportDay(importedOn, Edition));
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

/// <summary>A day on which something was imported.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Edition">The edition at its end.</param>
public sealed record ImportDay(DateOnly Day, int Edition);
