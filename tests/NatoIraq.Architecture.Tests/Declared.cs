namespace NatoIraq.Architecture.Tests;

/// <summary>What a source declares.</summary>
internal static class Declared
{
    private static readonly string[] Keywords = ["class", "struct", "interface", "enum", "record"];

    /// <summary>The names of the types declared, nested ones included, in order.</summary>
    public static IEnumerable<string> Types(IReadOnlyList<Token> tokens)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Identifier || !Keywords.Contains(tokens[i].Value)) continue;
            // `record struct Name` is met again at `struct`; `where T : class` is followed by a symbol or by `where`.
            var (kind, name, _) = tokens[i + 1];
            if (kind == TokenKind.Identifier && name != "where" && !Keywords.Contains(name)) yield return name;
        }
    }
}
