using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Sensitivity;

/// <summary>A named quantity that is random in the draws of a study.</summary>
/// <param name="Name">The assumption, the starting value's target, or what of which event.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Unit">What its values are in: days, persons, or null where they are as the author states them.</param>
/// <param name="Key">The key its uniform number is asked for by.</param>
/// <param name="Value">
/// Its value in a draw that a runner has just run with these dice; 1 or 0 for a chance that went for or against its
/// event; NaN when unknown.
/// </param>
internal sealed record StudyInput(
    string Name, InputKind Kind, string? Unit, DiceKey Key, Func<DrawRunner, KeyedDice, long, double> Value)
{
    private const string Days = "days";
    private const string Persons = "persons";

    /// <summary>Whether only the baseline has it.</summary>
    public bool IsOfBaseline { get; init; }

    /// <summary>Those that a plan draws at the fork, which a design can set: assumptions, then starting values.</summary>
    public static IEnumerable<StudyInput> AtFork(Plan plan) => PlanInput.Of(plan).Select(input =>
    {
        int number = input.Number;
        return input.Kind == InputKind.Assumption
            ? new StudyInput(
                input.Name, InputKind.Assumption,
                Quantity.Parse(plan.Assumptions[number].Text).Unit is null ? null : Days, input.Key,
                (run, _, _) => run.Assumptions[number])
            : new StudyInput(input.Name, InputKind.Initial, Persons, input.Key, (run, _, _) => run.Initial[number]);
    });

    /// <summary>
    /// The luck of a plan's events, where it is a number of its own: chances that the world has no say in, and
    /// distributions of constants. Hazards and reactions, which come as often as they may, are no single number.
    /// </summary>
    public static IEnumerable<StudyInput> OfEvents(Plan plan) => plan.Entries
        .Where(e => e is { Kind: EntryKind.Planned, IsReplaced: false, UntilDay: int.MaxValue })
        .SelectMany(e => new[]
        {
            Chance(e), Of("delay", Days, e, e.Delay), Of("amount", e.AmountIsDays ? Days : Persons, e, e.Amount),
            Of("length", Days, e, e.Over), Of("duration", Days, e, e.For),
        }.OfType<StudyInput>());

    private static StudyInput? Chance(Entry entry)
    {
        if (entry.Chance is not { } chance || chance.Leaves.Any(leaf => leaf is WorldNode)) return null;
        bool isConstant = chance.Root is ConstantNode<Moment>;
        if (isConstant && chance.Known(default) is <= 0 or >= 1) return null;
        return new StudyInput($"chance of {entry.Id}", InputKind.Luck, null, entry.ChanceKey, (run, dice, draw) =>
        {
            double known = chance.Known(new Moment(null!, 0, run.Assumptions.ToArray()));
            return double.IsNaN(known) ? double.NaN : dice.Happens(known, draw, entry.ChanceKey, 0) ? 1 : 0;
        });
    }

    private static StudyInput? Of(string what, string unit, Entry entry, Sampled? sampled) =>
        sampled is { IsRandom: true, IsFixed: true }
        ? new StudyInput($"{what} of {entry.Id}", InputKind.Luck, unit, sampled.Key,
            (_, dice, draw) => sampled.Draw(default, dice, draw, occurrence: 0))
        : null;
}
