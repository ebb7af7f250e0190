using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>
/// Reads a world back into names, with the events and claims behind each value; levels are <see cref="LevelReader"/>'s.
/// </summary>
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
        // An office stays held when another takes it: what a reader asks is since when by whom.
        bool isOffice = ReferenceEquals(machine, AllMachines.Office);
        Event? by = EventOf(_world.Slots[isOffice ? _layout.Office(_layout.SubjectOf(instance)) + 1 : slot + 2]);
        DateOnly since = isOffice && by is not null ? by.Day : DateOnly.FromDayNumber(_world.Slots[slot + 1]);
        return new MachineView(
            machine.Name, _layout.SubjectName(instance), machine.States[state], since, by?.Id, by?.Cites ?? []);
    }

    private MachineView? Pressure(int instance)
    {
        int place = _layout.SubjectOf(instance);
        int slot = _layout.Pressure(place);
        Event? by = EventOf(_world.Slots[slot + 2]);
        if (by is null) return null;
        int now = _world.Pressure(place, day.DayNumber);
        int raised = _world.Slots[slot + 1];
        int since = raised + ((_world.Slots[slot] - now) * _universe.Pack.Rules.PressureDecayDays);
        return new MachineView(
            AllMachines.Pressure.Name, _universe.Places[place], AllMachines.Pressure.States[now],
            DateOnly.FromDayNumber(since), by.Id, by.Cites);
    }

    public IReadOnlyList<PossibleView> Possible() =>
        [.. cursor.Timeline.Events
            .Where(e => e.When.From <= day && e.Day > day)
            .Select(e => new PossibleView(e.Id, e.Type, e.When.From, e.When.To, e.Cites))];

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
            .Select(o => new OfficeView(_universe.Offices[o], _world.Holder(o) < 0 ? null
                : _universe.Actors[_world.Holder(o)]))];

    public Event? EventOf(int index) =>
        index >= 0 && index < cursor.Timeline.Length ? cursor.Timeline.Events[index] : null;

    private static int? Bound(int value) => value == Estimate.None ? null : value;
}
