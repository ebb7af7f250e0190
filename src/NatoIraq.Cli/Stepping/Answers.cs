using System.Collections.Immutable;
using System.Globalization;
using NatoIraq.App.History;
using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Expressions;

namespace NatoIraq.Cli.Stepping;

/// <summary>What the answers to questions do. A wrong one keeps its question open and says where it is wrong.</summary>
internal static class Answers
{
    /// <summary>Answers the open question.</summary>
    public static Stand Give(Stand stand, Prompt prompt)
    {
        string answer = prompt.Text.Trim();
        if (answer.Length == 0) answer = Last(stand, prompt.Ask) ?? "";
        Stand closed = stand with { Prompt = null };
        if (answer.Length == 0 && prompt.Ask != Ask.KnownOn) return closed;
        try
        {
            Stand done = Do(closed, prompt.Ask, answer);
            return done with { Answers = done.Answers.SetItem(Kin(prompt.Ask), answer) };
        }
        catch (ExpressionException e)
        {
            int offset = Math.Clamp(e.Offset, 0, answer.Length);
            var fault = new Fault(Told(e.Message, e.Hint), offset);
            return stand with { Prompt = prompt.With(answer) with { Caret = offset, Fault = fault } };
        }
        catch (InvalidInputException e)
        {
            Problem problem = e.Problems[0];
            var fault = new Fault(Told(problem.Message, problem.Hint));
            return stand with { Prompt = prompt.With(answer) with { Fault = fault } };
        }
    }

    /// <summary>What was answered last, for questions that may be repeated; null for nothing.</summary>
    public static string? Last(Stand stand, Ask ask) =>
        ask is Ask.Until or Ask.Back or Ask.Find ? stand.Answers.GetValueOrDefault(Kin(ask)) : null;

    /// <summary>Running on and running back repeat each other's answer.</summary>
    private static Ask Kin(Ask ask) => ask == Ask.Back ? Ask.Until : ask;

    private static string Told(string message, string? hint) => hint is null ? message : $"{message} {hint}";

    private static Stand Do(Stand stand, Ask ask, string answer) => ask switch
    {
        Ask.GoTo => GoTo(stand, answer),
        Ask.Find => Find(stand, answer),
        Ask.Until => Run(stand, answer, isForward: true),
        Ask.Back => Run(stand, answer, isForward: false),
        Ask.Break => stand with { Breakpoints = Toggle(stand, stand.Breakpoints, answer, ValueKind.Truth) },
        Ask.Watch => stand with { Watches = Toggle(stand, stand.Watches, answer) },
        Ask.Draw => stand.On(stand.Reel.WithDraw(DrawOf(answer))),
        _ => KnownOn(stand, answer),
    };

    private static Stand GoTo(Stand stand, string answer)
    {
        int step = stand.Reel.StepOf(answer);
        if (step >= stand.Reel.First) return Command.Land(stand, step);
        return stand.GoTo(step).Say("Nothing is told of so early a day: this is the first step.");
    }

    private static Stand Find(Stand stand, string answer)
    {
        int next = stand.Reel.Find(answer, stand.Step);
        if (next > 0) return Command.Land(stand, next);
        int first = stand.Reel.Find(answer, 0);
        if (first > 0 && first != stand.Step)
        {
            return Command.Land(stand, first, $"'{answer}' is not found further on: begun anew from the first step.");
        }
        return stand.Say(first > 0 ? $"'{answer}' is found only here." : $"No event tells of '{answer}'.");
    }

    private static Stand Run(Stand stand, string answer, bool isForward)
    {
        Reading reading = stand.Reel.Read(answer, ValueKind.Truth);
        int step = isForward ? reading.After(stand.Step) : reading.Before(stand.Step);
        if (step > 0) return Command.Land(stand, step, $"Here becomes true: {answer}");
        string where = isForward ? "after" : "before";
        string other = (isForward ? reading.Before(stand.Step + 1) : reading.After(stand.Step - 1)) is var at and > 0
            ? $"; it does at step {at}" : "";
        return stand.Say($"It does not become true {where} step {stand.Step}{other}: {answer}");
    }

    private static ImmutableList<string> Toggle(
        Stand stand, ImmutableList<string> list, string answer, params ReadOnlySpan<ValueKind> allowed)
    {
        if (int.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
        {
            return number >= 1 && number <= list.Count
                ? list.RemoveAt(number - 1)
                : throw new InvalidInputException(
                    $"There is no number {answer}: there {(list.IsEmpty ? "is none yet" : $"are 1 to {list.Count}")}.");
        }
        if (list.Contains(answer)) return list.Remove(answer);
        stand.Reel.Read(answer, allowed);
        return list.Add(answer);
    }

    private static long? DrawOf(string answer) => answer == "middle" ? null
        : long.TryParse(answer, NumberStyles.None, CultureInfo.InvariantCulture, out long draw) ? draw
        : throw new InvalidInputException($"'{answer}' is no draw: write middle, or a number from 0.");

    private static Stand KnownOn(Stand stand, string answer)
    {
        string[] words = answer.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return stand.On(stand.Reel.AsKnownOn(null, stand.Reel.Clock)).Say("With everything that is known today.");
        }
        Clock clock = (words.Length > 1 ? words[1] : "reported") switch
        {
            "reported" => Clock.Reported,
            "said" => Clock.Said,
            var other => throw new InvalidInputException(
                $"'{other}' is no clock: write reported or said after the date."),
        };
        if (!DateOnly.TryParseExact(words[0], "yyyy-MM-dd", out DateOnly day))
        {
            throw new InvalidInputException($"'{words[0]}' is not a date that exists: write yyyy-MM-dd.");
        }
        Stand then = stand.On(stand.Reel.AsKnownOn(day, clock));
        return then.Say($"{Pages.Say.Count(then.Reel.HiddenEvents, "event")} and "
            + $"{Pages.Say.Count(then.Reel.HiddenClaims, "claim")} became known later and are hidden.");
    }
}
