using System.Collections.Immutable;
using NatoIraq.App.History;
using NatoIraq.Core.Expressions;

namespace NatoIraq.Cli.Stepping;

/// <summary>Where a reader stands in a replay: all that a key may change. A key gives a new one.</summary>
/// <param name="Reel">The replay.</param>
/// <param name="Step">The step shown; 0 when there is none to show.</param>
internal sealed record Stand(Reel Reel, int Step)
{
    /// <summary>Conditions to stop at.</summary>
    public ImmutableList<string> Breakpoints { get; init; } = [];

    /// <summary>Expressions whose values are shown.</summary>
    public ImmutableList<string> Watches { get; init; } = [];

    /// <summary>The question being answered at the bottom; null for none.</summary>
    public Prompt? Prompt { get; init; }

    /// <summary>What is said at the bottom until the next key; null for nothing.</summary>
    public string? Said { get; init; }

    /// <summary>Whether what is said is a refusal.</summary>
    public bool IsRefusal { get; init; }

    /// <summary>The pane that takes the whole screen; null when they share it.</summary>
    public string? Front { get; init; }

    /// <summary>How many of the front pane's items are scrolled away.</summary>
    public int Scrolled { get; init; }

    /// <summary>Whether the keys are explained.</summary>
    public bool IsHelping { get; init; }

    /// <summary>Whether the reader has left.</summary>
    public bool HasLeft { get; init; }

    /// <summary>The command that Enter repeats; null for none yet.</summary>
    public Command? Last { get; init; }

    /// <summary>What was answered to each question last: an empty answer repeats it.</summary>
    public ImmutableDictionary<Ask, string> Answers { get; init; } = ImmutableDictionary<Ask, string>.Empty;

    /// <summary>A replay opened: the history at its first step, a branch where it leaves the history.</summary>
    public static Stand At(Reel reel) => new(reel, reel.ForkStep > 0 ? reel.ForkStep : reel.First);

    /// <summary>A replay opened at a moment, or at the first step up to it that makes a condition true.</summary>
    /// <exception cref="Core.InvalidInputException">There is no such moment, or it is no condition.</exception>
    public static Stand At(Reel reel, string? at, string? until)
    {
        Stand stand = At(reel);
        int last = at is null ? reel.Length : reel.StepOf(at);
        if (at is not null) stand = stand.GoTo(last);
        if (until is null) return stand;
        stand = stand with { Answers = stand.Answers.SetItem(Ask.Until, until) };
        return reel.Until(until) is var step and > 0 && step <= last
            ? stand.GoTo(step).Say($"Here becomes true: {until}")
            : stand.GoTo(last).Say($"Up to here it has never become true: {until}");
    }

    /// <summary>The moment shown; null when there is none.</summary>
    public MomentView? Moment => Step == 0 ? null : Reel.At(Step);

    /// <summary>At another step, as near as there is one.</summary>
    public Stand GoTo(int step) => this with { Step = Math.Clamp(step, Reel.First, Reel.Length), Scrolled = 0 };

    /// <summary>With something said at the bottom.</summary>
    public Stand Say(string text) => this with { Said = text, IsRefusal = false };

    /// <summary>With a refusal at the bottom.</summary>
    public Stand Refuse(string text) => this with { Said = text, IsRefusal = true };

    /// <summary>The breakpoints that become true with a step, by number from 1.</summary>
    public IEnumerable<int> Stops(int step) =>
        Enumerable.Range(1, Breakpoints.Count).Where(n => Read(Breakpoints[n - 1])?.IsHit(step) ?? false);

    /// <summary>An expression read here; null when this replay knows too little to ask it.</summary>
    public Reading? Read(string expression)
    {
        try
        {
            return Reel.Read(expression);
        }
        catch (ExpressionException)
        {
            return null;
        }
    }

    /// <summary>Another reel, at the same event or day.</summary>
    public Stand On(Reel reel) => this with
    {
        Reel = reel,
        Step = reel.Length == 0 ? 0 : Moment is { } moment ? reel.Nearest(moment) : reel.First,
        Scrolled = 0,
    };
}
