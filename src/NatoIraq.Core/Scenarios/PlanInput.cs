using NatoIraq.Core.Dice;

namespace NatoIraq.Core.Scenarios;

/// <summary>Where the uncertainty of an input comes from.</summary>
public enum InputKind
{
    /// <summary>An assumption.</summary>
    Assumption,

    /// <summary>A starting value.</summary>
    Initial,

    /// <summary>
    /// Luck: chances, delays and hazards of the plan's events, which no design sets but a sensitivity analysis names.
    /// </summary>
    Luck,
}

/// <summary>
/// An uncertain number that a plan draws once, at the fork: what a design of draws may spread and a sensitivity
/// analysis may vary. All else that is random in a draw is luck.
/// </summary>
/// <param name="Name">The assumption's name, or the starting value's target as written.</param>
/// <param name="Kind">Which of the two.</param>
/// <param name="Number">Its place among the plan's assumptions or starting values.</param>
/// <param name="Value">What is drawn.</param>
public sealed record PlanInput(string Name, InputKind Kind, int Number, Sampled Value)
{
    /// <summary>The key its uniform number is asked for by, the same in every branch with an input of that name.</summary>
    public DiceKey Key => Value.Key;

    /// <summary>A plan's inputs, assumptions first, each in the plan's order; constants and formulas are none.</summary>
    public static IReadOnlyList<PlanInput> Of(Plan plan) =>
    [
        .. plan.Assumptions.Select((a, i) => new PlanInput(a.Source.Name, InputKind.Assumption, i, a.Value))
            .Concat(plan.Initial.Select((s, i) => new PlanInput(s.Target, InputKind.Initial, i, s.Value)))
            .Where(input => input.Value.IsRandom),
    ];
}
