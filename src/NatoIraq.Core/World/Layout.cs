using NatoIraq.Core.Machines;

namespace NatoIraq.Core.Worlds;

/// <summary>
/// Where each piece of the world's state stands in one flat array of integers. A copy of the array is a checkpoint,
/// a list of (slot, old value) undoes any event, and equal arrays are equal worlds.
/// </summary>
public sealed class Layout
{
    private readonly Machine[] _machines;
    private readonly int[] _machineBase;
    private readonly LevelSet[] _missionSets;
    private readonly int _lifecycle;
    private readonly int _operations;
    private readonly int _consent;
    private readonly int _expansion;
    private readonly int _missions;
    private readonly int _offices;
    private readonly int _places;
    private readonly int _resolutions;

    /// <summary>Lays out the world of a universe.</summary>
    public Layout(Universe universe)
    {
        Universe = universe;
        Machines = _machines = [.. AllMachines.All.Where(m => m.Per != SubjectKind.Claim)];
        _machineBase = new int[Machines.Count];
        for (int m = 0; m < Machines.Count; m++)
        {
            _machineBase[m] = InstanceCount;
            InstanceCount += SubjectCount(Machines[m].Per);
        }
        _lifecycle = InstanceOf(AllMachines.Lifecycle, 0);
        _operations = InstanceOf(AllMachines.Operations, 0);
        _consent = InstanceOf(AllMachines.Consent, 0);
        _expansion = InstanceOf(AllMachines.Expansion, 0);
        _missionSets = [.. universe.Missions.All.Select(m =>
            universe.SetOf(new History.Series(History.Series.Any, m, History.Series.Any)))];
        Instances = universe.LevelCount * LevelSize;
        _missions = Instances + (InstanceCount * InstanceSize);
        _offices = _missions + (universe.Missions.Count * MissionSize);
        _places = _offices + (universe.Offices.Count * 2);
        _resolutions = _places + (universe.Places.Count * 3);
        Size = _resolutions + universe.Resolutions.Count;
        MachineOf = [.. Enumerable.Range(0, Machines.Count).SelectMany(m => Enumerable.Repeat(m, SubjectCount(Machines[m].Per)))];
    }

    /// <summary>
    /// Slots of a level: low, likely, high, as-of day, last day its claims speak for, event, method, conflicted.
    /// </summary>
    public const int LevelSize = 8;

    /// <summary>Slots of a machine's instance: state, since day, event.</summary>
    public const int InstanceSize = 3;

    /// <summary>Slots of a mission; see <see cref="MissionSlot"/>.</summary>
    public const int MissionSize = 12;

    /// <summary>The names behind the numbers.</summary>
    public Universe Universe { get; }

    /// <summary>The machines with instances in the world (all but the claims').</summary>
    public IReadOnlyList<Machine> Machines { get; }

    /// <summary>How many instances the machines have together.</summary>
    public int InstanceCount { get; }

    /// <summary>The machine's place in <see cref="Machines"/>, by instance.</summary>
    public int[] MachineOf { get; }

    /// <summary>The machine of an instance.</summary>
    public Machine MachineAt(int instance) => _machines[MachineOf[instance]];

    /// <summary>The first slot of the instances.</summary>
    public int Instances { get; }

    /// <summary>The state of suspended operations.</summary>
    public static int SuspendedState { get; } = AllMachines.Operations.StateOf("suspended");

    /// <summary>The state of consent withdrawn.</summary>
    public static int WithdrawnState { get; } = AllMachines.Consent.StateOf("withdrawn");

    /// <summary>The state of consent withdrawn with time to leave.</summary>
    public static int ExitState { get; } = AllMachines.Consent.StateOf("exit-window");

    /// <summary>
    /// The state of an established mission; the next one is that of a closing mission, which still exists.
    /// </summary>
    public static int EstablishedState { get; } = AllMachines.Lifecycle.StateOf("established");

    private static readonly int[] Decided =
        [.. new[] { "agreed", "ramping", "complete" }.Select(AllMachines.Expansion.StateOf)];

    /// <summary>Whether a state of the expansion machine means that it was decided.</summary>
    public static bool IsDecided(int state) => Array.IndexOf(Decided, state) >= 0;

    /// <summary>Everyone of a mission, wherever they are.</summary>
    public LevelSet MissionSet(int mission) => _missionSets[mission];

