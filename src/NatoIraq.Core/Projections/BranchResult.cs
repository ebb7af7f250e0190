using System.Text.Json.Serialization;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Rules;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.Core.Projections;

/// <summary>What a branch's draws came to.</summary>
/// <param name="Branch">The branch's name.</param>
/// <param name="Levels">A line for each series or output and date, in that order.</param>
/// <param name="Events">A line for each entry of the plan, in file order.</param>
/// <param name="Blocked">What was blocked, by which rule.</param>
/// <param name="States">The states of the machines by date; only instances the branch has seen.</param>
public sealed record BranchResult(
    string Branch,
    IReadOnlyList<LevelResult> Levels,
    IReadOnlyList<EventResult> Events,
    IReadOnlyList<BlockedResult> Blocked,
    IReadOnlyList<StateResult> States)
{
    /// <summary>What was noted of events that took effect, under which rule.</summary>
    public IReadOnlyList<NotedResult> Noted { get; init; } = [];

    internal static BranchResult Of(Recording recorded, Tally tally, int draws, bool compared)
    {
        Plan plan = recorded.Plan;
        List<LevelResult> levels = [];
        for (int n = 0; n < recorded.Names.Length; n++)
        {
            bool isOutput = n >= recorded.Sets.Length;
            double scale = recorded.ScaleOf(n);
            bool isTruth = isOutput && recorded.Outputs[n - recorded.Sets.Length].Kind == ValueKind.Truth;
            int d = 0;
            foreach ((Counts values, Counts differences) in tally.Values[n].ByDay().Zip(tally.Differences[n].ByDay()))
            {
                levels.Add(new LevelResult(
                    recorded.Names[n], isOutput, DateOnly.FromDayNumber(recorded.Days[d++]), Band.Of(values, scale),
                    compared && differences.Count > 0 ? Difference.Of(differences, scale) : null)
                {
                    IsTruth = isTruth,
                });
            }
        }
        List<Entry> inForce = [.. plan.Entries.Where(e => e.UntilDay == int.MaxValue)];
        (Entry Entry, Rule Rule, double Share)[] broken =
        [
            .. inForce.SelectMany(e => plan.Timeline.Rules.Rules.Select((rule, r) =>
                (e, rule, (double)tally.BrokenBy(e, r) / draws))).Where(b => b.Item3 > 0),
        ];
        return new BranchResult(
            plan.Name,
            levels,
            [.. inForce.Select(e => EventResult.Of(e, tally, plan.ForkDay, draws))],
            [.. broken.Where(b => b.Rule.Blocks).Select(b => new BlockedResult(
                b.Entry.Id, b.Rule.Id, b.Rule.Name, b.Share, (double)tally.UndoneSum[b.Entry.Index] / draws))],
            StatesOf(recorded, tally, draws))
        {
            Noted = [.. broken.Where(b => !b.Rule.Blocks)
                .Select(b => new NotedResult(b.Entry.Id, b.Rule.Id, b.Rule.Name, b.Share))],
        };
    }

    private static List<StateResult> StatesOf(Recording recorded, Tally tally, int draws)
    {
        Layout layout = recorded.Plan.Timeline.Layout;
        List<StateResult> states = [];
        for (int i = 0; i < recorded.Instances.Length; i++)
        {
            Machine machine = recorded.Machines[i];
            long[] counts = new long[machine.States.Count];
            if (recorded.ForkStates[i] >= 0) counts[recorded.ForkStates[i]] = draws;
            for (int d = 0; d < recorded.DaysToHorizon; d++)
            {
                for (int s = 0; s < counts.Length; s++)
                {
                    counts[s] += tally.ChangesOf(i, s)[d];
                    long count = d >= recorded.PastDays ? counts[s] : recorded.PastStates[d][i] == s ? draws : 0;
                    if (count == 0) continue;
                    states.Add(new StateResult(
                        machine.Name, layout.SubjectName(recorded.Instances[i]),
                        DateOnly.FromDayNumber(recorded.Days[d]), machine.States[s], (double)count / draws));
                }
            }
        }
        return states;
    }
}

/// <summary>A series or output at a date.</summary>
/// <param name="Series">The series, or the output's name.</param>
/// <param name="IsOutput">Whether it is an output of the scenario.</param>
/// <param name="Date">The end of this day.</param>
/// <param name="Band">Its distribution.</param>
/// <param name="Difference">
/// Its paired difference from the baseline; null for the baseline itself, or where none is known.
/// </param>
public sealed record LevelResult(string Series, bool IsOutput, DateOnly Date, Band Band, Difference? Difference)
{
    /// <summary>Whether it is a condition, true (1) or false (0): its mean is the share of known draws in which it holds.</summary>
    public bool IsTruth { get; init; }

    /// <summary>What the draws say beside the band; null where nobody asked, or nothing is known.</summary>
    public LevelAnalysis? Analysis { get; init; }
}

