using System.Runtime.CompilerServices;

namespace NatoIraq.Core.Machines;

/// <summary>A condition on a transition, with the reason to give when it does not hold.</summary>
public sealed class Guard
{
    private readonly Func<Facts, bool> _holds;

    /// <summary>Makes a guard from a condition over the facts and the reason that stands against it.</summary>
    /// <param name="holds">The condition, written as <c>facts => ...</c>; it must depend on the facts alone.</param>
    /// <param name="reason">Why the trigger is refused when it does not hold: a clause, no full stop.</param>
    /// <param name="text">The condition's source text, which the compiler fills in.</param>
    public Guard(
        Func<Facts, bool> holds,
        string reason,
        [CallerArgumentExpression(nameof(holds))] string text = "")
    {
        _holds = holds;
        Reason = reason;
        Condition = text[(text.IndexOf("=>", StringComparison.Ordinal) is var arrow and >= 0 ? arrow + 2 : 0)..].Trim();
    }

    /// <summary>The host has not withdrawn its consent.</summary>
    public static Guard HostStands { get; } =
        new(facts => !facts.HostWithdrew, "the host has withdrawn its consent");

    /// <summary>The mission is not suspended.</summary>
    public static Guard NotSuspended { get; } =
        new(facts => !facts.Suspended, "the mission is suspended (it may shrink, not grow)");

    /// <summary>An expansion has been agreed.</summary>
    public static Guard ExpansionDecided { get; } =
        new(facts => facts.ExpansionDecided, "no expansion has been agreed");

    /// <summary>The mission exists.</summary>
    public static Guard MissionExists { get; } =
        new(facts => facts.MissionExists, "the mission does not exist yet or any more");

    /// <summary>The resolution is not known to be without force.</summary>
    public static Guard MayBind { get; } =
        new(facts => !facts.NotBinding, "the resolution is known not to bind");

    /// <summary>
    /// The condition as an expression over <c>facts</c>, as it stands in the source: ECMAScript reads it too.
    /// </summary>
    public string Condition { get; }

    /// <summary>Why the trigger is refused when the condition does not hold: a clause, no full stop.</summary>
    public string Reason { get; }

    /// <summary>Whether the condition holds.</summary>
    public bool Holds(in Facts facts) => _holds(facts);

    /// <inheritdoc/>
    public override string ToString() => Condition;
}
