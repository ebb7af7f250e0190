using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>Reads a world back into names, with the events and claims behind each value.</summary>
internal sealed class WorldReader(Cursor cursor, DateOnly day)
{
    private readonly World _world = cursor.World;
    private readonly Layout _layout = cursor.World.Layout;
    private readonly Universe _universe = cursor.World.Universe;

    public IReadOnlyList<MachineView> Machines()
    {
        var views = new List<MachineView>();
        for (int i = 0; i < _layout.InstanceCount; i++)
        {
            Machine machine = _layout.Machines[_layout.MachineOf[i]];
            MachineView? view = ReferenceEquals(machine, AllMachines.Pressure) ? Pressure(i) : Instance(machine, i);
            if (view is not null) views.Add(view);
        }
        return views;
    }

    private MachineView? Instance(Machine machine, int instance)
    {
        int slot = _layout.Instance(instance);
        int state = _world.Slots[slot];
        if (state < 0) return null;
        Event? by = EventOf(_world.Slots[slot + 2]);
        return new MachineView(
            machine.Name, _layout.SubjectName(instance), machine.States[state],
            DateOnly.FromDayNumber(_world.Slots[slot + 1]), by?.Id, by?.Cites ?? []);
    }

    private MachineView? Pressure(int instance)
    {
        int place = _layout.SubjectOf(instance);
        int slot = _layout.Pressure(place);
        Event? by = EventOf(_world.Slots[slot + 2]);
        if (by is null) return null;
        string state = AllMachines.Pressure.States[_world.Pressure(place, day.DayNumber)];
        return new MachineView(
            AllMachines.Pressure.Name, _universe.Places[place], state,
            DateOnly.FromDayNumber(_world.Slots[slot + 1]), by.Id, by.Cites);
    }

    public IReadOnlyList<PossibleView> Possible() =>
        [.. cursor.Timeline.Events
            .Where(e => e.When.From <= day && e.Day > day)
            .Select(e => new PossibleView(e.Id, e.Type, e.When.From, e.When.To, e.Cites))];

    /// <summary>The levels present, then the pack's report series that are sums of them.</summary>
    public IReadOnlyList<LevelView> Levels()
    {
        var levels = new List<LevelView>();
        for (int level = 0; level < _universe.LevelCount; level++)
        {
            if (_world.IsPresent(level)) levels.Add(Level(level));
        }
        HashSet<string> told = [.. levels.Select(l => l.Series)];
        levels.AddRange(_universe.Pack.Rules.ReportSeries.Where(s => !told.Contains($"{s}")).Select(Sum));
        return [.. levels.OrderBy(l => l.Series, StringComparer.Ordinal)];
    }

    /// <summary>One series, whether it is a level or a sum.</summary>
    public LevelView Of(Series series)
    {
        int level = _universe.LevelOf(series);
        return level >= 0 && _world.IsPresent(level) ? Level(level) : Sum(series);
    }

    private LevelView Level(int level)
    {
        int slot = Layout.Level(level);
        Estimate now = level < _universe.CellCount
            ? _world.LevelOn(level, day.DayNumber)
            : _world.Strength(_universe.SetOf(_universe.SeriesOf(level)), day.DayNumber);
        Event? by = EventOf(_world.Slots[slot + World.BySlot]);
        Series series = _universe.SeriesOf(level);
        bool derived = by?.Data is TroopsReported report && report.Series != series;
        DateOnly asOf = DateOnly.FromDayNumber(_world.Slots[slot + World.AsOfSlot]);
        return new LevelView(
            series.ToString(), Bound(now.Low), Bound(now.Likely), Bound(now.High),
            derived ? null : QualifierOf(by), asOf, now.IsUnknown ? LastKnown(level, asOf) : null, derived, by?.Cites ?? []);
    }

    private LastKnownView? LastKnown(int level, DateOnly asOf) => _world.LastKnown(level) is { IsUnknown: false } last
        ? new LastKnownView(Bound(last.Low), Bound(last.Likely), Bound(last.High), asOf)
        : null;

    private LevelView Sum(Series series)
    {
        LevelSet set = _universe.SetOf(series);
        Estimate now = _world.Strength(set, day.DayNumber);
        int[] present = [.. set.Cells.Append(set.Sum).Where(c => c >= 0 && _world.IsPresent(c))];
        int[] fresh = [.. present.Where(c => _world.IsFresh(c, day.DayNumber))];
        DateOnly? asOf = fresh.Length == 0
            ? null
            : DateOnly.FromDayNumber(fresh.Max(c => _world.Slots[Layout.Level(c) + World.AsOfSlot]));
        IEnumerable<string> cites = fresh
            .Select(c => EventOf(_world.Slots[Layout.Level(c) + World.BySlot]))
            .SelectMany(e => e?.Cites ?? []);
        LastKnownView? last = now.IsUnknown && present.Length == 1
            ? LastKnown(present[0], DateOnly.FromDayNumber(_world.Slots[Layout.Level(present[0]) + World.AsOfSlot]))
            : null;
        return new LevelView(
            series.ToString(), Bound(now.Low), Bound(now.Likely), Bound(now.High), null, asOf, last, true, [.. cites.Distinct()]);
    }

    public IReadOnlyList<MissionView> Missions() =>
        [.. Enumerable.Range(0, _universe.Missions.Count).Select(m =>
        {
            Estimate cap = _world.Cap(m);
            int lead = _world.Of(m, MissionSlot.Lead);
            Event? by = EventOf(_world.Of(m, MissionSlot.CapBy));
            string? qualifier = by?.Data switch
            {
                CapSet e => e.Cap.Qualifier,
                ExpansionAgreed e => e.Cap?.Qualifier,
                _ => null,
            };
            int bits = _world.Of(m, MissionSlot.Activities);
            return new MissionView(
                _universe.Missions[m],
                lead < 0 ? null : _universe.Actors[lead],
                cap.IsUnknown ? null : new CapView(Bound(cap.Low), Bound(cap.Likely), Bound(cap.High), qualifier),
                Bound(_world.Of(m, MissionSlot.Zones)),
                [.. _universe.Activities.All.Where((_, a) => (bits & (1 << a)) != 0)],
                _world.IsSuspended(m));
        })];

    public IReadOnlyList<OfficeView> Offices() =>
        [.. Enumerable.Range(0, _universe.Offices.Count)
            .Where(o => _world.Slots[_layout.Office(o) + 1] >= 0)
            .Select(o => new OfficeView(_universe.Offices[o], _world.Holder(o) < 0 ? null : _universe.Actors[_world.Holder(o)]))];

    public Event? EventOf(int index) =>
        index >= 0 && index < cursor.Timeline.Length ? cursor.Timeline.Events[index] : null;

    private static string? QualifierOf(Event? by) => by?.Data switch
    {
        TroopsReported e => e.Strength?.Qualifier,
        ContingentIdentified e => e.Strength.Qualifier,
        _ => null,
    };

    private static int? Bound(int value) => value == Estimate.None ? null : value;
}
