using MediatR;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.Sources;

/// <summary>Lists the sources behind the claims.</summary>
public sealed record ListSources : IRequest<SourcesView>;

/// <summary>The sources, as the pack orders them.</summary>
public sealed record SourcesView(IReadOnlyList<SourceView> Sources);

/// <summary>A source.</summary>
/// <param name="Id">What claims call it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Outlet">Who published it.</param>
/// <param name="Agencies">The agencies whose reports it carries.</param>
/// <param name="Family">Sources of one family tell one story, and do not corroborate each other.</param>
/// <param name="Published">The day of its publication.</param>
/// <param name="PlusMinusDays">By how many days that day may be wrong.</param>
/// <param name="Claims">How many claims it makes.</param>
/// <param name="Address">Where it was published; null when that is not told.</param>
/// <param name="Note">What a reader should know of it; null for nothing.</param>
public sealed record SourceView(
    string Id, string Title, string Outlet, IReadOnlyList<string> Agencies, string Family, DateOnly Published,
    int PlusMinusDays, int Claims, string? Address, string? Note);

/// <summary>Handles <see cref="ListSources"/>.</summary>
public sealed class ListSourcesHandler(IEventStore store) : IRequestHandler<ListSources, SourcesView>
{
    /// <inheritdoc/>
    public async Task<SourcesView> Handle(ListSources request, CancellationToken cancellationToken)
    {
        Pack pack = (await Workspace.LoadAsync(store, cancellationToken)).Pack;
        return new SourcesView([.. pack.Sources.Select(s => new SourceView(
            s.Id, s.Title, s.Outlet, s.Agencies, s.Family, s.Published, s.PlusMinusDays,
            pack.Claims.Count(c => c.Source == s.Id), s.Address, s.Note))]);
    }
}
