using MediatR;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Lists claims with what surrounds them: conflicts, repeats, the events that cite them.</summary>
/// <param name="Asked">Which claims.</param>
public sealed record BrowseClaims(ListClaims Asked) : IRequest<BrowsedClaims>;

/// <summary>Claims and what surrounds them.</summary>
/// <param name="Claims">The claims asked for.</param>
/// <param name="Sources">The pack's sources.</param>
/// <param name="Actors">The actors that any claim speaks of, by name.</param>
/// <param name="Types">The kinds of statements, by name.</param>
/// <param name="Subjects">What claims may be asked about: options, missions, places and the like.</param>
/// <param name="Conflicts">The conflicts that the claims take part in.</param>
/// <param name="Clusters">Claims that say the same, of which at least one was asked for.</param>
/// <param name="Beside">Known claims by id: those asked for, and others in their conflicts and clusters.</param>
/// <param name="CitedBy">The events that cite a claim, by its id.</param>
public sealed record BrowsedClaims(
    ClaimsView Claims,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<string> Actors,
    IReadOnlyList<string> Types,
    IReadOnlyList<(string Id, string Name)> Subjects,
    IReadOnlyList<ConflictView> Conflicts,
    IReadOnlyList<ClaimCluster> Clusters,
    IReadOnlyDictionary<string, ClaimView> Beside,
    ILookup<string, CitingEvent> CitedBy);

/// <summary>Claims that say the same.</summary>
/// <param name="Claims">Their ids, the first that was reported first.</param>
/// <param name="Families">The source families that say it: so many independent voices.</param>
public sealed record ClaimCluster(IReadOnlyList<string> Claims, IReadOnlyList<string> Families);

/// <summary>An event that cites a claim.</summary>
public sealed record CitingEvent(string Id, string Type, DateOnly Date);

/// <summary>Handles <see cref="BrowseClaims"/>.</summary>
public sealed class BrowseClaimsHandler(IEventStore store) : IRequestHandler<BrowseClaims, BrowsedClaims>
{
    /// <inheritdoc/>
    public async Task<BrowsedClaims> Handle(BrowseClaims request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, request.Asked.AsImportedOn, cancellationToken);
        Pack pack = workspace.Pack;
        ClaimsView claims = ListClaimsHandler.Of(workspace, request.Asked);
        Dictionary<string, ClaimView> known = ListClaimsHandler
            .Of(workspace, new ListClaims(request.Asked.KnownOn, request.Asked.Clock, null, null))
            .Claims.ToDictionary(c => c.Id);
        HashSet<string> asked = [.. claims.Claims.Select(c => c.Id)];
        HashSet<string> conflicts = [.. claims.Claims.SelectMany(c => c.Conflicts)];
        return new BrowsedClaims(
            claims,
            pack.Sources,
            [.. pack.Claims.SelectMany(c => c.Actors).Distinct().Order(StringComparer.Ordinal)],
            [.. pack.Claims.Select(c => c.Type).Distinct().Order(StringComparer.Ordinal)],
            [
                .. pack.Subjects.Select(s => (s.Id, s.Name)), .. pack.Missions.Select(m => (m.Id, m.Name)),
                .. pack.Places.Select(p => (p.Id, p.Name)),
            ],
            [.. pack.Conflicts.Where(c => conflicts.Contains(c.Id)).Select(c => new ConflictView(
                c.Id, c.Kind, c.Topic, c.Disagreement, c.Resolution, [.. c.Claims.Where(known.ContainsKey)]))],
            [.. Clusters(known.Values).Where(c => c.Claims.Any(asked.Contains))],
            known,
            workspace.TimelineOf(request.Asked.KnownOn, request.Asked.Clock).Events
                .SelectMany(e => e.Cites.Select(c => (Claim: c, Event: e)))
                .ToLookup(x => x.Claim, x => new CitingEvent(x.Event.Id, x.Event.Type, x.Event.Day)));
    }

    /// <summary>Claims that repeat each other, directly or through others.</summary>
    private static IEnumerable<ClaimCluster> Clusters(IReadOnlyCollection<ClaimView> claims)
    {
        Dictionary<string, List<ClaimView>> clusterOf = claims.ToDictionary(c => c.Id, c => new List<ClaimView> { c });
        foreach ((string one, string other) in claims.SelectMany(c => c.DuplicateOf.Select(d => (c.Id, d))))
        {
            (List<ClaimView> a, List<ClaimView> b) = (clusterOf[one], clusterOf[other]);
            if (ReferenceEquals(a, b)) continue;
            a.AddRange(b);
            foreach (ClaimView moved in b) clusterOf[moved.Id] = a;
        }
        return clusterOf.Values.Distinct().Where(c => c.Count > 1)
            .Select(c => c.OrderBy(x => x.Reported).ThenBy(x => x.Id, ClaimIds.Order).ToList())
            .OrderBy(c => c[0].Reported).ThenBy(c => c[0].Id, ClaimIds.Order)
            .Select(c => new ClaimCluster(
                [.. c.Select(x => x.Id)], [.. c.Select(x => x.Family).Distinct().Order(StringComparer.Ordinal)]));
    }
}
