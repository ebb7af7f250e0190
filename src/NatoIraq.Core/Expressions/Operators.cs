using System.Diagnostics;

namespace NatoIraq.Core.Expressions;

/// <summary>What stands between two operands.</summary>
public enum BinaryOperator
{
    /// <summary><c>or</c></summary>
    Or,

    /// <summary><c>and</c></summary>
    And,

    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    Unequal,

    /// <summary><c>&lt;</c></summary>
    Below,

    /// <summary><c>&lt;=</c></summary>
    AtMost,

    /// <summary><c>&gt;</c></summary>
    Above,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>*</c></summary>
    Times,

    /// <summary><c>/</c></summary>
    Over,
}

/// <summary>What stands before one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>not</c></summary>
    Not,

    /// <summary><c>-</c></summary>
    Negate,
}

/// <summary>How operators are written, and how tightly they bind: a greater precedence binds tighter.</summary>
internal static class Operators
{
    public const int Lowest = 1;
    public const int Not = 3;
    public const int Comparison = 4;
    public const int Sum = 5;
    public const int Negate = 7;
    public const int Primary = 8;

    private static readonly string[] Symbols = ["or", "and", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/"];

    public static BinaryOperator? Find(string symbol) =>
        Array.IndexOf(Symbols, symbol) is >= 0 and var index ? (BinaryOperator)index : null;

    public static string Symbol(this BinaryOperator op) => Symbols[(int)op];

    public static string Symbol(this UnaryOperator op) => op == UnaryOperator.Not ? "not" : "-";

    public static int Precedence(this BinaryOperator op) => op switch
    {
        BinaryOperator.Or => Lowest,
        BinaryOperator.And => Lowest + 1,
        <= BinaryOperator.AtLeast => Comparison,
        BinaryOperator.Plus or BinaryOperator.Minus => Sum,
        _ => Sum + 1,
    };

    public static Interval Apply(this BinaryOperator op, Interval a, Interval b) => op switch
    {
        BinaryOperator.Or => a | b,
        BinaryOperator.And => a & b,
        BinaryOperator.Equal => Interval.Same(a, b),
        BinaryOperator.Unequal => !Interval.Same(a, b),
        BinaryOperator.Below => Interval.Below(a, b),
        BinaryOperator.AtMost => Interval.AtMost(a, b),
        BinaryOperator.Above => Interval.Below(b, a),
        BinaryOperator.AtLeast => Interval.AtMost(b, a),
        BinaryOperator.Plus => a + b,
        BinaryOperator.Minus => a - b,
        BinaryOperator.Times => a * b,
        BinaryOperator.Over => a / b,
        _ => throw new UnreachableException(),
    };
}
