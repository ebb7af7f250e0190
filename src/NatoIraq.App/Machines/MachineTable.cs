using NatoIraq.Core.Machines;

namespace NatoIraq.App.Machines;

/// <summary>A machine as a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Per">What there is one instance for.</param>
/// <param name="Summary">What it follows.</param>
/// <param name="States">Its states.</param>
/// <param name="Transitions">Its rows.</param>
public sealed record MachineTable(
    string Name, SubjectKind Per, string Summary, IReadOnlyList<string> States, IReadOnlyList<MachineMove> Transitions)
{
    /// <summary>The table of a machine.</summary>
    public static MachineTable Of(Machine machine) => new(
        machine.Name, machine.Per, machine.Summary, machine.States,
        [.. machine.Transitions.Select(t =>
            new MachineMove(t.From, t.Trigger, t.To, [.. t.Guards.Select(g => g.Condition)]))]);
}

/// <summary>One row of a machine's table; from null where an instance first seen enters.</summary>
public sealed record MachineMove(string? From, string Trigger, string To, IReadOnlyList<string> Guards);
