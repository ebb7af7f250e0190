using MediatR;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>
/// Checks a scenario file as applying it would, without doing so: every error at once, then what 200 draws show.
/// </summary>
/// <param name="Text">The file's text.</param>
/// <param name="FileName">Its name, for errors.</param>
/// <param name="Beside">
/// Other files that are at hand: one that this scenario is from need not have been applied. Null for none.
/// </param>
public sealed record ValidateScenario(string Text, string FileName, IReadOnlyList<ScenarioSource>? Beside = null)
    : IRequest<ValidatedView>;

/// <summary>What the check found.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Events">How many entries its plan has, inherited ones too.</param>
/// <param name="Draws">How many draws the lint ran.</param>
/// <param name="Warnings">What the author should know.</param>
public sealed record ValidatedView(string Scenario, int Events, int Draws, IReadOnlyList<string> Warnings)
{
    /// <summary>What was fitted to stated quantiles, inherited assumptions included.</summary>
    public IReadOnlyList<FittedView> Fitted { get; init; } = [];
}

/// <summary>Handles <see cref="ValidateScenario"/>.</summary>
public sealed class ValidateScenarioHandler(IEventStore store) : IRequestHandler<ValidateScenario, ValidatedView>
{
    private const int LintDraws = 200;

    /// <inheritdoc/>
    public async Task<ValidatedView> Handle(ValidateScenario request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        workspace = WithParent(workspace, request.Text, request.Beside ?? [], [request.Text]);
        Plan plan = PreparedScenario.Of(workspace, request.Text, request.FileName).Plan;
        return new ValidatedView(plan.Name, plan.Entries.Count, LintDraws, [.. plan.Warnings, .. Lint(Draw(plan, cancellationToken))])
        {
            Fitted = [.. FittedView.Of(plan)],
        };
    }

    /// <summary>
    /// The workspace as if the scenarios that the text descends from were applied, those that are at hand.
    /// </summary>
    private static Workspace WithParent(
        Workspace workspace, string text, IReadOnlyList<ScenarioSource> beside, HashSet<string> seen)
    {
        string? parent = ScenarioTexts.ParentOf(text);
        ScenarioSource? file = beside.FirstOrDefault(f => ScenarioTexts.NameOf(f.Text) == parent);
        if (parent is null || file is null || !seen.Add(file.Text)) return workspace;
        Workspace above = WithParent(workspace, file.Text, beside, seen);
        return PreparedScenario.Of(above, file.Text, file.Name).After;
    }

    /// <summary>What 200 draws of a plan come to, at its horizon.</summary>
    public static BranchResult Draw(Plan plan, CancellationToken cancel = default)
    {
        var request = new ProjectionRequest(
            LintDraws, 1, plan.Timeline.Layout.Universe.Pack.Rules.ReportSeries,
            [DateOnly.FromDayNumber(plan.UntilDay)]);
        return Projection.Run([plan], null, request, progress: null, cancel).Branches[0];
    }

    /// <summary>Entries that never happen, each with the commonest reason; levels that stay unknown.</summary>
    public static IEnumerable<string> Lint(BranchResult result)
    {
        foreach (EventResult never in result.Events.Where(e => e.Happens == 0))
        {
            yield return $"'{never.Event}' never happens in {LintDraws} draws: {Reason(result, never)}.";
        }
        foreach (EventResult wrong in result.Events.Where(e => e.Happens > 0))
        {
            foreach ((NotHappened reason, double share) in wrong.WhyNot.Where(w =>
                w.Key is NotHappened.Invalid or NotHappened.Cut))
            {
                string text = reason == NotHappened.Cut
                    ? $"came more than {Plan.MostOccurrences:N0} times, and the rest was cut,"
                    : "had a number out of bounds, and did not happen,";
                yield return $"'{wrong.Event}' {text} in {share:P0} of draws.";
            }
        }
        foreach (LevelResult level in result.Levels.Where(l => l.Band.Unknown > 0))
        {
            yield return $"{level.Series} is unknown in {level.Band.Unknown:P0} of draws on {level.Date:yyyy-MM-dd}: "
                + "a level the sources no longer speak for needs a value under 'initial'.";
        }
    }

    private static string Reason(BranchResult result, EventResult never)
    {
        BlockedResult? blocked = result.Blocked.FirstOrDefault(b => b.Event == never.Event);
        if (blocked is not null) return $"blocked by {blocked.Rule} ({blocked.Name}) in {blocked.Share:P0} of draws";
        if (never.WhyNot.Count == 0) return "nothing makes it happen";
        (NotHappened reason, double share) = never.WhyNot.MaxBy(p => p.Value);
        string text = reason switch
        {
            NotHappened.Chance => "its chance goes against it",
            NotHappened.Condition => "its 'if' is false",
            NotHappened.Unknown => "its 'if' or one of its numbers rests on something unknown",
            NotHappened.Invalid => "a number drawn for it is out of bounds (negative, or a chance above 1)",
            NotHappened.Waited => "what it follows does not happen, or not by the horizon",
            _ => "it is blocked",
        };
        return $"{text} in {share:P0} of draws";
    }
}
