using MediatR;
using NatoIraq.App.Branches;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.References;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.References;

/// <summary>
/// Forks a statistical reference branch: levels stay as they are, give or take the changes of the past that were known
/// on the day of the fork.
/// </summary>
/// <param name="Name">The branch's name.</param>
/// <param name="Fork">The day of the fork.</param>
/// <param name="Until">The horizon.</param>
/// <param name="Series">The series that it forecasts; none for all that have a level on that day.</param>
public sealed record ForkReference(string Name, DateOnly Fork, DateOnly Until, IReadOnlyList<Series> Series)
    : IRequest<ReferenceView>
{
    /// <summary>The horizon of a reference that names none: two years after its fork.</summary>
    public static DateOnly UntilAfter(DateOnly fork) => BranchNames.TwoYearsAfter(fork);
}

/// <summary>A reference branch.</summary>
/// <param name="Applied">What making the branch changed.</param>
/// <param name="Levels">What it says, by series and date.</param>
public sealed record ReferenceView(AppliedView Applied, IReadOnlyList<ReferenceLevelView> Levels);

/// <summary>What a reference branch says of a series on a date.</summary>
/// <param name="Series">The series.</param>
/// <param name="Date">The date.</param>
/// <param name="Last">The level known last: plain persistence.</param>
/// <param name="LastDate">The day of that level.</param>
/// <param name="P5">Five in a hundred lie below.</param>
/// <param name="P25">The lower quartile.</param>
/// <param name="P50">The median.</param>
/// <param name="P75">The upper quartile.</param>
/// <param name="P95">Five in a hundred lie above.</param>
/// <param name="Own">How many changes of the series itself it rests on.</param>
/// <param name="Others">How many changes of other series.</param>
/// <param name="OwnShare">The weight of its own changes, 0 to 1.</param>
public sealed record ReferenceLevelView(
    string Series, DateOnly Date, double Last, DateOnly LastDate, double P5, double P25, double P50, double P75,
    double P95, int Own, int Others, double OwnShare);

/// <summary>Handles <see cref="ForkReference"/>.</summary>
public sealed class ForkReferenceHandler(IEventStore store) : IRequestHandler<ForkReference, ReferenceView>
{
    /// <inheritdoc/>
    public async Task<ReferenceView> Handle(ForkReference request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        if (request.Until <= request.Fork)
            throw new InvalidInputException("The horizon lies before the fork.", "Name a later day with --until.");
        // The same reference may be forked anew; somebody's own branch is not replaced by it.
        Branch? there = workspace.Archive.Branches.GetValueOrDefault(request.Name);
        if (there?.Scenario.StartsWith(ReferenceText.Mark, StringComparison.Ordinal) != true)
            BranchNames.CheckNew(workspace, request.Name);
        var known = Knowledge.On(request.Fork, Observation.Of(workspace.Pack));
        List<ReferencePath> paths = [.. Chosen(workspace.Timeline.Layout.Universe, known, request)
            .Select(s => ReferencePath.Of(known, s, request.Fork, request.Until)).OfType<ReferencePath>()];
        if (paths.Count == 0)
        {
            throw new InvalidInputException(
                $"Fewer than {Reference.Enough} changes of levels are known on {request.Fork:yyyy-MM-dd}: too few to tell how "
                    + "far a level goes.",
                "Fork later, or import a table of levels with 'natoiraq import --csv'.");
        }
        string text = new ReferenceText(request.Name, request.Fork, request.Until, paths).Write();
        var prepared = PreparedScenario.Of(workspace, text, $"{request.Name}.yaml");
        if (prepared.Append is not null) await store.AppendAsync([prepared.Append], cancellationToken);
        return new ReferenceView(prepared.View, [.. paths.SelectMany(View)]);
    }

    private static IEnumerable<Series> Chosen(
        Universe universe, Knowledge known, ForkReference request)
    {
        Series[] cells = [.. known.Series.Where(s => universe.CellOf(s) >= 0)];
        if (request.Series.Count == 0) return cells;
        foreach (Series series in request.Series)
        {
            if (cells.Contains(series)) continue;
            string[] names = [.. cells.Select(s => $"{s}")];
            throw new InvalidInputException(
                $"{series} has no stated level on {request.Fork:yyyy-MM-dd}, or is a sum.",
                NearMiss.Hint($"{series}", names) ?? $"There are levels of {string.Join(", ", names.Take(12))}.");
        }
        return request.Series;
    }

    private static IEnumerable<ReferenceLevelView> View(ReferencePath path) => path.Levels.Select(level =>
        new ReferenceLevelView(
            path.Series.ToString(), level.Day, path.Last.Level, path.Last.Day, level.Quantile(0.05),
            level.Quantile(0.25), level.Quantile(0.5), level.Quantile(0.75), level.Quantile(0.95), level.Own,
            level.Changes.Count - level.Own, level.OwnShare));
}
