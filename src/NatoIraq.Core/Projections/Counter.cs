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
internal struct Counter(Recording recorded, Tally tally, Track[] tracks, int[] states) : IDrawObserver
{
    private ulong _touched;
    private int _nextDay;
    private int _nextEase;

    public readonly bool Explains => false;

    /// <summary>Begins the block's next draw: report days before the fork hold the past.</summary>
    public void Begin()
    {
        for (int n = 0; n < tracks.Length; n++)
        {
            tracks[n].Begin();
            for (int d = 0; d < recorded.PastDays; d++) tracks[n].Set(d, recorded.Past[recorded.Column(n, d)]);
        }
        recorded.ForkStates.CopyTo(states, 0);
        _nextDay = recorded.PastDays;
        _touched = ulong.MaxValue;
    }

    /// <summary>Ends the draw: nothing is known of report days after the horizon.</summary>
    public readonly void End()
    {
        if (_nextDay == recorded.Days.Length) return;
        foreach (Track track in tracks) track.Set(_nextDay, Recording.Unknown);
    }

    public void Rest(Journal journal, int from, int to, double[] assumptions)
    {
        _touched |= recorded.Watch.Touched(journal.Since(0));
        int[] days = recorded.Days;
        for (; _nextDay < days.Length && days[_nextDay] < to; _nextDay++)
        {
            _touched |= recorded.Watch.OfDate;
            if (days[_nextDay] >= _nextEase) _touched |= recorded.Watch.OfPressure;
            if (_touched != 0) Record(journal.World, days[_nextDay], assumptions);
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

    /// <summary>Records what may have changed since the report day before.</summary>
    private void Record(World world, int day, double[] assumptions)
    {
        if ((_touched & recorded.Watch.OfPressure) != 0) _nextEase = world.NextEase(day);
        int readers = tracks.Length + states.Length;
        for (int n = Watch.Next(_touched, 0); n < readers; n = Watch.Next(_touched, n + 1))
        {
            if (n < tracks.Length) tracks[n].Set(_nextDay, ValueOf(n, world, day, assumptions));
            else Record(n - tracks.Length, recorded.StateOf(world, n - tracks.Length, day));
        }
        _touched = 0;
    }

    private readonly long ValueOf(int name, World world, int day, double[] assumptions)
    {
        int output = name - recorded.Sets.Length;
        return output < 0 ? Level(world.Strength(recorded.Sets[name], day))
            : recorded.Scaled(output, recorded.Outputs[output].Known(new Moment(world, day, assumptions)));
    }

    private readonly void Record(int instance, int state)
    {
        int before = states[instance];
        if (before == state) return;
        tally.LeavesState(instance, _nextDay, before);
        tally.EntersState(instance, _nextDay, state);
        states[instance] = state;
    }

    private static long Level(Estimate level) => level.IsKnown ? level.Likely : Recording.Unknown;
}
