using MediatR;
using NatoIraq.App.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Shows what a store calls things: the names that everything else may be asked by.</summary>
public sealed record ShowNames : IRequest<NamesView>;

/// <summary>The names of a store.</summary>
/// <param name="Pack">Its pack.</param>
/// <param name="From">The day of the first event of its history; null without one.</param>
/// <param name="To">The day of the last one.</param>
/// <param name="Steps">How many events that are.</param>
/// <param name="Branches">The branches that are not archived.</param>
/// <param name="Series">The series that are reported unless others are asked for.</param>
/// <param name="Kinds">The names of each kind of thing.</param>
public sealed record NamesView(
    string Pack, DateOnly? From, DateOnly? To, int Steps, IReadOnlyList<NameView> Branches,
    IReadOnlyList<string> Series, IReadOnlyList<KindView> Kinds);

/// <summary>The names of one kind of thing.</summary>
public sealed record KindView(string Kind, IReadOnlyList<NameView> Names);

/// <summary>Handles <see cref="ShowNames"/>.</summary>
public sealed class ShowNamesHandler(IEventStore store) : IRequestHandler<ShowNames, NamesView>
{
    /// <inheritdoc/>
    public async Task<NamesView> Handle(ShowNames request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        IReadOnlyList<Event> events = workspace.Timeline.Events;
        return new NamesView(
            workspace.Pack.Name, events is [var first, ..] ? first.Day : null, events is [.., var last] ? last.Day : null,
            events.Count,
            [.. workspace.Archive.Branches.Values.Where(b => !b.IsArchived).OrderBy(b => b.Name, StringComparer.Ordinal)
                .Select(b => new NameView(b.Name, workspace.TryScenarioOf(b.Name)?.Title ?? ""))],
            [.. workspace.Pack.Rules.ReportSeries.Select(s => $"{s}")], [.. Kinds(workspace.Pack)]);
    }

    private static IEnumerable<KindView> Kinds(Pack pack) =>
    [
        new("mission", [.. pack.Missions.Select(m => new NameView(m.Id, m.Name))]),
        new("place", [.. pack.Places.Select(p => new NameView(p.Id, p.Name))]),
        .. pack.Actors.GroupBy(a => a.Kind)
            .Select(g => new KindView(g.Key, [.. g.Select(a => new NameView(a.Id, a.Name))])),
        .. pack.Subjects.GroupBy(s => $"{s.Kind}".ToLowerInvariant())
            .Select(g => new KindView(g.Key, [.. g.Select(s => new NameView(s.Id, s.Name))])),
        new("activity", [.. pack.Activities.Select(a => new NameView(a, ""))]),
    ];
}
