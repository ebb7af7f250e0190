using NatoIraq.Core;

namespace NatoIraq.App.Access;

/// <summary>Somebody asked for what they may not do; nothing was written.</summary>
public sealed class NotAllowedException(string message, string hint) : NatoIraqException(message)
{
    /// <summary>What to do.</summary>
    public string Hint { get; } = hint;
}
