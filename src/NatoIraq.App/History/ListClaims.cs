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
public sealed record ListClaims(
    DateOnly? KnownOn, Clock Clock, string? Source, Tier? Tier, IReadOnlyList<string>? Ids = null)
    : IRequest<ClaimsView>;

/// <summary>The claims known, and how many are hidden.</summary>
public sealed record ClaimsView(
    DateOnly? KnownOn, Clock Clock, int Count, int Hidden, IReadOnlyList<ClaimView> Claims);

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
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        string[] sources = [.. workspace.Pack.Sources.Select(s => s.Id)];
        if (request.Source is { } source && !sources.Contains(source))
        {
            throw new InvalidInputException(
                $"There is no source '{source}'; there are {string.Join(", ", sources)}.",
                NearMiss.Hint(source, sources));
        }
        CheckIds(request.Ids ?? [], workspace.Pack);
        Pack known = request.KnownOn is { } day
            ? Timeline.KnownOn(workspace.Pack, request.Clock, day)
            : workspace.Pack;
        IReadOnlyDictionary<string, string> states = ClaimStates.Of(known, known.Claims, request.Clock);
        HashSet<string> ids = [.. known.Claims.Select(c => c.Id)];
        List<Claim> shown = [.. known.Claims.Where(IsAsked)];
        return new ClaimsView(
            request.KnownOn, request.Clock, shown.Count, workspace.Pack.Claims.Count(IsAsked) - shown.Count,
            [.. shown.OrderBy(c => c.Id, ClaimIds.Order).Select(c => View(AsKnown(c, known, ids), states[c.Id]))]);

        bool IsAsked(Claim c) =>
            (request.Source is null || c.Source == request.Source) && (request.Tier is null || c.Tier == request.Tier)
            && (request.Ids is not { Count: > 0 } asked || asked.Contains(c.Id));
    }

    private static void CheckIds(IReadOnlyList<string> ids, Pack pack)
    {
        string[] known = [.. pack.Claims.Select(c => c.Id)];
        Problem[] unknown = [.. ids.Except(known).Select(id => new Problem(
            $"There is no claim '{id}'.", Hint: NearMiss.Hint(id, known) ?? "'natoiraq claims' lists them."))];
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
