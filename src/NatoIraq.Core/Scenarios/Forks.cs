using System.Globalization;
using NatoIraq.Core.Replay;

namespace NatoIraq.Core.Scenarios;

/// <summary>
/// Where a scenario forks: a date (its end, inclusive), an event's id, or a step number of the history.
/// </summary>
public static class Forks
{
    /// <summary>
    /// The step after which the scenario leaves the history, and its day; a problem is added when there is none.
    /// </summary>
    public static (int Step, int Day) Resolve(Timeline timeline, Scenario scenario, ICollection<Problem> problems)
    {
        string fork = scenario.Fork;
        if (DateOnly.TryParseExact(fork, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateOnly date))
        {
            return (timeline.StepAt(date), date.DayNumber);
        }
        bool isStep = int.TryParse(fork, NumberStyles.None, CultureInfo.InvariantCulture, out int step);
        if (!isStep) step = timeline.StepOf(fork);
        if (step >= 1 && step <= timeline.Length) return (step, timeline.Ops[step - 1].Day);
        problems.Add(new Problem(
            isStep
                ? $"There is no step {fork}: the history has {timeline.Length}."
                : $"The history has no event '{fork}' to fork at.",
            scenario.Name, scenario.ForkPlace.Line, scenario.ForkPlace.Column,
            Hint: NearMiss.Hint(fork, timeline.Events.Select(e => e.Id))
                ?? "Fork at a date, an event's id or a step number; 'natoiraq history' lists them."));
        return (0, scenario.Until.DayNumber);
    }
}
