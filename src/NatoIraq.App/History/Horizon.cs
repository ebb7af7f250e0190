using NatoIraq.Core;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.History;

/// <summary>The last day of which a branch says anything.</summary>
internal static class Horizon
{
    /// <summary>Refuses a day after the scenario's <c>until</c>.</summary>
    /// <exception cref="InvalidInputException">The day is after it.</exception>
    public static void Check(Scenario scenario, DateOnly day)
    {
        if (day > scenario.Until)
        {
            throw new InvalidInputException(
                $"{day:yyyy-MM-dd} is after the horizon of '{scenario.Name}', {scenario.Until:yyyy-MM-dd}.",
                $"Ask for {scenario.Until:yyyy-MM-dd} or an earlier day, or change the scenario's 'until'.");
        }
    }
}
