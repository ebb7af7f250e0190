using NatoIraq.Core.Dice;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Projections;

/// <summary>
/// How the inputs of a plan, its assumptions and starting values, are spread over draws. All else in a draw stays luck,
/// which the dice show by key as ever.
/// </summary>
/// <param name="Method">The sampling.</param>
/// <param name="Draws">How many draws there are in all; of no matter but for a Latin hypercube.</param>
public sealed record Design(SamplingMethod Method, int Draws)
{
    /// <summary>Every number by chance alone.</summary>
    public static Design Plain { get; } = new(SamplingMethod.Plain, 0);

    /// <summary>Whether a plan's inputs can be spread so.</summary>
    /// <exception cref="InvalidInputException">The plan has more inputs than Sobol's sequence dimensions.</exception>
    public void Check(Plan plan)
    {
        if (Method == SamplingMethod.Sobol) SobolPlaces.Of(plan);
    }

    /// <summary>The dice, whose numbers of the plan's inputs now follow the design.</summary>
    /// <exception cref="InvalidInputException">The plan has more inputs than Sobol's sequence dimensions.</exception>
    public KeyedDice Spread(Plan plan, KeyedDice dice)
    {
        if (Method == SamplingMethod.Plain || dice.IsMiddle) return dice;
        IReadOnlyList<PlanInput> inputs = PlanInput.Of(plan);
        DiceKey[] keys = [.. inputs.Select(i => i.Key)];
        if (Method == SamplingMethod.LatinHypercube)
        {
            LatinHypercube[] cubes = [.. keys.Select(k => new LatinHypercube(Draws, dice, k))];
            return dice.With(new Inputs(keys, (draw, column) => cubes[column].Uniform(draw)));
        }
        IReadOnlyDictionary<DiceKey, int> places = SobolPlaces.Of(plan);
        SobolColumn[] columns = [.. keys.Select(k => SobolColumn.Scrambled(places[k], dice, k))];
        return dice.With(new Inputs(keys, (draw, column) => columns[column].Uniform(draw)));
    }
}
