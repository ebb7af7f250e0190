using System.Text.Json.Serialization;
using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Lists claims.</summary>
/// <param name="KnownOn">Only what was known at the end of this day; null for everything.</param>
/// <param name="Clock">Which date decides.</param>
/// <param name="Source">Only of this source; null for all.</param>
/// <param name="Tier">Only of this tier; null for all.</param>
/// <param name="Ids">Only these; null or none for all.</param>
/// <param name="Actor">Only of this actor; null for all.</param>
/// <param name="Type">Only of this kind of statement; null for all.</param>
/// <param name="Text">Only with these words, in any order, in statement, attribution or id; null for all.</param>
public sealed record ListClaims(
    DateOnly? KnownOn, Clock Clock, string? Source, Tier? Tier, IReadOnlyList<string>? Ids = null,
    string? Actor = null, string? Type = null, string? Text = null)
    : IRequest<ClaimsView>
{
    /// <summary>Only those that speak of this option, mission, nation, place, series or other subject; null for all.</summary>
    public string? About { get; init; }

    /// <summary>Only what the store held at the end of this day, in UTC; null for all it holds now.</summary>
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>The claims known, and how many are hidden.</summary>
public sealed record ClaimsView(
    DateOnly? KnownOn, Clock Clock, int Count, int Hidden, IReadOnlyList<ClaimView> Claims)
{
    /// <summary>Who says what of the subject that was asked about; null when none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AboutView? About { get; init; }

    /// <summary>The day at whose end the store held this; null where nobody asked for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>A claim.</summary>
public sealed record ClaimView(
    string Id,
    string Source,
    int Paragraph,
    string Attribution,
    string Family,
    string Statement,
    string Type,
    ValidView Valid,
    DateOnly? Said,
    DateOnly Reported,
    MeasureView? Measure,
    IReadOnlyList<string> DuplicateOf,
    IReadOnlyList<string> Conflicts,
    string Tier,
    string State,
    IReadOnlyList<string> Actors,
    string? Note);

/// <summary>When a claim held.</summary>
public sealed record ValidView(DateOnly? From, DateOnly? To, Precision Precision, ValidityKind Kind);

/// <summary>A claim's quantity.</summary>
public sealed record MeasureView(
    string Quantity,
    double? Low,
    double? Point,
    double? High,
    bool LowExclusive,
    bool HighExclusive,
    string? Qualifier,
    string? Unit,
    string? Method,
    string? Geography);

/// <summary>Handles <see cref="ListClaims"/>.</summary>
public sealed class ListClaimsHandler(IEventStore store) : IRequestHandler<ListClaims, ClaimsView>
{
    /// <inheritdoc/>
    public async Task<ClaimsView> Handle(ListClaims request, CancellationToken cancellationToken)
    {
        return Of(await Workspace.LoadAsync(store, request.AsImportedOn, cancellationToken), request);
    }

    /// <summary>Lists claims of a workspace.</summary>
    internal static ClaimsView Of(Workspace workspace, ListClaims request)
    {
        Pack pack = workspace.Pack;
        CheckWord("source", request.Source, [.. pack.Sources.Select(s => s.Id)]);
        CheckWord("actor", request.Actor, [.. pack.Claims.SelectMany(c => c.Actors).Distinct()]);
        CheckWord("type", request.Type, [.. pack.Claims.Select(c => c.Type).Distinct()]);
        CheckIds(request.Ids ?? [], pack);
        string[] words = request.Text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
        Pack known = request.KnownOn is { } day ? Timeline.KnownOn(pack, request.Clock, day) : pack;
        IReadOnlyDictionary<string, string> states = ClaimStates.Of(known, known.Claims, request.Clock);
        HashSet<string> ids = [.. known.Claims.Select(c => c.Id)];
        ClaimsAbout? about = request.About is { } subject ? new ClaimsAbout(known, subject) : null;
        HashSet<string>? of = about is null ? null : new ClaimsAbout(pack, request.About!).Find();
        List<Claim> shown = [.. known.Claims.Where(IsAsked)];
        return new ClaimsView(
            request.KnownOn, request.Clock, shown.Count, pack.Claims.Count(IsAsked) - shown.Count,
            [.. shown.OrderBy(c => c.Id, ClaimIds.Order).Select(c => View(AsKnown(c, known, ids), states[c.Id]))])
        {
            About = about?.View(shown),
            AsImportedOn = request.AsImportedOn,
        };

        bool IsAsked(Claim c) =>
            (request.Source is null || c.Source == request.Source) && (request.Tier is null || c.Tier == request.Tier)
            && (request.Actor is null || c.Actors.Contains(request.Actor))
            && (request.Type is null || c.Type == request.Type)
            && (of is null || of.Contains(c.Id))
            && (request.Ids is not { Count: > 0 } asked || asked.Contains(c.Id))
            && words.All(w => $"{c.Id} {c.Statement} {c.Attribution}".Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    private static void CheckWord(string what, string? asked, IReadOnlyList<string> known)
    {
        if (asked is null || known.Contains(asked)) return;
        throw new InvalidInputException(
            $"There is no {what} '{asked}'; there are {string.Join(", ", known)}.", NearMiss.Hint(asked, known));
    }

    private static void CheckIds(IReadOnlyList<string> ids, Pack pack)
    {
        string[] known = [.. pack.Claims.Select(c => c.Id)];
        Problem[] unknown = [.. ids.Except(known).Select(id => new Problem(
            $"There is no claim '{id}'.", Hint: NearMiss.Hint(id, known) ?? "'natoiraq claims' lists them.")
            { IsMissing = true })];
        if (unknown.Length > 0) throw new InvalidInputException(unknown);
    }

    /// <summary>
    /// The claim without what points at claims that are not known yet: repeats, and conflicts with nobody known.
    /// </summary>
    private static Claim AsKnown(Claim claim, Pack known, HashSet<string> ids) => claim with
    {
        DuplicateOf = [.. claim.DuplicateOf.Where(ids.Contains)],
        Conflicts = [.. claim.Conflicts.Where(id => known.Conflicts.FirstOrDefault(c => c.Id == id) is not { } conflict
            || conflict.Claims.All(c => c == claim.Id) || conflict.Claims.Any(c => c != claim.Id && ids.Contains(c)))],
    };

    /// <summary>The view of a claim in a state of its machine.</summary>
    internal static ClaimView View(Claim c, string state) => new(
        c.Id, c.Source, c.Paragraph, c.Attribution, c.Family, c.Statement, c.Type,
        new ValidView(c.Valid.From, c.Valid.To, c.Valid.Precision, c.Valid.Kind),
        c.Said, c.Reported,
        c.Measure is { } m
            ? new MeasureView(m.Quantity, m.Low, m.Point, m.High, m.LowExclusive, m.HighExclusive, m.Qualifier,
                m.Unit, m.Method, m.Geography)
            : null,
        c.DuplicateOf, c.Conflicts, $"{c.Tier}", state, c.Actors, c.Note);
}