    /// <summary>How many slots a world has.</summary>
    public int Size { get; }

    /// <summary>The first slot after the instances.</summary>
    public int FirstMission => _missions;

    /// <summary>The first slot of a level.</summary>
    public static int Level(int level) => level * LevelSize;

    /// <summary>The first slot of an instance.</summary>
    public int Instance(int instance) => Instances + (instance * InstanceSize);

    /// <summary>A slot of a mission.</summary>
    public int Mission(int mission, MissionSlot slot) => _missions + (mission * MissionSize) + (int)slot;

    /// <summary>The slot of an office's holder; the next one holds the event.</summary>
    public int Office(int office) => _offices + (office * 2);

    /// <summary>The slot of a place's last raised pressure; then its day, then the event.</summary>
    public int Pressure(int place) => _places + (place * 3);

    /// <summary>The slot that tells whether a resolution binds: 1, 0, or -1 for not told.</summary>
    public int Binding(int resolution) => _resolutions + resolution;

    /// <summary>The instance of a machine for a subject's number.</summary>
    public int InstanceOf(Machine machine, int subject)
    {
        for (int m = 0; m < Machines.Count; m++)
        {
            if (ReferenceEquals(Machines[m], machine)) return _machineBase[m] + subject;
        }
        throw new InvalidOperationException($"No instances of machine {machine.Name}");
    }

    /// <summary>The instance of a mission's lifecycle: like the next three, asked at every step.</summary>
    public int Lifecycle(int mission) => _lifecycle + mission;

    /// <summary>The instance of a mission's operations.</summary>
    public int Operations(int mission) => _operations + mission;

    /// <summary>The instance of the host's consent to a mission.</summary>
    public int Consent(int mission) => _consent + mission;

    /// <summary>The instance of a mission's expansion.</summary>
    public int Expansion(int mission) => _expansion + mission;

    /// <summary>The subject's number of an instance.</summary>
    public int SubjectOf(int instance) => instance - _machineBase[MachineOf[instance]];

    /// <summary>The subject's name of an instance.</summary>
    public string SubjectName(int instance) => SubjectName(Machines[MachineOf[instance]].Per, SubjectOf(instance));

    /// <summary>The number of a subject by name, or -1.</summary>
    public int FindSubject(SubjectKind kind, string name) => kind switch
    {
        SubjectKind.Contingent => History.Series.TryParse(name, out History.Series series)
            ? Universe.LevelOf(series) : -1,
        _ => NamesOf(kind).Find(name),
    };

    /// <summary>The names a subject of the kind may have; empty for contingents, which are series.</summary>
    public Ids NamesOf(SubjectKind kind) => kind switch
    {
        SubjectKind.Mission => Universe.Missions,
        SubjectKind.Option => Universe.Options,
        SubjectKind.Resolution => Universe.Resolutions,
        SubjectKind.Place => Universe.Places,
        SubjectKind.Office => Universe.Offices,
        SubjectKind.Forum => Universe.Forums,
        _ => new Ids([]),
    };

    private string SubjectName(SubjectKind kind, int subject) =>
        kind == SubjectKind.Contingent ? Universe.SeriesOf(subject).ToString() : NamesOf(kind)[subject];

    private int SubjectCount(SubjectKind kind) =>
        kind == SubjectKind.Contingent ? Universe.LevelCount : NamesOf(kind).Count;
}

/// <summary>The slots of a mission.</summary>
public enum MissionSlot
{
    /// <summary>The cap's low bound.</summary>
    CapLow,

    /// <summary>The cap's value.</summary>
    CapLikely,

    /// <summary>The cap's high bound.</summary>
    CapHigh,

    /// <summary>The event that set the cap.</summary>
    CapBy,

    /// <summary>The actor that leads.</summary>
    Lead,

    /// <summary>The event that named the lead.</summary>
    LeadBy,

    /// <summary>The number of zones, or <see cref="Estimate.None"/>.</summary>
    Zones,

    /// <summary>The event that set the zones.</summary>
    ZonesBy,

    /// <summary>The mandate's activities, a bit each.</summary>
    Activities,

    /// <summary>The event that last changed the activities.</summary>
    ActivitiesBy,

    /// <summary>The day a suspension ends; <see cref="int.MaxValue"/> when open-ended, -1 when there is none.</summary>
    SuspendedUntil,

    /// <summary>The day on which an exit window ends.</summary>
    ExitUntil,
}
