using System.Buffers;
using System.Globalization;
using System.Text.Json;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>
/// The draws of a branch, each as a line of JSON: what was drawn for it at its start, what happened, what did not and
/// why, and what it came to. <c>{"draw","assumptions":[{"name","value"}],"initial":[{"name","value"}],
/// "events":[{"event","date","amount","blocked"}],"failed":[{"event","date","reason"}],
/// "undone":[{"event","persons"}],"values":[{"series","date","value"}]}</c>; null stands for what is unknown. It keeps
/// its runner between draws; one instance serves one thread.
/// </summary>
public sealed class DrawLines : IDisposable
{
    private readonly Plan _plan;
    private readonly DrawRunner _runner;
    private readonly ArrayBufferWriter<byte> _line = new(4096);
    private readonly Utf8JsonWriter _json;
    private Notes _notes;

    /// <summary>Prepares the draws.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="dice">The dice of the projection.</param>
    /// <param name="series">The series whose values are told, beside the plan's outputs.</param>
    /// <param name="dates">
    /// The ends of which days; those before the fork are the same in all draws and not told.
    /// </param>
    public DrawLines(Plan plan, KeyedDice dice, IReadOnlyList<Series> series, IReadOnlyList<DateOnly> dates)
    {
        (_plan, _runner) = (plan, new DrawRunner(plan, dice));
        _json = new Utf8JsonWriter(_line, CanonicalJson.WriterOptions);
        int[] days = [.. dates.Select(d => d.DayNumber).Where(d => d >= plan.ForkDay).Distinct().Order()];
        _notes = new Notes(
            [.. series.Select(plan.Timeline.Layout.Universe.SetOf)], [.. plan.Outputs.Select(o => o.Value)], days);
        Names = [.. series.Select(s => $"{s}"), .. plan.Outputs.Select(o => o.Name)];
    }

    private string[] Names { get; }

    /// <summary>The line of a draw, without its end, in UTF-8; it lasts until the next one is asked for.</summary>
    /// <param name="draw">Its number, from 0.</param>
    public ReadOnlySpan<byte> Of(long draw)
    {
        _notes.Clear();
        _runner.Run(draw, ref _notes);
        _line.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
        _json.WriteNumber("draw"u8, draw);
        WriteStart();
        WriteEvents();
        WriteValues();
        _json.WriteEndObject();
        _json.Flush();
        return _line.WrittenSpan;
    }

    /// <summary>Gives back what the writer has borrowed.</summary>
    public void Dispose() => _json.Dispose();

    private void WriteStart()
    {
        _json.WriteStartArray("assumptions"u8);
        for (int i = 0; i < _plan.Assumptions.Count; i++)
            Write(_plan.Assumptions[i].Source.Name, _runner.Assumptions[i]);
        _json.WriteEndArray();
        _json.WriteStartArray("initial"u8);
        for (int i = 0; i < _plan.Initial.Count; i++) Write(_plan.Initial[i].Target, _runner.Initial[i]);
        _json.WriteEndArray();

        void Write(string name, double value)
        {
            _json.WriteStartObject();
            _json.WriteString("name"u8, name);
            WriteNumber(value);
            _json.WriteEndObject();
        }
    }

    private void WriteEvents()
    {
        _json.WriteStartArray("events"u8);
        foreach ((Entry entry, int step, int day, Estimate amount, Rule? blocked) in _notes.Applied)
        {
            Begin(DrawTrace.IdOf(entry, step), day);
            if (amount.IsKnown) _json.WriteNumber("amount"u8, amount.Likely);
            else _json.WriteNull("amount"u8);
            _json.WriteString("blocked"u8, blocked?.Id);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteStartArray("failed"u8);
        foreach ((Entry entry, int day, NotHappened reason) in _notes.Failed)
        {
            Begin(entry.Id, day);
            _json.WriteString("reason"u8, $"{reason}".ToLowerInvariant());
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteStartArray("undone"u8);
        foreach ((Entry entry, int persons) in _notes.Undone)
        {
            _json.WriteStartObject();
            _json.WriteString("event"u8, entry.Id);
            _json.WriteNumber("persons"u8, persons);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();

        void Begin(string id, int day)
        {
            _json.WriteStartObject();
            _json.WriteString("event"u8, id);
            WriteDate(day);
        }
    }

    private void WriteValues()
    {
        _json.WriteStartArray("values"u8);
        for (int name = 0; name < Names.Length; name++)
        {
            for (int day = 0; day < _notes.Days.Length; day++)
            {
                _json.WriteStartObject();
                _json.WriteString("series"u8, Names[name]);
                WriteDate(_notes.Days[day]);
                WriteNumber(_notes.Values[(day * Names.Length) + name]);
                _json.WriteEndObject();
            }
        }
        _json.WriteEndArray();
    }

    private void WriteDate(int day) => _json.WriteString(
        "date"u8, DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>
    /// To nine digits: the last bits of a drawn number may differ from one processor to another and decide nothing.
    /// </summary>
    private void WriteNumber(double value)
    {
        _json.WritePropertyName("value"u8);
        if (double.IsFinite(value)) _json.WriteRawValue(value.ToString("G9", CultureInfo.InvariantCulture));
        else _json.WriteNullValue();
    }

    /// <summary>Hears a draw, and writes it down.</summary>
    private struct Notes(LevelSet[] sets, BoundExpression<Moment>[] outputs, int[] days) : IDrawObserver
    {
        private int _nextDay;

        public int[] Days { get; } = days;

        /// <summary>By day, then by name; NaN for what is unknown.</summary>
        public double[] Values { get; } = new double[days.Length * (sets.Length + outputs.Length)];

        public List<(Entry Entry, int Step, int Day, Estimate Amount, Rule? Blocked)> Applied { get; } = [];

        public List<(Entry Entry, int Day, NotHappened Reason)> Failed { get; } = [];

        public List<(Entry Entry, int Persons)> Undone { get; } = [];

        public readonly bool Explains => false;

        public void Clear()
        {
            _nextDay = 0;
            Array.Fill(Values, double.NaN);
            Applied.Clear();
            Failed.Clear();
            Undone.Clear();
        }

        public void Rest(Journal journal, int from, int to, double[] assumptions)
        {
            for (; _nextDay < Days.Length && Days[_nextDay] < to; _nextDay++)
            {
                int at = _nextDay * (sets.Length + outputs.Length), day = Days[_nextDay];
                foreach (LevelSet set in sets)
                {
                    Estimate level = journal.World.Strength(set, day);
                    Values[at++] = level.IsKnown ? level.Likely : double.NaN;
                }
                foreach (BoundExpression<Moment> output in outputs)
                    Values[at++] = output.Known(new Moment(journal.World, day, assumptions));
            }
        }

        readonly void IDrawObserver.Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked)
        {
            if (entry is not null) Applied.Add((entry, step, op.Day, op.Amount, blocked));
        }

        readonly void IDrawObserver.Failed(Entry entry, int day, NotHappened reason) =>
            Failed.Add((entry, day, reason));

        readonly void IDrawObserver.Undone(Entry entry, int persons) => Undone.Add((entry, persons));

        public readonly void Moved(World world, int instance, int from, int to) { }

        public readonly void Broke(World world, in Op op, Rule rule) { }

        public readonly void Refused(
            World world, in Op op, Rule rule, Machine machine, int state, int trigger, in Facts facts) { }
    }
}
