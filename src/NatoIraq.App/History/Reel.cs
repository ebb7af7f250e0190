using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>
/// A replay held open: the steps of the history or of one draw, wound to and fro in memory. What it answers depends on
/// the question alone, never on what was asked before; it serves one thread.
/// </summary>
public sealed class Reel
{
    private const int MostReadings = 256;

    private readonly Workspace _workspace;
    private readonly OpenReplay _request;
    private readonly Trajectory _trajectory;
    private readonly MomentReader _reader;
    private readonly Cursor _cursor;
    private readonly Explainer _told = new();
    private readonly Dictionary<string, Reading> _readings = [];
    private MomentView? _shown;

    internal Reel(Workspace workspace, OpenReplay request)
    {
        (_workspace, _request) = (workspace, request);
        _trajectory = Trajectory.Of(
            workspace, request.Branch, request.Draw, request.RandomSeed, request.Wide, request.KnownOn, request.Clock,
            request.Design);
        _cursor = new Cursor(Timeline);
        _reader = new MomentReader(workspace.On(request.Branch).Pack, Timeline, request.Clock);
        ForkStep = 1 + Timeline.Events.TakeWhile(e => e.Data is not BranchForked).Count();
        if (ForkStep > Length) ForkStep = 0;
    }

    /// <summary>The branch; <c>history</c> for the trunk.</summary>
    public string Branch => _request.Branch;

    /// <summary>Whether it is the history, which has no draws.</summary>
    public bool IsHistory => Branch == Scenario.Trunk;

    /// <summary>Which draw, for people: <c>facts</c>, <c>middle</c> or its number.</summary>
    public string Draw => _trajectory.Draw;

    /// <summary>Only what was known at the end of this day; null for everything.</summary>
    public DateOnly? KnownOn => _request.KnownOn;

    /// <summary>Only what the store held at the end of this day; null for all it holds now.</summary>
    public DateOnly? AsImportedOn => _request.AsImportedOn;

    /// <summary>Which date decides when a thing was known.</summary>
    public Clock Clock => _request.Clock;

    /// <summary>How many events were not known yet.</summary>
    public int HiddenEvents => _trajectory.Hidden;

    /// <summary>How many claims were not known yet.</summary>
    public int HiddenClaims => _workspace.Pack.Claims.Count - Timeline.Layout.Universe.Pack.Claims.Count;

    /// <summary>The last step; 0 when nothing was known.</summary>
    public int Length => Timeline.Length;

    /// <summary>The first step with an event; 0 when there is none.</summary>
    public int First => Math.Min(1, Length);

    /// <summary>The step at which a branch leaves the history; 0 for the history.</summary>
    public int ForkStep { get; }

    /// <summary>The planned events that do not happen in the draw, in order of their days.</summary>
    public IReadOnlyList<NotHappenedView> NotHappened => _trajectory.NotHappened;

    /// <summary>The step at which a reader begins: the first of the history, a branch's fork.</summary>
    public int Start => ForkStep > 0 ? ForkStep : First;

    /// <summary>The events, in the order of the steps.</summary>
    internal IReadOnlyList<Event> Events => Timeline.Events;

    private Timeline Timeline => _trajectory.Timeline;

    /// <summary>What a moment looks like.</summary>
    /// <param name="step">From <see cref="First"/> to <see cref="Length"/>, both inclusive, and not 0.</param>
    public MomentView At(int step)
    {
        if (_shown?.Step == step) return _shown;
        // The step itself is taken forward, so that what it did is told.
        _cursor.GoTo(step - 1);
        _told.Clear();
        Explainer told = _told;
        _cursor.Forward(ref told);
        return _shown = _reader.Read(_cursor, told) with { NotHappened = _trajectory.NotHappenedFrom(step) };
    }

    /// <summary>What a moment looks like, and the world that it leaves.</summary>
    /// <param name="step">From <see cref="First"/> to <see cref="Length"/>, both inclusive, and not 0.</param>
    internal StandingView StandingAt(int step)
    {
        MomentView moment = At(step);
        _cursor.GoTo(step);
        var world = new WorldReader(_cursor, moment.Day);
        return new StandingView(
            step, First, Length, ForkStep, moment, world.Standing(), new LevelReader(_cursor, moment.Day).Levels(),
            world.Missions(), world.Offices(), world.Possible());
    }

    /// <summary>The day of a step's event.</summary>
    public DateOnly DayOf(int step) => Timeline.Events[step - 1].Day;

    /// <summary>What an expression is worth after each step; a draw's assumptions may be named.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="allowed">The kinds its value may have; none given means any.</param>
    /// <exception cref="ExpressionException">It cannot be asked here.</exception>
    public Reading Read(string expression, params ReadOnlySpan<ValueKind> allowed)
    {
        if (allowed.IsEmpty && _readings.TryGetValue(expression, out Reading? known)) return known;
        IReadOnlyDictionary<string, double> assumptions =
            _trajectory.Trace?.Assumptions ?? new Dictionary<string, double>();
        BoundExpression<Moment> bound = Binder<Moment>.Bind(
            ExpressionParser.Parse(expression), new WorldScope(Timeline.Layout, new Ids(assumptions.Keys)), allowed);
        // A server holds a reel open for many readers, who may ask anything.
        if (_readings.Count >= MostReadings) _readings.Clear();
        return _readings[expression] = Reading.Of(expression, bound, Timeline, [.. assumptions.Values]);
    }

    /// <summary>The first step at which a condition is true; 0 when it never is.</summary>
    /// <exception cref="InvalidInputException">It is no condition; the message shows where.</exception>
    public int Until(string condition)
    {
        UserExpressions.Bind(Timeline.Layout, condition);
        return Read(condition, ValueKind.Truth).After(0);
    }

    /// <summary>The step at a date, a step number or an event's id; a date before the first event gives 0.</summary>
    /// <exception cref="InvalidInputException">There is no such moment.</exception>
    public int StepOf(string moment) => Moments.StepOf(Timeline, moment);

    /// <summary>The step nearest to a moment of another reel: the same event, else the same day.</summary>
    public int Nearest(MomentView moment) => Timeline.StepOf(moment.Id) is var step and > 0
        ? step
        : Math.Clamp(Timeline.StepAt(moment.Day), First, Length);

    /// <summary>The next step whose event has the text in its id, type, note or claims; 0 for none.</summary>
    public int Find(string text, int after)
    {
        for (int step = after + 1; step <= Length; step++)
        {
            Event e = Timeline.Events[step - 1];
            IEnumerable<string?> told = [e.Id, e.Type, e.Note, .. e.Cites];
            if (told.Any(t => t?.Contains(text, StringComparison.OrdinalIgnoreCase) ?? false)) return step;
        }
        return 0;
    }

    /// <summary>Another draw of the same branch; null for the middle one.</summary>
    /// <exception cref="InvalidInputException">There is no such draw.</exception>
    public Reel WithDraw(long? draw) => new(_workspace, _request with { Draw = draw });

    /// <summary>The same as it was known on a day; null for everything known today.</summary>
    /// <exception cref="InvalidInputException">It is a branch, planned with what was known at its fork.</exception>
    public Reel AsKnownOn(DateOnly? day, Clock clock) =>
        new(_workspace, _request with { KnownOn = day, Clock = clock });
}
