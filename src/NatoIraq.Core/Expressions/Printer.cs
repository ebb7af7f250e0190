using System.Diagnostics;

namespace NatoIraq.Core.Expressions;

/// <summary>Writes a tree as text, in parentheses only where the reading would otherwise differ.</summary>
internal static class Printer
{
    public static string Print(Syntax syntax) => Print(syntax, Operators.Lowest);

    /// <summary>The text for a message: printed, and cut when long.</summary>
    public static string Quote(Syntax syntax) => Lexer.Quote(Print(syntax));

    private static string Print(Syntax syntax, int atLeast)
    {
        (string text, int precedence) = syntax switch
        {
            Syntax.Number number => ($"{number.Value:R}", Operators.Primary),
            Syntax.DateLiteral date => ($"{date.Day:yyyy-MM-dd}", Operators.Primary),
            Syntax.Name name => (name.Text, Operators.Primary),
            Syntax.Call call => ($"{call.Function}({string.Join(", ", call.Arguments)})", Operators.Primary),
            Syntax.Apply apply => ($"{apply.Function}({List(apply.Operands)})", Operators.Primary),
            Syntax.Unary { Operator: UnaryOperator.Not, Operand: var x } =>
                ($"not {Print(x, Operators.Not)}", Operators.Not),
            Syntax.Unary minus => ($"-{Print(minus.Operand, Operators.Negate)}", Operators.Negate),
            Syntax.In one => ($"{Print(one.Value, Operators.Sum)} in [{List(one.List)}]", Operators.Comparison),
            Syntax.Binary binary => (Infix(binary), binary.Operator.Precedence()),
            _ => throw new UnreachableException(),
        };
        return precedence < atLeast ? $"({text})" : text;
    }

    private static string Infix(Syntax.Binary binary)
    {
        // Operators of one precedence group from the left, but comparisons do not chain at all.
        int precedence = binary.Operator.Precedence();
        int left = precedence == Operators.Comparison ? Operators.Sum : precedence;
        return $"{Print(binary.Left, left)} {binary.Operator.Symbol()} {Print(binary.Right, precedence + 1)}";
    }

    private static string List(IReadOnlyList<Syntax> items) =>
        string.Join(", ", items.Select(item => Print(item, Operators.Lowest)));
}
