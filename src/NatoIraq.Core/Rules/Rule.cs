namespace NatoIraq.Core.Rules;

/// <summary>An invariant with an id; breaking it blocks a planned event or is only noted.</summary>
/// <param name="Id">Its id, for example <c>R4</c>; a machine's own rule has the machine's name.</param>
/// <param name="Name">A few words.</param>
/// <param name="Blocks">Whether a planned event that breaks it is blocked.</param>
/// <param name="Summary">What it says.</param>
public sealed record Rule(string Id, string Name, bool Blocks, string Summary);

/// <summary>A rule that an event broke.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Because">The actual and the allowed values, as a sentence.</param>
public sealed record RuleBroken(Rule Rule, string Because);
