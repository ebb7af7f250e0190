using System.Runtime.CompilerServices;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Packs.Yaml;

/// <summary>
/// The ids that exist and the references to them. References are checked at the end, when every file has been read, so
/// that files may name each other.
/// </summary>
internal sealed class Names
{
    /// <summary>The names of packs: a long history's are not gathered again for each of its scenarios.</summary>
    private static readonly ConditionalWeakTable<Pack, Names> Gathered = [];

    private readonly Dictionary<Noun, HashSet<string>> _known = [];
    private Names? _pack;
    private readonly HashSet<Noun> _incomplete = [];
    private readonly List<Reference> _references = [];

    /// <summary>What is wrong in the files of this reading.</summary>
    public Problems Problems { get; } = new();

    /// <summary>The names of a pack that has been read.</summary>
    public static Names Of(Pack pack) => new() { _pack = Gathered.GetValue(pack, Gather) };

    private static Names Gather(Pack pack)
    {
        var names = new Names();
        names.Know(Noun.Source, pack.Sources.Select(s => s.Id));
        names.Know(Noun.Actor, pack.Actors.Select(a => a.Id));
        names.Know(Noun.Nation, pack.Actors.Where(a => a.Kind == Actors.NationKind).Select(a => a.Id));
        names.Know(Noun.Place, pack.Places.Select(p => p.Id));
        names.Know(Noun.Mission, pack.Missions.Select(m => m.Id));
        names.Know(Noun.Activity, pack.Activities);
        foreach (Subject subject in pack.Subjects) names.Know(Nouns.Of(subject.Kind)!.Value, [subject.Id]);
        names.Know(Noun.Claim, pack.Claims.Select(c => c.Id));
        names.Know(Noun.Event, pack.History.Select(e => e.Id));
        return names;
    }

    /// <summary>The ids of that noun, in the order in which they were met.</summary>
    public IReadOnlyCollection<string> All(Noun noun) => Known(noun);

    /// <summary>Enters an id; false when it is there already.</summary>
    public bool Declare(Noun noun, string id)
    {
        // What a file declares stays its own: the pack's names serve other readers too.
        if (!_known.TryGetValue(noun, out HashSet<string>? own)) own = _known[noun] = [.. Known(noun)];
        return own.Add(id);
    }

    /// <summary>Not every id of that noun could be read, so references to it prove nothing.</summary>
    public void MarkIncomplete(Noun noun) => _incomplete.Add(noun);

    /// <summary>Whether some ids of that noun could not be read.</summary>
    public bool IsIncomplete(Noun noun) => _incomplete.Contains(noun);

    /// <summary>Notes that a place in a file refers to an id.</summary>
    public void Refer(Noun noun, YamlFile file, Mark at, string id) =>
        _references.Add(new Reference(noun, file, at, id));

    /// <summary>How many references are noted.</summary>
    public int References => _references.Count;

    /// <summary>Whether all that is referred to since there were so many references is known by now.</summary>
    public bool KnowsSince(int references) =>
        _references.Skip(references).All(r => _incomplete.Contains(r.Noun) || Known(r.Noun).Contains(r.Id));

    /// <summary>Adds a problem for every reference to what does not exist.</summary>
    public void Resolve()
    {
        foreach (Reference reference in _references)
        {
            (Noun noun, YamlFile file, Mark at, string id) = reference;
            if (_incomplete.Contains(noun) || Known(noun).Contains(id)) continue;
            if (noun == Noun.Nation && Known(Noun.Actor).Contains(id))
            {
                file.Add(
                    at,
                    $"The actor '{id}' is not a nation, so it has no troops.",
                    $"Nations: {Problems.Listed(Known(noun))}.");
                continue;
            }
            string known =
                Known(noun).Count == 0 ? $"No {noun.Word()} is known." : $"Known: {Problems.Listed(Known(noun))}.";
            file.Add(
                at, $"There is no {noun.Word()} '{Problems.Shown(id)}'. {known}", Problems.DidYouMean(id, Known(noun)),
                Known(noun));
        }
        _references.Clear();
    }

    private void Know(Noun noun, IEnumerable<string> ids)
    {
        foreach (string id in ids) Declare(noun, id);
    }

    private HashSet<string> Known(Noun noun) =>
        _known.TryGetValue(noun, out HashSet<string>? ids) ? ids : _pack?.Known(noun) ?? [];

    private sealed record Reference(Noun Noun, YamlFile File, Mark At, string Id);
}

/// <summary>The kinds of actors.</summary>
internal static class Actors
{
    /// <summary>The kind whose actors may stand first in a series.</summary>
    public const string NationKind = "nation";

    /// <summary>Every kind.</summary>
    public static string[] Kinds { get; } = [NationKind, "government", "body", "group", "person"];
}
