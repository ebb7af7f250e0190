using NatoIraq.Core.Dice;
using NatoIraq.Core.Statistics;

namespace NatoIraq.Core.Projections;

/// <summary>Makes what was counted of all draws into what it says, level by level.</summary>
/// <param name="subjects">What was recorded, by branch.</param>
/// <param name="tallies">What was counted of each branch.</param>
/// <param name="joint">What was counted of all together.</param>
/// <param name="shape">In which shape.</param>
/// <param name="request">What was asked for.</param>
internal sealed class Analysis(
    Recording[] subjects, Tally[] tallies, JointTally joint, JointShape shape, ProjectionRequest request)
{
    private readonly Multipliers _weights = new(new KeyedDice(request.RandomSeed));

    // By branch; within it by name, and within that by day.
    private readonly Sample?[][][] _values =
        [.. subjects.Select((_, b) => SamplesOf(subjects[b], tallies[b].Values, shape.Days))];

    /// <summary>A branch's result with the analysis of its levels.</summary>
    public BranchResult Of(int branch, BranchResult result)
    {
        Recording recorded = subjects[branch];
        bool isCompared = shape.Against >= 0 && branch != shape.Against;
        Sample?[][] differences = isCompared ? SamplesOf(recorded, tallies[branch].Differences, shape.Days) : [];
        LevelResult[] levels = [.. result.Levels];
        for (int name = 0; name < recorded.Names.Length; name++)
        {
            Regret?[] regrets = RegretsOf(branch, name);
            for (int day = 0; day < shape.Days.Length; day++)
            {
                if (_values[branch][name][day] is not { } own) continue;
                ref LevelResult level = ref levels[recorded.Column(name, shape.Days[day])];
                DifferenceAnalysis? difference = isCompared && differences[name][day] is { } sample
                    ? Compared(branch, name, day, own, sample) : null;
                level = level with { Analysis = Of(level, own, difference, regrets[day]) };
            }
        }
        return result with { Levels = levels };
    }

    private LevelAnalysis Of(LevelResult level, Sample own, DifferenceAnalysis? difference, Regret? regret)
    {
        double known = (double)own.Count / request.Draws;
        SampledFigure mean = level.IsTruth
            ? SampledFigure.OfShare((long)Math.Round(own.Mean * own.Count), own.Count)
            : SampledFigure.OfMean(own, known);
        return new LevelAnalysis(mean, SampledQuantiles.Of(own, known), Tails.Of(own, known), difference, regret);
    }

    private DifferenceAnalysis Compared(int branch, int name, int day, Sample own, Sample difference)
    {
        int theirs = Array.IndexOf(subjects[shape.Against].Names, subjects[branch].Names[name]);
        return DifferenceAnalysis.Of(
            difference, own, _values[shape.Against][theirs][day]!,
            Dominance.Of(joint.Pairs(NumberOf(branch, name), day, branch), _weights),
            (double)difference.Count / request.Draws);
    }

    /// <summary>A branch's regrets by day.</summary>
    private Regret?[] RegretsOf(int branch, int name)
    {
        if (shape.Prefer is null) return new Regret?[shape.Days.Length];
        int number = NumberOf(branch, name);
        return [.. joint.Regrets(number, branch).ByDay().Select((counts, day) => counts.Count == 0 ? null : Regret.Of(
            SampleOf(counts, subjects[branch].ScaleOf(name)), joint.Best(number, day, branch),
            (double)counts.Count / request.Draws))];
    }

    private int NumberOf(int branch, int name) => Array.IndexOf(shape.Names, subjects[branch].Names[name]);

    private static Sample?[][] SamplesOf(Recording recorded, DatedHistogram[] counted, int[] days)
    {
        var samples = new Sample?[recorded.Names.Length][];
        for (int name = 0; name < samples.Length; name++)
        {
            samples[name] = new Sample?[days.Length];
            int place = 0;
            foreach (Counts counts in counted[name].ByDay())
            {
                int day = Array.IndexOf(days, place++);
                if (day >= 0 && counts.Count > 0) samples[name][day] = SampleOf(counts, recorded.ScaleOf(name));
            }
        }
        return samples;
    }

    private static Sample SampleOf(Counts counts, int scale) =>
        Sample.Counted(counts.Counted().Select(c => ((double)c.Value / scale, c.Times)));
}
