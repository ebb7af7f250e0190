namespace NatoIraq.Core;

/// <summary>
/// The few errors of the model. Each carries its data; each host maps them once to exit codes or statuses.
/// </summary>
public abstract class NatoIraqException(string message) : Exception(message);

/// <summary>Input that cannot be accepted: what, where, what is allowed, what to do. Hosts exit with 3.</summary>
public sealed class InvalidInputException(IReadOnlyList<Problem> problems)
    : NatoIraqException(string.Join("\n", problems.Select(p => p.ToString())))
{
    /// <summary>Creates the error from one problem without a place in a file.</summary>
    public InvalidInputException(string message, string? hint = null) : this([new Problem(message, Hint: hint)]) { }

    /// <summary>The error of naming something that does not exist.</summary>
    public static InvalidInputException Missing(string message, string? hint = null) =>
        new([new Problem(message, Hint: hint) { IsMissing = true }]);

    /// <summary>Every problem found, in file order.</summary>
    public IReadOnlyList<Problem> Problems { get; } = problems;
}

/// <summary>One problem of an input.</summary>
/// <param name="Message">What is wrong, and what is allowed.</param>
/// <param name="File">The file, as the user named it; null when the input was not a file.</param>
/// <param name="Line">The line, from 1; 0 when unknown.</param>
/// <param name="Column">The column, from 1, in UTF-16 units; 0 when unknown.</param>
/// <param name="Source">The offending line's text, for a caret.</param>
/// <param name="Hint">What to do, often a near-miss suggestion.</param>
public sealed record Problem(
    string Message,
    string? File = null,
    int Line = 0,
    int Column = 0,
    string? Source = null,
    string? Hint = null)
{
    /// <summary>Whether the input is well-formed but names something that does not exist.</summary>
    public bool IsMissing { get; init; }

    /// <summary>The words that are allowed there, where whoever checks knows them all; empty otherwise.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The problem as <c>file:line:column: message</c>, then the line with a caret, then the hint.</summary>
    public override string ToString()
    {
        string place = File is null ? "" : Line > 0 ? $"{File}:{Line}:{Column}: " : $"{File}: ";
        string text = place + Message;
        if (Source is not null && Column > 0)
        {
            string number = $"{Line}";
            (string shown, int column) = Window(Source, Column);
            text += $"\n  {number} | {shown}\n  {new string(' ', number.Length)} | {new string(' ', column - 1)}^";
        }
        return Hint is null ? text : $"{text}\n  {Hint}";
    }

    /// <summary>As much of a long line as fits a screen, with the column in it.</summary>
    private static (string Shown, int Column) Window(string source, int column)
    {
        const int Width = 100;
        if (source.Length <= Width) return (source, column);
        int start = Math.Clamp(column - 1 - (Width / 2), 0, source.Length - Width);
        string before = start > 0 ? "..." : "";
        string after = start + Width < source.Length ? "..." : "";
        return ($"{before}{source.AsSpan(start, Width)}{after}", column - start + before.Length);
    }
}

/// <summary>An append found the stream at another version than expected. Hosts exit with 4.</summary>
public sealed class ConcurrencyConflictException(string stream, long expected, long actual, string? because = null)
    : NatoIraqException(because ?? $"Stream '{stream}' is at version {actual}, expected {expected}: another writer was faster. Read it again and retry.")
{
    /// <summary>The stream's name.</summary>
    public string Stream { get; } = stream;

    /// <summary>The version the writer expected; 0 is an empty stream.</summary>
    public long Expected { get; } = expected;

    /// <summary>The version the store holds.</summary>
    public long Actual { get; } = actual;
}

/// <summary>A stored event has a type this program does not know; the replay stops. Hosts exit with 3.</summary>
public sealed class UnknownEventException(string type)
    : NatoIraqException($"The store holds an event of type '{type}', which this version does not know. Use a newer natoiraq.")
{
    /// <summary>The stored type name.</summary>
    public string Type { get; } = type;
}

/// <summary>A store that cannot be opened or reached. Hosts exit with 5.</summary>
public sealed class StoreUnreachableException(string message) : NatoIraqException(message);

/// <summary>
/// Stored data that does not check: a page, a hash, a schema. Hosts exit with 3, <c>store verify</c> with 1.
/// </summary>
public sealed class StoreDamagedException(string message) : NatoIraqException(message);

/// <summary>Draws that many machines were asked for, and that came to nothing. Hosts exit with 1.</summary>
public sealed class EnsembleFailedException(string message) : NatoIraqException(message);
