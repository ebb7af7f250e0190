using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>What an explanation is about, and the steps that bear on it.</summary>
internal sealed record ExplainedSubject(IReadOnlyList<int> Steps, LevelView? Level, string? State, LevelSet? Set)
{
    /// <summary>Whether it is an output of a branch.</summary>
    public bool IsOutput { get; private init; }

    /// <summary>Finds a series, a machine's instance, an event or an output of the branch by name.</summary>
    /// <exception cref="InvalidInputException">There is no such thing.</exception>
    public static ExplainedSubject Find(Cursor cursor, DateOnly day, string subject, Plan? plan)
    {
        Universe universe = cursor.World.Universe;
        if (plan?.Outputs.Any(o => o.Name == subject) == true) return OfOutput(cursor, plan, subject);
        if (Series.TryParse(subject, out Series series))
        {
            if (!universe.IsNamed(series)) throw Unknown(cursor, subject);
            return OfSeries(cursor, day, universe.SetOf(series));
        }
        string[] parts = subject.Split('/', 2);
        if (parts.Length == 2 && AllMachines.Find(parts[0]) is { Per: not SubjectKind.Claim } machine)
        {
            int number = cursor.World.Layout.FindSubject(machine.Per, parts[1]);
            if (number >= 0) return OfMachine(cursor, day, machine, number);
        }
        int step = cursor.Timeline.StepOf(subject);
        return step > 0 ? new ExplainedSubject([step], null, null, null) : throw Unknown(cursor, subject);
    }

    /// <summary>Whether a derived bound bears on it.</summary>
    public bool Concerns(DerivedEstimate derived) => Set is { } set
        && (derived.Series == set.Series
            || (derived.Series.Mission == set.Series.Mission
                && (set.Series.HasWildcard || derived.Series.Nation == set.Series.Nation)));

    private static ExplainedSubject OfOutput(Cursor cursor, Plan plan, string output)
    {
        HashSet<string> direct = [.. Core.Projections.Bearing.On(plan, output).Direct.Select(e => e.Id)];
        return new ExplainedSubject(
            [.. Enumerable.Range(1, cursor.Step).Where(s => direct.Contains(cursor.Timeline.Events[s - 1].Id.Split('#')[0]))],
            null, null, null)
        {
            IsOutput = true,
        };
    }

    private static ExplainedSubject OfSeries(Cursor cursor, DateOnly day, LevelSet set)
    {
        Universe universe = cursor.World.Universe;
        bool Touches(int level) => level >= 0
            && (Array.IndexOf(set.Cells, level) >= 0 || level == set.Sum
                || (level >= universe.CellCount
                    && universe.SumCells[level - universe.CellCount].Intersect(set.Cells).Any()));
        List<int> steps = [];
        for (int step = 1; step <= cursor.Step; step++)
        {
            Op op = cursor.Timeline.Ops[step - 1];
            bool moves = op.Effect
                is Effect.Report or Effect.ReportShare or Effect.Deploy or Effect.Withdraw or Effect.Move
                or Effect.Identify or Effect.Start;
            if (moves && (Touches(op.A) || Touches(op.B))) steps.Add(step);
        }
        return new ExplainedSubject(steps, new LevelReader(cursor, day).Of(set.Series), null, set);
    }

    private static ExplainedSubject OfMachine(Cursor cursor, DateOnly day, Machine machine, int number)
    {
        int instance = cursor.World.Layout.InstanceOf(machine, number);
        bool isPressure = ReferenceEquals(machine, AllMachines.Pressure);
        // Events still to come bound the answer as much as those that happened: show all of them.
        List<int> steps = [.. Enumerable.Range(1, cursor.Timeline.Length).Where(s =>
        {
            Op op = cursor.Timeline.Ops[s - 1];
            return op.Instance == instance || op.OtherInstance == instance
                || (isPressure && op.Effect == Effect.RaisePressure && op.A == number);
        })];
        int state = isPressure ? cursor.World.Pressure(number, day.DayNumber) : cursor.World.StateOf(instance);
        return new ExplainedSubject(steps, null, state < 0 ? null : machine.States[state], null);
    }

    private static InvalidInputException Unknown(Cursor cursor, string subject)
    {
        World world = cursor.World;
        bool isClaim = world.Universe.Pack.Claims.Any(c => c.Id == subject);
        IEnumerable<string> instances = Enumerable.Range(0, world.Layout.InstanceCount)
            .Select(i => $"{world.Layout.Machines[world.Layout.MachineOf[i]].Name}/{world.Layout.SubjectName(i)}");
        return new InvalidInputException(
            $"There is nothing called '{subject}' to explain.",
            isClaim
                ? $"It is a claim: 'natoiraq claims {subject}' shows it."
                : NearestSeries.Hint(world.Universe, subject)
                    ?? NearMiss.Hint(subject, cursor.Timeline.Events.Select(e => e.Id).Concat(instances))
                    ?? "Name a series (nation/mission/place, * for all), a machine/subject, or an event's id.");
    }
}
