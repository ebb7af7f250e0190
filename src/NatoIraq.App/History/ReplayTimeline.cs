using System.Text.Json.Serialization;
using MediatR;
using NatoIraq.App.Views;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Replays the history, or one draw of a branch, step by step.</summary>
/// <param name="Branch">The branch; <c>history</c> for the trunk.</param>
/// <param name="Draw">Which draw of a branch; null for the middle one.</param>
/// <param name="RandomSeed">The random seed of the draw.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
/// <param name="At">Stop after this date, step or event; null for the end.</param>
/// <param name="Until">Stop when this expression becomes true; null for the end.</param>
/// <param name="KnownOn">Only what was known at the end of this day; null for everything.</param>
/// <param name="Clock">Which date decides.</param>
public sealed record ReplayTimeline(
    string Branch, long? Draw, ulong RandomSeed, bool Wide, string? At, string? Until, DateOnly? KnownOn, Clock Clock)
    : IRequest<ReplayView>
{
    /// <summary>How the draws were spread.</summary>
    public Design Design { get; init; } = Design.Plain;

    /// <summary>Only what the store held at the end of this day, in UTC; null for all it holds now.</summary>
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>A replay.</summary>
/// <param name="Branch">What is replayed.</param>
/// <param name="Draw">Which draw of it.</param>
/// <param name="Hidden">How many events became known later.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Stopped">Where and why it stopped; null when it ran to the end.</param>
/// <param name="Until">The condition that never became true; null when it did, or there was none.</param>
public sealed record ReplayView(
    string Branch, string Draw, int Hidden, IReadOnlyList<StepView> Steps, StoppedView? Stopped, string? Until = null)
{
    /// <summary>The day at whose end the store held this; null where nobody asked for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>One step.</summary>
public sealed record StepView(
    int Step,
    string Id,
    string Type,
    DateOnly Date,
    DatesView Window,
    IReadOnlyList<string> Cites,
    IReadOnlyList<TransitionView> Transitions,
    IReadOnlyList<ChangeView> Changes,
    IReadOnlyList<RejectionView> Rejected)
{
    /// <summary>The planned events that do not happen from its day on, until the next step's.</summary>
    public IReadOnlyList<NotHappenedView> NotHappened { get; init; } = [];
}

/// <summary>Where and why a replay stopped.</summary>
public sealed record StoppedView(int Step, string Id, string Because);

/// <summary>Handles <see cref="ReplayTimeline"/>.</summary>
public sealed class ReplayTimelineHandler(IEventStore store) : IRequestHandler<ReplayTimeline, ReplayView>
{
    /// <inheritdoc/>
    public async Task<ReplayView> Handle(ReplayTimeline request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, request.AsImportedOn, cancellationToken);
        Trajectory trajectory = Trajectory.Of(
            workspace, request.Branch, request.Draw, request.RandomSeed, request.Wide, request.KnownOn, request.Clock,
            request.Design);
        Timeline timeline = trajectory.Timeline;
        (int last, DateOnly end) = request.At is null
            ? (timeline.Length, DateOnly.MaxValue) : Moments.Of(timeline, request.At);
        BoundExpression<Moment>? until = request.Until is null ? null
            : UserExpressions.Bind(timeline.Layout, request.Until);
        var cursor = new Cursor(timeline);
        var sink = new Explainer();
        var steps = new List<StepView>();
        while (cursor.Step < last)
        {
            sink.Clear();
            cursor.Forward(ref sink);
            steps.Add(View(cursor, sink) with { NotHappened = trajectory.NotHappenedFrom(cursor.Step) });
            var moment = new Moment(cursor.World, timeline.Ops[cursor.Step - 1].Day, []);
            if (until is null || !until.Evaluate(moment).IsTrue) continue;
            var stopped = new StoppedView(cursor.Step, steps[^1].Id,
                Because(request.Until!, steps[^1], workspace.Pack));
            CutAt(steps[^1].Date, steps);
            return Replayed(stopped, null);
        }
        CutAt(end, steps);
        return Replayed(null, request.Until);

        ReplayView Replayed(StoppedView? at, string? never) =>
            new(request.Branch, trajectory.Draw, trajectory.Hidden, steps, at, never) { AsImportedOn = request.AsImportedOn };
    }

    /// <summary>What is still to fail when a replay stops is not told.</summary>
    private static void CutAt(DateOnly end, List<StepView> steps)
    {
        if (steps is not [.., var last]) return;
        steps[^1] = last with { NotHappened = [.. last.NotHappened.Where(n => n.Day <= end)] };
    }

    /// <summary>Why a replay stops: the condition, then what the step did, then on whose word.</summary>
    private static string Because(string until, StepView step, Pack pack)
    {
        IEnumerable<string> moves = step.Transitions.Select(t =>
            $"{t.Machine}/{t.Subject} went from {t.From ?? "unseen"} to {t.To}");
        IEnumerable<string> changes = step.Changes.Select(c =>
            $"{c.What} went from {c.Before ?? "unknown"} to {c.After ?? "unknown"}");
        string did = string.Join(", ", moves.Concat(changes));
        string told = step.Cites.Count == 0 ? "" : $" ({string.Join(", ", step.Cites)})";
        // A question about conflicts is answered with theirs.
        string differ = until.Contains("conflict(", StringComparison.Ordinal)
            ? string.Concat(pack.Conflicts
                .Where(c => c.Kind == "disagreement" && c.Claims.Intersect(step.Cites).Any())
                .Select(c => $"; {c.Id}, {c.Topic}: {c.Disagreement}"))
            : "";
        return $"{until} is true after {step.Id}{(did.Length == 0 ? "" : $": {did}")}{told}{differ}";
    }

    private static StepView View(Cursor cursor, Explainer sink)
    {
        Event e = cursor.Timeline.Events[cursor.Step - 1];
        return new StepView(
            cursor.Step, e.Id, e.Type, e.Day, new DatesView(e.When.From, e.When.To), e.Cites,
            [.. sink.Transitions.Select(t => new TransitionView(t.Machine, t.Subject, t.From, t.To, t.Permits))],
            [.. WorldText.Changes(cursor.World, cursor.LastWrites, cursor.Timeline.Ops[cursor.Step - 1].Day).Select(c =>
                new ChangeView(c.What, c.Before, c.After))],
            [.. sink.Broken.Select(b => new RejectionView(b.Rule.Id, b.Because))]);
    }
}