/// <summary>A distribution over the known draws, beside the share of draws in which the value is unknown.</summary>
public sealed record Band(
    double? Mean, double? P5, double? P10, double? P25, double? P50, double? P75, double? P90, double? P95,
    double Unknown)
{
    internal static Band Of(Counts counts, double scale)
    {
        double unknown = counts.ShareUnknown ?? 0;
        return Quantiles.Of(counts) is { } q
            ? new Band(
                Tidy(q.Mean), Tidy(q.P5), Tidy(q.P10), Tidy(q.P25), Tidy(q.P50), Tidy(q.P75), Tidy(q.P90),
                Tidy(q.P95), unknown)
            : new Band(null, null, null, null, null, null, null, null, unknown);

        // Interpolation between whole numbers leaves dust in the last bits; nobody reads a millionth of a person.
        double Tidy(double value) => Math.Round(value / scale, 6);
    }
}

/// <summary>A paired difference from the baseline, over the draws in which both are known.</summary>
/// <param name="Mean">Its mean.</param>
/// <param name="P10">Its 10 % quantile.</param>
/// <param name="P50">Its median.</param>
/// <param name="P90">Its 90 % quantile.</param>
/// <param name="Higher">The share of draws in which the branch is above the baseline.</param>
/// <param name="Lower">The share below.</param>
public sealed record Difference(double Mean, double P10, double P50, double P90, double Higher, double Lower)
{
    /// <summary>Its 5 % quantile; this and the next three are for pictures, and no part of what scripts read.</summary>
    [JsonIgnore]
    public double P5 { get; init; }

    /// <summary>Its 25 % quantile.</summary>
    [JsonIgnore]
    public double P25 { get; init; }

    /// <summary>Its 75 % quantile.</summary>
    [JsonIgnore]
    public double P75 { get; init; }

    /// <summary>Its 95 % quantile.</summary>
    [JsonIgnore]
    public double P95 { get; init; }

    internal static Difference Of(Counts counts, double scale)
    {
        double[] q = counts.Quantiles([0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95]);
        (double below, double above) = counts.Signs();
        return new Difference(counts.Mean!.Value / scale, q[1] / scale, q[3] / scale, q[5] / scale, above, below)
        {
            P5 = q[0] / scale,
            P25 = q[2] / scale,
            P75 = q[4] / scale,
            P95 = q[6] / scale,
        };
    }
}

/// <summary>A planned event over the draws.</summary>
/// <param name="Event">Its id.</param>
/// <param name="Happens">The share of draws in which it happens at least once.</param>
/// <param name="PerDraw">Its occurrences and ramp steps a draw.</param>
/// <param name="P10">The 10 % quantile of its first day; null when it never happens.</param>
/// <param name="P50">The median.</param>
/// <param name="P90">The 90 % quantile.</param>
/// <param name="WhyNot">
/// The shares of draws in which it did not happen, by reason, or for a hazard or reaction in which some of it did not;
/// reasons of no draw are left out.
/// </param>
public sealed record EventResult(
    string Event,
    double Happens,
    double PerDraw,
    DateOnly? P10,
    DateOnly? P50,
    DateOnly? P90,
    IReadOnlyDictionary<NotHappened, double> WhyNot)
{
    /// <summary>Persons its ramp had not moved by the horizon, blocked or out of time: the mean of all draws.</summary>
    public double Undone { get; init; }

    internal static EventResult Of(Entry entry, Tally tally, int forkDay, int draws)
    {
        Histogram dates = tally.DatesOf[entry.Index];
        DateOnly? At(double p) =>
            dates.Quantile(p) is { } day ? DateOnly.FromDayNumber((int)Math.Round(forkDay + day)) : null;
        return new EventResult(
            entry.Id,
            (double)tally.HappenedIn[entry.Index] / draws,
            (double)tally.Occurrences[entry.Index] / draws,
            At(0.1), At(0.5), At(0.9),
            Enum.GetValues<NotHappened>()
                .Where(r => tally.FailedFor(entry, r) > 0)
                .ToDictionary(r => r, r => (double)tally.FailedFor(entry, r) / draws))
        {
            Undone = (double)tally.UndoneSum[entry.Index] / draws,
        };
    }
}

/// <summary>An entry that a rule blocked.</summary>
/// <param name="Event">The entry.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Name">The rule in a few words.</param>
/// <param name="Share">The share of draws in which any step of it was blocked.</param>
/// <param name="Undone">Persons its ramp had not moved by the horizon, on average over all draws.</param>
public sealed record BlockedResult(string Event, string Rule, string Name, double Share, double Undone);

/// <summary>An entry that took effect and broke a rule that only notes.</summary>
/// <param name="Event">The entry.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Name">The rule in a few words.</param>
/// <param name="Share">The share of draws in which any step of it was noted.</param>
public sealed record NotedResult(string Event, string Rule, string Name, double Share);

/// <summary>The probability of a machine's state at the end of a day.</summary>
public sealed record StateResult(string Machine, string Subject, DateOnly Date, string State, double Share);
