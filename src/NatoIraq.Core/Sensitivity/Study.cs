using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Sensitivity;

/// <summary>A question of what moves a result most.</summary>
/// <param name="Plan">The branch.</param>
/// <param name="Baseline">The branch whose value is taken off, draw by draw; null for the value itself.</param>
/// <param name="Output">A series that the pack names, or an output of the plans.</param>
/// <param name="Date">The end of this day, after the fork and not after a horizon.</param>
/// <param name="Draws">How many draws each sample of the design has, at least <see cref="LeastDraws"/>.</param>
/// <param name="RandomSeed">The random seed of the dice.</param>
/// <param name="Threads">How many threads; the result does not depend on it.</param>
/// <param name="Condition">The cases whose causes are looked for, over the branch; null for none.</param>
public sealed record Study(
    Plan Plan,
    Plan? Baseline,
    string Output,
    DateOnly Date,
    int Draws,
    ulong RandomSeed,
    int Threads = 1,
    BoundExpression<Moment>? Condition = null)
{
    /// <summary>The fewest draws of which anything is said: below it an interval is wider than what it holds.</summary>
    public const int FewestDraws = 100;

    private const int DrawsPerInput = 10;

    /// <summary>How many known draws are needed for this many inputs: ten an input, and at least 100.</summary>
    public static int LeastDraws(int inputs) => Math.Max(FewestDraws, DrawsPerInput * (inputs + 1));

    /// <summary>Runs the study.</summary>
    /// <param name="progress">Told the share done, 0 to 1; null for nobody.</param>
    /// <param name="cancel">Stops between blocks of rows.</param>
    /// <exception cref="InvalidInputException">
    /// The output is no series, the day does not lie after the fork, or the known draws are too few.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public StudyResult Run(IProgress<double>? progress = null, CancellationToken cancel = default)
    {
        Check();
        StudyInput[] inputs = [.. Inputs(StudyInput.AtFork)];
        StudyInput[] luck = [.. Inputs(StudyInput.OfEvents)];
        int needed = LeastDraws(inputs.Length + luck.Length);
        if (Draws < needed) throw TooFew(Draws, needed);

        // The samples are run, then of each input both ends; what does not bear on the output makes the second shorter.
        double samples = (inputs.Length + 3.0) / ((3 * inputs.Length) + 4);
        var rows = new Rows(this, inputs, [.. inputs, .. luck], done => progress?.Report(done * samples), cancel);
        // The last column of the design is all that is left to luck, as one group.
        var design = new SobolDesign(inputs.Length + 1, Draws);
        (double[] outputs, double[][] columns, double[]? cases) = rows.Run(design);
        var sample = Sample.Of([.. inputs.Concat(luck).Select(i => i.Name)], columns, outputs[..Draws], cases);
        if (sample.Draws < needed) throw Unknown(sample, needed);

        var indices = SobolIndices.Of(design, outputs, new KeyedDice(RandomSeed), Threads);
        IReadOnlyList<RankCorrelation> ranks = RankCorrelation.Of(sample.Columns, sample.Output);
        Tornado tornado = OneByOne(
            inputs, done => progress?.Report(samples + (done * (1 - samples))), cancel);
        InputResult[] results =
        [
            .. inputs.Select((input, i) => new InputResult(
                input.Name, input.Kind, input.Unit, tornado.Bars[i], ranks[i],
                indices.Draws > 0 ? indices.Indices[i] : null)),
            .. luck.Select((input, i) => new InputResult(
                input.Name, input.Kind, input.Unit, null, ranks[inputs.Length + i], null)),
        ];
        return new StudyResult(
            this, results, indices.Draws > 0 ? indices.Indices[^1] : null, tornado, indices, sample,
            sample.Cases is null ? null : Prim.Find(sample.Columns, sample.Cases));
    }

    private Tornado OneByOne(StudyInput[] inputs, Action<double> progress, CancellationToken cancel)
    {
        var branch = OneAtATime.Of(Plan, this, progress, cancel);
        return Tornado.Of(inputs, branch, Baseline is null ? null : OneAtATime.Of(Baseline, this, _ => { }, cancel));
    }

    internal IEnumerable<StudyInput> Inputs(Func<Plan, IEnumerable<StudyInput>> of) =>
        of(Plan).Concat(Baseline is null ? [] : of(Baseline).Select(input => input with { IsOfBaseline = true }))
            .DistinctBy(input => input.Key);

    private void Check()
    {
        int fork = Math.Max(Plan.ForkDay, Baseline?.ForkDay ?? 0);
        if (Date.DayNumber > fork) return;
        throw new InvalidInputException(
            $"{Date:yyyy-MM-dd} is not after the fork, {DateOnly.FromDayNumber(fork):yyyy-MM-dd}: "
            + "nothing is uncertain yet.",
            "Ask for a later day.");
    }

    private static InvalidInputException TooFew(int draws, int needed) => new(
        $"{draws} {(draws == 1 ? "draw is" : "draws are")} too few to tell what moves the result: {needed} are needed.",
        $"Ask for --draws {needed} or more.");

    private InvalidInputException Unknown(Sample sample, int needed)
    {
        if (sample.Draws == 0)
        {
            return new InvalidInputException(
                $"'{Output}' is unknown on {Date:yyyy-MM-dd} in every draw: nothing can be said of what moves it.",
                "The sources no longer speak for it at the fork, and the branch does not set it.");
        }
        int more = (int)Math.Min(int.MaxValue, Math.Ceiling((double)needed * Draws / sample.Draws * 1.1));
        return new InvalidInputException(
            $"Of {Draws} draws only {sample.Draws} are known, "
            + $"too few to tell what moves the result: {needed} are needed.",
            $"Ask for --draws {more} or more.");
    }
}

/// <summary>What a study found.</summary>
/// <param name="Study">The study.</param>
/// <param name="Inputs">Assumptions, starting values, then the luck of single events, in the plan's order.</param>
/// <param name="Luck">The indices of all luck as one group; null when too few draws are known in every sample.</param>
/// <param name="Tornado">One at a time, and what the middle gives.</param>
/// <param name="Indices">The variance and the draws behind the indices.</param>
/// <param name="Sample">The draws behind the correlations and the boxes.</param>
/// <param name="Discovery">Which ranges lead to the cases of interest; null when none were asked for.</param>
public sealed record StudyResult(
    Study Study,
    IReadOnlyList<InputResult> Inputs,
    SobolIndex? Luck,
    Tornado Tornado,
    SobolIndices Indices,
    Sample Sample,
    Discovery? Discovery);

/// <summary>How one input moves the result.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Unit">What its values are in: days, persons, or null where they are as the author states them.</param>
/// <param name="Bar">Its bar in the tornado; null for luck.</param>
/// <param name="Ranks">Its correlations with the output.</param>
/// <param name="Index">Its Sobol indices; null for luck, whose share is that of the group.</param>
public sealed record InputResult(
    string Name, InputKind Kind, string? Unit, TornadoBar? Bar, RankCorrelation Ranks, SobolIndex? Index);
