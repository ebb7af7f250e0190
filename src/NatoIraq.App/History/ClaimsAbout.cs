using System.Text.Json.Nodes;
using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Who says what of a subject, and how many independent sources that makes.</summary>
/// <param name="Subject">An option, resolution, office, forum, mission, place, actor or series.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Families">
/// How many independent source families speak of it: repeats within a family, and two outlets with one agency's story,
/// count once.
/// </param>
/// <param name="Groups">What is said, by kind, in the order in which it was first told.</param>
public sealed record AboutView(string Subject, string Name, int Families, IReadOnlyList<AboutGroup> Groups);

/// <summary>What is said of a subject in one way.</summary>
/// <param name="Type">The type of the events that cite the claims, or the claims' own type where no event does.</param>
/// <param name="By">Who did it, by name; empty where that is nobody in particular.</param>
/// <param name="Attributions">On whose word: the first tellers, without those who repeat them.</param>
/// <param name="Claims">The claims.</param>
/// <param name="Repeats">How many of them repeat another.</param>
/// <param name="Families">The source families.</param>
/// <param name="Independent">How many these are.</param>
public sealed record AboutGroup(
    string Type, IReadOnlyList<string> By, IReadOnlyList<string> Attributions, IReadOnlyList<string> Claims, int Repeats,
    IReadOnlyList<string> Families, int Independent);

/// <summary>Finds the claims that speak of a subject: those that name it as actor, and those of events that name it.</summary>
internal sealed class ClaimsAbout
{
    private static readonly string[] Doers = ["by", "actor", "lead", "holder"];

    private readonly Pack _pack;
    private readonly string _subject;
    private readonly Series? _series;
    private readonly string _name;

    /// <summary>Looks the subject up.</summary>
    /// <exception cref="InvalidInputException">The pack has no such thing.</exception>
    public ClaimsAbout(Pack pack, string subject)
    {
        (_pack, _subject) = (pack, subject);
        Dictionary<string, string> names = pack.Actors.Select(a => (a.Id, a.Name))
            .Concat(pack.Places.Select(p => (p.Id, p.Name))).Concat(pack.Missions.Select(m => (m.Id, m.Name)))
            .Concat(pack.Subjects.Select(s => (s.Id, s.Name))).DistinctBy(n => n.Id).ToDictionary();
        if (Series.TryParse(subject, out Series series) && new Universe(pack).IsNamed(series)) _series = series;
        _name = _series is not null ? subject : names.GetValueOrDefault(subject)
            ?? throw new InvalidInputException(
                $"There is nothing called '{subject}' that a claim could be about.",
                NearMiss.Hint(subject, names.Keys)
                    ?? "Name an actor, a place, a mission, an option, a resolution, an office, a forum or a series.");
    }

    /// <summary>The ids of the claims, of those that are known.</summary>
    public HashSet<string> Find() => [.. _pack.Claims.Where(c => c.Actors.Contains(_subject)).Select(c => c.Id),
        .. Naming().SelectMany(e => e.Cites)];

    /// <summary>The claims that are shown, by what they say.</summary>
    public AboutView View(IReadOnlyList<Claim> shown)
    {
        Dictionary<string, Claim> byId = shown.ToDictionary(c => c.Id);
        Event[] naming = [.. Naming()];
        HashSet<string> cited = [.. naming.SelectMany(e => e.Cites)];
        IEnumerable<(string Type, string? By, Claim Claim)> told = naming
            .SelectMany(e => e.Cites.Where(byId.ContainsKey).Select(c => (e.Type, DoerOf(e), byId[c])))
            .Concat(shown.Where(c => !cited.Contains(c.Id)).Select(c => (c.Type, (string?)null, c)));
        return new AboutView(
            _subject, _name, FamiliesOf(shown).Count,
            [.. told.GroupBy(t => t.Type).Select(g => Group(g.Key, [.. g]))]);
    }

    private AboutGroup Group(string type, (string Type, string? By, Claim Claim)[] told)
    {
        Claim[] claims = [.. told.Select(t => t.Claim).DistinctBy(c => c.Id).OrderBy(c => c.Id, ClaimIds.Order)];
        HashSet<string> ids = [.. claims.Select(c => c.Id)];
        Claim[] first = [.. claims.Where(c => !c.DuplicateOf.Any(ids.Contains))];
        IReadOnlyList<string> families = FamiliesOf(claims);
        return new AboutGroup(
            type, [.. told.Select(t => t.By).OfType<string>().Distinct().Select(NameOf)],
            [.. first.Select(c => c.Attribution).Distinct()], [.. claims.Select(c => c.Id)],
            claims.Length - first.Length, families, families.Count);
    }

    private static IReadOnlyList<string> FamiliesOf(IEnumerable<Claim> claims) =>
        [.. claims.Select(c => c.Family).Distinct().Order(StringComparer.Ordinal)];

    private IEnumerable<Event> Naming() => _pack.History.Where(e => ShowHistoryHandler.DataOf(e.Data) is JsonObject data
        && data.Any(field => field.Value is JsonValue value && value.TryGetValue(out string? text) && Names(text)));

    /// <summary>Whether a text of an event's data is the subject, or a series that it is part of.</summary>
    private bool Names(string text)
    {
        if (text == _subject) return true;
        if (!Series.TryParse(text, out Series told)) return false;
        return _series is { } asked
            ? Meets(asked.Nation, told.Nation) && Meets(asked.Mission, told.Mission) && Meets(asked.Place, told.Place)
            : told.Nation == _subject || told.Mission == _subject || told.Place == _subject;
    }

    private static bool Meets(string asked, string told) => asked == told || asked == Series.Any;

    private static string? DoerOf(Event e) => ShowHistoryHandler.DataOf(e.Data) is JsonObject data
        ? Doers.Select(d => (string?)data[d]).FirstOrDefault(d => d is not null) : null;

    private string NameOf(string actor) => _pack.Actors.FirstOrDefault(a => a.Id == actor)?.Name ?? actor;
}
