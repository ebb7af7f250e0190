using NatoIraq.Core.Expressions;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>
/// The observer that counts: it writes each draw's values at the report days and tallies what happened.
/// </summary>
internal struct Counter(Recording recorded, Tally tally, long[] values, int blockSize) : IDrawObserver
{
    private int _draw;
    private int _nextDay;

    public readonly bool Explains => false;

    /// <summary>Begins the block's n-th draw: report days before the fork hold the past.</summary>
    public void Begin(int draw)
    {
        _draw = draw;
        _nextDay = 0;
        while (_nextDay < recorded.Days.Length && recorded.Days[_nextDay] < recorded.Plan.ForkDay)
        {
            for (int n = 0; n < recorded.Names.Length; n++)
            {
                int column = recorded.Column(n, _nextDay);
                Write(column, recorded.Past[column]);
            }
            for (int i = 0; i < recorded.Instances.Length; i++)
            {
                tally.InState(i, _nextDay, recorded.PastStates[_nextDay][i]);
            }
            _nextDay++;
        }
    }

    /// <summary>Ends the draw: nothing is known of report days after the horizon.</summary>
    public void End()
    {
        for (; _nextDay < recorded.Days.Length; _nextDay++)
        {
            for (int n = 0; n < recorded.Names.Length; n++) Write(recorded.Column(n, _nextDay), Recording.Unknown);
        }
    }

    public void Rest(World world, int from, int to, double[] assumptions)
    {
        while (_nextDay < recorded.Days.Length && recorded.Days[_nextDay] < to)
        {
            Record(world, recorded.Days[_nextDay], _nextDay, assumptions);
            _nextDay++;
        }
    }

    public readonly void Applied(Entry? entry, EventData? data, in Op op, int step, Rule? blocked)
    {
        if (entry is null) return;
        // What happened before a later fork replaced its entry happened: the branch has one event of that id.
        if (blocked is not null) tally.Blocked(entry.Heir, recorded.Plan.Timeline.Rules.NumberOf(blocked));
        else if (step >= 0) tally.Happened(entry.Heir, op.Day);
    }

    public readonly void Failed(Entry entry, int day, NotHappened reason) => tally.Failed(entry, reason);

    public readonly void Undone(Entry entry, int persons) => tally.Undone(entry.Heir, persons);

    public readonly void Moved(World world, int instance, int from, int to) { }

    public readonly void Broke(World world, in Op op, Rule rule)
    {
        // What blocks is told again with the op; the ops of entries are numbered after the fork's.
        int entry = op.Event - recorded.Plan.Timeline.Length - 1;
        if (rule.Blocks || entry < 0) return;
        tally.Noted(recorded.Plan.Entries[entry].Heir, recorded.Plan.Timeline.Rules.NumberOf(rule));
    }

    public readonly void Refused(World world, in Op op, Rule rule, Machine machine, int state, int trigger,
        in Facts facts) { }

    private readonly void Record(World world, int day, int dayNumber, double[] assumptions)
    {
        for (int s = 0; s < recorded.Sets.Length; s++)
        {
            Estimate level = world.Strength(recorded.Sets[s], day);
            Write(recorded.Column(s, dayNumber), level.IsKnown ? level.Likely : Recording.Unknown);
        }
        var moment = new Moment(world, day, assumptions);
        for (int o = 0; o < recorded.Outputs.Length; o++)
        {
            long scaled = Recording.Scaled(recorded.Outputs[o].Evaluate(moment));
            Write(recorded.Column(recorded.Sets.Length + o, dayNumber), scaled);
        }
        for (int i = 0; i < recorded.Instances.Length; i++)
        {
            tally.InState(i, dayNumber, recorded.StateOf(world, i, day));
        }
    }

    private readonly void Write(int column, long value) => values[(column * blockSize) + _draw] = value;
}
