using System.Globalization;
using NatoIraq.Core;
using NatoIraq.Core.Replay;

namespace NatoIraq.App.History;

/// <summary>Moments that users type: a date (its end, inclusive), a step number, or an event's id.</summary>
public static class Moments
{
    /// <summary>The step at a moment; a date may lie beyond the last event.</summary>
    /// <exception cref="InvalidInputException">There is no such moment.</exception>
    public static int StepOf(Timeline timeline, string at) => Of(timeline, at).Step;

    /// <summary>The step and day at a moment.</summary>
    /// <exception cref="InvalidInputException">There is no such moment.</exception>
    public static (int Step, DateOnly Day) Of(Timeline timeline, string at)
    {
        if (DateOnly.TryParseExact(at, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out DateOnly day))
        {
            return (timeline.StepAt(day), day);
        }
        if (int.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out int step))
        {
            if (step > timeline.Length)
                throw new InvalidInputException($"There is no step {step}: the last one is {timeline.Length}.");
            return (step, step == 0 ? DateOnly.MinValue : timeline.Events[step - 1].Day);
        }
        step = timeline.StepOf(at);
        if (step > 0) return (step, timeline.Events[step - 1].Day);
        bool looksLikeDate = at.Length > 4 && char.IsAsciiDigit(at[0]);
        string[] known = [.. timeline.Events.Select(e => e.Id)];
        // Somebody who types the beginning of an id means it.
        string? begun = at.Length > 2 ? known.FirstOrDefault(id => id.StartsWith(at, StringComparison.Ordinal)) : null;
        throw new InvalidInputException(
            looksLikeDate
                ? $"'{at}' is not a date that exists." : $"'{at}' is neither a date, a step number nor an event's id.",
            NearMiss.Hint(at, known) ?? (begun is null
                ? "Write yyyy-MM-dd, a step number or an event's id." : $"Did you mean '{begun}'?"));
    }
}
