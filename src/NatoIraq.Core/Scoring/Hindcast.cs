using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Scoring;

/// <summary>
/// What a branch's draws say of days that are past by now. The draws are those that a projection counts: the same dice
/// give the same futures.
/// </summary>
public sealed class Hindcast : IDrawObserver
{
    private const int Never = -1;

    private readonly Plan _plan;
    private readonly Question[] _byDay;
    private readonly (Entry Entry, Histogram Days)[] _events;
    private readonly int[] _first;
    private int _next;

    private Hindcast(Plan plan, IEnumerable<Question> questions, IEnumerable<Entry> entries)
    {
        _plan = plan;
        _byDay = [.. questions.OrderBy(q => q.Day)];
        _events = [.. entries.Select(e => (e, new Histogram()))];
        _first = new int[_events.Length];
    }

    /// <inheritdoc/>
    public bool Explains => false;

    /// <summary>Runs the draws.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="dice">The dice of the projection.</param>
    /// <param name="draws">How many draws, from draw 0.</param>
    /// <param name="truths">
    /// What is asked: dates after the fork and not after the horizon, entries that the plan has.
    /// </param>
    /// <param name="cancel">Stops between draws.</param>
    /// <returns>A forecast of each truth, in their order.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="ExpressionException">A quantity is no number of this plan's world.</exception>
    public static IReadOnlyList<Forecast> Of(
        Plan plan, KeyedDice dice, int draws, IReadOnlyList<Truth> truths, CancellationToken cancel = default)
    {
        Dictionary<Truth, Question> questions = truths.Where(t => t is not EventTruth)
            .ToDictionary(t => t, t => QuestionOf(plan.Timeline.Layout, t));
        Entry[] entries = [.. truths.OfType<EventTruth>().Select(t => plan.Find(t.Event)!).Distinct()];
        var hindcast = new Hindcast(plan, questions.Values, entries);
        var runner = new DrawRunner(plan, dice);
        for (int draw = 0; draw < draws; draw++)
        {
            cancel.ThrowIfCancellationRequested();
            hindcast.Begin();
            runner.Run(draw, ref hindcast);
            hindcast.End();
        }
        return [.. truths.Select(t => t is EventTruth e
            ? hindcast.ForecastOf(plan.Find(e.Event)!, draws) : questions[t].Answer(draws))];
    }

    /// <summary>The value of a series or quantity in a world on a day; null where it is unknown.</summary>
    /// <param name="truth">The truth that is about it.</param>
    /// <param name="world">The world.</param>
    /// <param name="day">The end of this day.</param>
    public static double? LastKnown(LevelTruth truth, World world, DateOnly day)
    {
        if (truth.Series is { } series)
            return world.LastKnown(world.Universe.SetOf(series)) is { IsKnown: true } level ? level.Likely : null;
        double value = Bind(world.Layout, truth.Quantity!.Text).Known(new Moment(world, day.DayNumber, []));
        return double.IsNaN(value) ? null : value;
    }

    /// <summary>The state of a machine's instance in a world on a day, -1 when it was never seen.</summary>
    public static int StateIn(StateTruth truth, World world, DateOnly day)
    {
        int subject = world.Layout.FindSubject(truth.Machine.Per, truth.Of);
        return ReferenceEquals(truth.Machine, AllMachines.Pressure)
            ? world.Pressure(subject, day.DayNumber)
            : world.StateOf(world.Layout.InstanceOf(truth.Machine, subject));
    }

    /// <inheritdoc/>
    public void Rest(Journal journal, int from, int to, double[] assumptions)
    {
        for (; _next < _byDay.Length && _byDay[_next].Day < to; _next++) _byDay[_next].Ask(journal.World);
    }

    /// <inheritdoc/>
    public void Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked)
    {
        if (entry is null || blocked is not null || step < 0) return;
        int at = Array.FindIndex(_events, e => e.Entry == entry.Heir);
        if (at >= 0 && _first[at] == Never) _first[at] = op.Day;
    }

    /// <inheritdoc/>
    public void Failed(Entry entry, int day, NotHappened reason) { }

    /// <inheritdoc/>
    public void Undone(Entry entry, int persons) { }

    /// <inheritdoc/>
    public void Moved(World world, int instance, int from, int to) { }

    /// <inheritdoc/>
    public void Broke(World world, in Op op, Rule rule) { }

    /// <inheritdoc/>
    public void Refused(World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) { }

    private void Begin()
    {
        _next = 0;
        Array.Fill(_first, Never);
    }

    private void End()
    {
        for (int i = 0; i < _first.Length; i++)
        {
            if (_first[i] != Never) _events[i].Days.Add(_first[i]);
        }
    }

    private EventForecast ForecastOf(Entry entry, int draws)
    {
        Histogram days = _events.First(e => e.Entry == entry).Days;
        return new EventForecast(Ensemble.Of(days), draws - days.Count, DateOnly.FromDayNumber(_plan.UntilDay));
    }

    private static Question QuestionOf(Layout layout, Truth truth) => truth switch
    {
        LevelTruth { Series: { } series } => new StrengthQuestion(truth.Date.DayNumber, layout.Universe.SetOf(series)),
        LevelTruth { Quantity: { } text } => new QuantityQuestion(truth.Date.DayNumber, Bind(layout, text.Text)),
        StateTruth state => new StateQuestion(state),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static BoundExpression<Moment> Bind(Layout layout, string text) => Binder<Moment>.Bind(
        ExpressionParser.Parse(text), new WorldScope(layout, new Ids([])), ValueKind.Number);

    /// <summary>What is asked of each draw on one day.</summary>
    private abstract class Question(int day)
    {
        public int Day { get; } = day;

        public abstract void Ask(World world);

        public abstract Forecast Answer(int draws);
    }

    private sealed class StrengthQuestion(int day, LevelSet set) : Question(day)
    {
        private readonly Histogram _persons = new();

        public override void Ask(World world)
        {
            if (world.Strength(set, Day) is { IsKnown: true } level) _persons.Add(level.Likely);
            else _persons.AddUnknown();
        }

        public override Forecast Answer(int draws) => new LevelForecast(Ensemble.Of(_persons));
    }

    private sealed class QuantityQuestion(int day, BoundExpression<Moment> quantity) : Question(day)
    {
        // Counts are of whole numbers: one that may be a fraction is counted in thousandths.
        private readonly int _scale = quantity.Root.IsWhole ? 1 : 1000;
        private readonly Histogram _values = new();

        public override void Ask(World world)
        {
            double value = quantity.Known(new Moment(world, Day, [])) * _scale;
            if (Math.Abs(value) < 1e15) _values.Add((long)Math.Round(value));
            else _values.AddUnknown();
        }

        public override Forecast Answer(int draws) => new LevelForecast(Ensemble.Of(_values, _scale));
    }

    private sealed class StateQuestion(StateTruth truth) : Question(truth.Date.DayNumber)
    {
        private readonly long[] _draws = new long[truth.Machine.States.Count + 1];

        public override void Ask(World world)
        {
            int state = StateIn(truth, world, truth.Date);
            _draws[state < 0 ? truth.Machine.States.Count : state]++;
        }

        public override Forecast Answer(int draws) =>
            new StateForecast([.. _draws.Select(d => (double)d / draws)]);
    }
}
