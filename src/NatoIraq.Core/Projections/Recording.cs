using NatoIraq.Core.Expressions;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>What is recorded of a branch: a column for each series or output and date.</summary>
internal sealed class Recording
{
    /// <summary>In place of an unknown value.</summary>
    public const long Unknown = long.MinValue;

    // Tallies hold whole numbers: an output that may be a fraction is counted in thousandths.
    private const int Thousandths = 1000;

    /// <summary>Prepares the recording of a branch.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="beside">All branches recorded at once: outputs of one name are counted alike in all.</param>
    /// <param name="request">What to record.</param>
    public Recording(Plan plan, IReadOnlyList<Plan> beside, ProjectionRequest request)
    {
        Plan = plan;
        Universe universe = plan.Timeline.Layout.Universe;
        Sets = [.. request.Series.Select(universe.SetOf)];
        Outputs = [.. plan.Outputs.Select(o => o.Value)];
        Scales = [.. plan.Outputs.Select(o => beside.SelectMany(p => p.Outputs)
            .Where(other => other.Name == o.Name).All(other => other.Value.Root.IsWhole) ? 1 : Thousandths)];
        Days = [.. request.Dates.Select(d => d.DayNumber).Distinct().Order()];
        Names = [.. request.Series.Select(s => s.ToString()), .. plan.Outputs.Select(o => o.Name)];
        Layout layout = plan.Timeline.Layout;
        Instances = [.. Enumerable.Range(0, layout.InstanceCount).Where(i =>
            layout.MachineAt(i).Per is not (SubjectKind.Contingent or SubjectKind.Forum or SubjectKind.Office))];
        Machines = [.. Instances.Select(i => layout.MachineAt(i))];
        Past = new long[Columns];
        PastDays = Days.Count(d => d < plan.ForkDay);
        DaysToHorizon = Days.Count(d => d <= plan.UntilDay);
        PastStates = new int[PastDays][];
        ForkStates = new int[Instances.Length];
        RememberPast(universe);
        Watch = new Watch(layout);
        for (int s = 0; s < Sets.Length; s++) Watch.AddStrength(s, Sets[s]);
        for (int o = 0; o < Outputs.Length; o++) Watch.Add(Sets.Length + o, Outputs[o]);
        for (int i = 0; i < Instances.Length; i++) WatchInstance(i, Names.Length + i);
    }

    public Plan Plan { get; }

    public LevelSet[] Sets { get; }

    public BoundExpression<Moment>[] Outputs { get; }

    /// <summary>What an output's value is multiplied with to be counted.</summary>
    public int[] Scales { get; }

    /// <summary>What a series' or output's value is multiplied with.</summary>
    public int ScaleOf(int name) => name < Sets.Length ? 1 : Scales[name - Sets.Length];

    /// <summary>The report days, ascending.</summary>
    public int[] Days { get; }

    /// <summary>How many of them lie before the fork; the history says what was.</summary>
    public int PastDays { get; }

    /// <summary>How many of them lie on or before the horizon.</summary>
    public int DaysToHorizon { get; }

    /// <summary>Which names, and after them which instances, may have changed with a slot.</summary>
    public Watch Watch { get; }

    /// <summary>The series and outputs by name.</summary>
    public string[] Names { get; }

    public int Columns => Names.Length * Days.Length;

    /// <summary>The machine instances whose states are counted.</summary>
    public int[] Instances { get; }

    /// <summary>The machine of each of them.</summary>
    public Machine[] Machines { get; }

    /// <summary>What the history says on report days before the fork; columns after it are unused.</summary>
    public long[] Past { get; }

    /// <summary>The states of the instances on report days before the fork.</summary>
    public int[][] PastStates { get; }

    /// <summary>The states of the instances at the fork, in which every draw begins.</summary>
    public int[] ForkStates { get; }

    /// <summary>The state of the i-th instance on a day, -1 when it was never seen.</summary>
    public int StateOf(World world, int i, int day) => ReferenceEquals(Machines[i], AllMachines.Pressure)
        ? world.Pressure(world.Layout.SubjectOf(Instances[i]), day)
        : world.StateOf(Instances[i]);

    /// <summary>An output's value, NaN where it is unknown, as it is counted, or <see cref="Unknown"/>.</summary>
    public long Scaled(int output, double value) =>
        Math.Abs(value) < 1e15 ? (long)Math.Round(value * Scales[output]) : Unknown;

    public int Column(int name, int day) => (name * Days.Length) + day;

    private void WatchInstance(int i, int reader)
    {
        bool isPressure = ReferenceEquals(Machines[i], AllMachines.Pressure);
        if (isPressure) Watch.AddPressure(reader, Plan.Timeline.Layout.SubjectOf(Instances[i]));
        else Watch.AddInstance(reader, Instances[i]);
    }

    private void RememberPast(Universe universe)
    {
        Array.Fill(Past, Unknown);
        var cursor = new Cursor(Plan.Timeline);
        double[] undrawn = new double[Plan.Assumptions.Count];
        Array.Fill(undrawn, double.NaN);
        for (int d = 0; d < PastDays; d++)
        {
            cursor.GoTo(Math.Min(Plan.ForkStep, Plan.Timeline.StepAt(DateOnly.FromDayNumber(Days[d]))));
            for (int s = 0; s < Sets.Length; s++)
            {
                Estimate level = cursor.World.Strength(universe.SetOf(Sets[s].Series), Days[d]);
                if (level.IsKnown) Past[Column(s, d)] = level.Likely;
            }
            // Nothing is assumed of the past: an output that rests on an assumption is unknown there.
            var moment = new Moment(cursor.World, Days[d], undrawn);
            for (int o = 0; o < Outputs.Length; o++) Past[Column(Sets.Length + o, d)] = Scaled(o, Outputs[o].Known(moment));
            PastStates[d] = [.. Instances.Select((_, i) => StateOf(cursor.World, i, Days[d]))];
        }
        cursor.GoTo(Plan.ForkStep);
        for (int i = 0; i < ForkStates.Length; i++) ForkStates[i] = StateOf(cursor.World, i, Plan.ForkDay);
    }
}
