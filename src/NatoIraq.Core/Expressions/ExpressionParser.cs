namespace NatoIraq.Core.Expressions;

/// <summary>Reads expressions.</summary>
/// <remarks>
/// From loosest to tightest: <c>or</c>; <c>and</c>; <c>not</c>; comparisons and <c>in [..]</c>, which do not chain;
/// <c>+ -</c>; <c>* /</c>; unary <c>-</c>. A hyphen belongs to a name unless spaced: <c>share-moved</c> is one name,
/// <c>a - b</c> a difference. No text, however long or deep, exhausts the stack.
/// </remarks>
public static class ExpressionParser
{
    /// <summary>The longest text, in UTF-16 units, inclusive.</summary>
    public const int MaxLength = 2_000;

    /// <summary>The deepest nesting of parentheses, calls, lists and unary operators, inclusive.</summary>
    public const int MaxDepth = 64;

    /// <summary>The most nodes of a tree, inclusive.</summary>
    public const int MaxNodes = 500;

    /// <summary>Words with a meaning of their own, which no assumption may have as its name.</summary>
    public static IReadOnlyList<string> Reserved { get; } =
        ["and", "or", "not", "in", Syntax.Name.Date, .. Signatures.DistributionNames];

    /// <summary>Reads an expression.</summary>
    /// <exception cref="ExpressionException">The text is no expression, or exceeds a bound.</exception>
    public static Syntax Parse(string text)
    {
        var parser = new Parser(text);
        Syntax syntax = parser.Expression();
        parser.ExpectEnd("an operator or the end", "and", "or", "in");
        return syntax;
    }
}
