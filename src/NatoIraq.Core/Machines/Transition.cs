namespace NatoIraq.Core.Machines;

/// <summary>One row of a machine's table.</summary>
/// <param name="From">The state it leaves; null where an instance first seen enters.</param>
/// <param name="Trigger">What fires it.</param>
/// <param name="To">The state it leads to; <paramref name="From"/> itself where the state stays as it is.</param>
/// <param name="Guards">What must hold, in the order in which it is asked; empty when nothing must.</param>
public sealed record Transition(string? From, string Trigger, string To, IReadOnlyList<Guard> Guards);
