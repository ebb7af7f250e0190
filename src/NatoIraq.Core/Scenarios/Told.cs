namespace NatoIraq.Core.Scenarios;

/// <summary>What is told already of a scenario, so that a check of the rest tells nothing twice.</summary>
/// <param name="Places">
/// Line and column, both from 1, of the texts that are told to be wrong; what stands nowhere is among them
/// when something is missing.
/// </param>
/// <param name="KnowsParents">
/// Whether the scenarios it descends from are at hand; if not, they may define the names that it lacks.
/// </param>
public sealed record Told(IReadOnlySet<(int Line, int Column)> Places, bool KnowsParents)
{
    /// <summary>Nothing is told yet.</summary>
    public static Told Nothing { get; } = new(new HashSet<(int, int)>(), KnowsParents: true);

    /// <summary>What reading a file told of it: whatever it lacks is told too.</summary>
    public static Told Of(IEnumerable<Problem> problems, bool knowsParents) =>
        new(problems.Select(p => (p.Line, p.Column)).Append((0, 0)).ToHashSet(), knowsParents);

    /// <summary>Whether something is told of what stands at this place.</summary>
    public bool Holds(int line, int column) => Places.Contains((line, column));

    /// <inheritdoc cref="Holds(int, int)"/>
    public bool Holds(Located text) => Holds(text.Line, text.Column);
}
