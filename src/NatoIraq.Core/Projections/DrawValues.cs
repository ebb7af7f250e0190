using NatoIraq.Core.Dice;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Core.Projections;

/// <summary>
/// What each of a branch's draws comes to on one day: the numbers that a projection counts there, draw by draw.
/// </summary>
public static class DrawValues
{
    /// <summary>Runs the draws.</summary>
    /// <param name="plan">The branch.</param>
    /// <param name="dice">The dice of the projection.</param>
    /// <param name="draws">How many draws, from draw 0.</param>
    /// <param name="name">A series that the pack names, or an output of the plan.</param>
    /// <param name="day">The end of this day, from the fork's to the horizon's.</param>
    /// <param name="cancel">Stops between draws.</param>
    /// <returns>A value a draw, in persons or as the output gives it, 1 for true; null where it is unknown.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The day is outside the plan.</exception>
    /// <exception cref="InvalidInputException">It is neither an output nor a series.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<double?> On(
        Plan plan, KeyedDice dice, int draws, string name, DateOnly day, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day.DayNumber, plan.ForkDay);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day.DayNumber, plan.UntilDay);
        var reader = new DayReader(day.DayNumber, Gauge.Of(plan, name), null);
        var runner = new DrawRunner(plan, dice);
        double?[] values = new double?[draws];
        for (int draw = 0; draw < draws; draw++)
        {
            cancel.ThrowIfCancellationRequested();
            runner.Run(draw, ref reader);
            values[draw] = double.IsNaN(reader.Value) ? null : reader.Value;
        }
        return values;
    }
}
