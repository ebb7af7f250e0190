using NatoIraq.Core;
using NatoIraq.Core.Claims;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;

namespace NatoIraq.App.History;

/// <summary>A timeline to step through: the history as known on some day, or one draw of a branch.</summary>
/// <param name="Timeline">The steps.</param>
/// <param name="Draw">Which draw, for people: <c>facts</c>, <c>middle</c> or its number.</param>
/// <param name="Hidden">How many events were not known yet.</param>
/// <param name="Trace">The opened draw; null for the history.</param>
internal sealed record Trajectory(Timeline Timeline, string Draw, int Hidden, DrawTrace? Trace)
{
    /// <summary>The planned events that do not happen in the draw, in order of their days.</summary>
    public IReadOnlyList<NotHappenedView> NotHappened { get; private init; } = [];

    /// <summary>Those of them that fall to a step: from its day until the next step's.</summary>
    public IReadOnlyList<NotHappenedView> NotHappenedFrom(int step)
    {
        DateOnly from = Timeline.Events[step - 1].Day;
        DateOnly? to = step < Timeline.Length ? Timeline.Events[step].Day : null;
        return [.. NotHappened.Where(n => n.Day >= from && !(n.Day >= to))];
    }

    public static Trajectory Of(
        Workspace workspace, string branch, long? draw, ulong randomSeed, bool wide, DateOnly? knownOn, Clock clock,
        Design? design = null)
    {
        if (branch == Scenario.Trunk)
        {
            Timeline history = workspace.TimelineOf(knownOn, clock);
            return new Trajectory(history, "facts", workspace.Pack.History.Count - history.Length, null);
        }
        if (knownOn is not null)
        {
            throw new InvalidInputException(
                "--known-on asks what was known of the facts; a branch is planned with what was known at its fork.",
                "Leave --known-on out, or leave the branch out.");
        }
        if (draw is < 0 or > uint.MaxValue)
            throw new InvalidInputException($"--draw {draw} is not between 0 and {uint.MaxValue}.");
        Plan plan = workspace.PlanOf(branch, wide);
        design ??= Design.Plain;
        if (design.Method == SamplingMethod.LatinHypercube && draw >= design.Draws)
        {
            throw new InvalidInputException(
                $"--draw {draw} is not among the {design.Draws:N0} draws of the Latin hypercube, counted from 0.",
                "Say with --draws how many were drawn in all.");
        }
        KeyedDice dice = draw is null ? KeyedDice.Middle : new KeyedDice(randomSeed);
        DrawTrace trace = DrawTrace.Open(plan, design.Spread(plan, dice), draw ?? 0);
        return new Trajectory(trace.Timeline, draw is { } number ? $"{number}" : "middle", 0, trace)
        {
            NotHappened = new NotHappenedReader(workspace.On(branch), plan, trace).Read(),
        };
    }
}

/// <summary>Expressions that users type.</summary>
internal static class UserExpressions
{
    /// <summary>Binds a condition against a layout.</summary>
    /// <exception cref="InvalidInputException">It is no condition; the message shows where.</exception>
    public static BoundExpression<Moment> Bind(Layout layout, string text)
    {
        try
        {
            return Binder<Moment>.Bind(ExpressionParser.Parse(text), new WorldScope(layout, new Ids([])),
                ValueKind.Truth);
        }
        catch (ExpressionException e)
        {
            throw new InvalidInputException([new Problem(e.Message, "--until", 1, e.Offset + 1, text, e.Hint)]);
        }
    }
}
