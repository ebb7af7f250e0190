namespace NatoIraq.Core.Expressions;

/// <summary>
/// A text that is no expression, or one that makes no sense where it stands. Whoever knows the file turns it into a
/// <see cref="Problem"/> at the text's own place plus <see cref="Offset"/>. Hosts exit with 3.
/// </summary>
public sealed class ExpressionException(string message, int offset, string? hint = null) : NatoIraqException(message)
{
    /// <summary>Where in the expression, from 0, in UTF-16 units; the text's length when it ends too early.</summary>
    public int Offset { get; } = offset;

    /// <summary>What to do, often a near-miss suggestion; null when the message says it all.</summary>
    public string? Hint { get; } = hint;
}
