using MediatR;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Explains a series, a machine's instance (<c>machine/subject</c>) or an event down to the claims.</summary>
/// <param name="Subject">What to explain.</param>
/// <param name="Branch">The branch; <c>history</c> for the trunk.</param>
/// <param name="At">A date, step or event; null for the last event.</param>
/// <param name="Draw">Which draw of a branch; null for the middle one.</param>
/// <param name="RandomSeed">The random seed of the draw.</param>
/// <param name="Wide">Whether the draw is of the wide priors.</param>
public sealed record Explain(
    string Subject, string Branch, string? At, long? Draw, ulong RandomSeed, bool Wide = false) : IRequest<ExplainView>
{
    /// <summary>How the draws were spread.</summary>
    public Design Design { get; init; } = Design.Plain;
}

/// <summary>Why a value is what it is.</summary>
/// <param name="Subject">What was asked for.</param>
/// <param name="At">The day.</param>
/// <param name="Estimate">A series' level; null for other subjects.</param>
/// <param name="State">A machine's state; null for other subjects.</param>
/// <param name="Events">The events behind it, with their windows.</param>
/// <param name="Claims">The claims behind those.</param>
/// <param name="Derived">Bounds the pack derives for it, each with its condition.</param>
/// <param name="Conflicts">Where the sources behind it disagree or are silent, and how that is resolved.</param>
/// <param name="Assumptions">The assumptions behind a branch's events.</param>
/// <param name="Variance">Shares of variance; empty until sensitivity is asked for.</param>
public sealed record ExplainView(
    string Subject,
    DateOnly At,
    LevelView? Estimate,
    string? State,
    IReadOnlyList<EventView> Events,
    IReadOnlyList<ClaimView> Claims,
    IReadOnlyList<DerivedView> Derived,
    IReadOnlyList<ConflictView> Conflicts,
    IReadOnlyList<AssumptionView> Assumptions,
    IReadOnlyList<string> Variance);

/// <summary>A derived bound.</summary>
public sealed record DerivedView(
    string Id, string Series, string? Outside, double? Low, double? High, bool LowExclusive, bool HighExclusive,
    DateOnly At, string Condition, IReadOnlyList<string> Premises)
{
    /// <summary>The view of a pack's derived bound.</summary>
    public static DerivedView Of(DerivedEstimate d) => new(
        d.Id, $"{d.Series}", d.Outside, d.Bound.Low, d.Bound.High, d.Bound.LowExclusive, d.Bound.HighExclusive, d.At,
        d.Condition, d.Premises);
}

/// <summary>A disagreement.</summary>
public sealed record ConflictView(string Id, string Kind, string Topic, string Disagreement, string Resolution,
    IReadOnlyList<string> Claims);

/// <summary>An assumption with the value a draw gave it.</summary>
public sealed record AssumptionView(
    string Name, string Value, double? Drawn, string Basis, bool Informed, string? Unit, IReadOnlyList<string> Cites,
    string? Note);

/// <summary>Handles <see cref="Explain"/>.</summary>
public sealed class ExplainHandler(IEventStore store) : IRequestHandler<Explain, ExplainView>
{
    /// <inheritdoc/>
    public async Task<ExplainView> Handle(Explain request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Trajectory trajectory = Trajectory.Of(workspace, request.Branch, request.Draw, request.RandomSeed,
            request.Wide, null, Clock.Reported, request.Design);
        Timeline timeline = trajectory.Timeline;
        (int step, DateOnly day) = request.At is null
            ? (timeline.Length, timeline.Events[^1].Day)
            : Moments.Of(timeline, request.At);
        var cursor = new Cursor(timeline);
        cursor.GoTo(step);
        var subject = ExplainedSubject.Find(cursor, day, request.Subject);
        return View(request, workspace, trajectory, subject, day);
    }

    private static ExplainView View(
        Explain request, Workspace workspace, Trajectory trajectory, ExplainedSubject subject, DateOnly day)
    {
        Pack pack = workspace.On(request.Branch).Pack;
        Dictionary<string, Claim> claims = pack.Claims.ToDictionary(c => c.Id);
        Timeline timeline = trajectory.Timeline;
        List<EventView> events = [.. subject.Steps.Select(s =>
            ShowHistoryHandler.View(s, timeline.Events[s - 1], claims))];
        DerivedEstimate[] derived = [.. pack.Estimates.Where(d => subject.Concerns(d) && d.At <= day)];
        HashSet<string> cited = [.. events.SelectMany(e => e.Cites), .. derived.SelectMany(d => d.Premises)];
        IReadOnlyDictionary<string, string> states = ClaimStates.Of(pack, pack.Claims, Clock.Reported);
        return new ExplainView(
            request.Subject, day, subject.Level, subject.State, events,
            [.. pack.Claims.Where(c => cited.Contains(c.Id)).Select(c => ListClaimsHandler.View(c, states[c.Id]))],
            [.. derived.Select(DerivedView.Of)],
            [.. pack.Conflicts.Where(c => c.Claims.Any(cited.Contains)).Select(c => new ConflictView(
                c.Id, c.Kind, c.Topic, c.Disagreement, c.Resolution, c.Claims))],
            Assumptions(workspace, request, trajectory, subject), []);
    }

    private static IReadOnlyList<AssumptionView> Assumptions(
        Workspace workspace, Explain request, Trajectory trajectory, ExplainedSubject subject)
    {
        if (trajectory.Trace is not { } trace) return [];
        Plan plan = workspace.PlanOf(request.Branch, request.Wide);
        HashSet<string> ids = [.. subject.Steps.Select(s => trajectory.Timeline.Events[s - 1].Id.Split('#')[0])];
        HashSet<string> named = [.. plan.Entries.Where(e => ids.Contains(e.Id)).SelectMany(e => e.Assumptions)];
        return [.. plan.Assumptions.Where(a => named.Contains(a.Source.Name)).Select(a =>
            AssumptionViews.Of(a, trace.Assumptions[a.Source.Name]))];
    }
}

/// <summary>Assumptions as views.</summary>
internal static class AssumptionViews
{
    /// <summary>An assumption and the value a draw gave it; NaN is unknown.</summary>
    public static AssumptionView Of(PlanAssumption a, double drawn) => new(
        a.Source.Name, a.Text, double.IsNaN(drawn) ? null : drawn, a.Source.FromSeed ? "seed" : "assumption",
        a.Source.Informed, a.Source.Unit, a.Source.Cites, a.Source.Note);
}
