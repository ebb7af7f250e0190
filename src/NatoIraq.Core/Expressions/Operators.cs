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

    /// <summary>The node that applies the operator to what two others are worth.</summary>
    public static Node<TMoment> Join<TMoment>(this BinaryOperator op, Node<TMoment> a, Node<TMoment> b)
        where TMoment : allows ref struct => op switch
    {
        BinaryOperator.Or => new OrNode<TMoment>(a, b),
        BinaryOperator.And => new AndNode<TMoment>(a, b),
        BinaryOperator.Equal => new BinaryNode<TMoment, Same>(ValueKind.Truth, a, b),
        BinaryOperator.Unequal => new UnaryNode<TMoment>(
            UnaryOperator.Not, ValueKind.Truth, new BinaryNode<TMoment, Same>(ValueKind.Truth, a, b)),
        BinaryOperator.Below => new BinaryNode<TMoment, Below>(ValueKind.Truth, a, b),
        BinaryOperator.AtMost => new BinaryNode<TMoment, AtMost>(ValueKind.Truth, a, b),
        BinaryOperator.Above => new BinaryNode<TMoment, Below>(ValueKind.Truth, b, a),
        BinaryOperator.AtLeast => new BinaryNode<TMoment, AtMost>(ValueKind.Truth, b, a),
        BinaryOperator.Plus => new BinaryNode<TMoment, Plus>(ValueKind.Number, a, b),
        BinaryOperator.Minus => new BinaryNode<TMoment, Minus>(ValueKind.Number, a, b),
        BinaryOperator.Times => new BinaryNode<TMoment, Times>(ValueKind.Number, a, b),
        BinaryOperator.Over => new BinaryNode<TMoment, Over>(ValueKind.Number, a, b),
        _ => throw new UnreachableException(),
    };
}

/// <summary>An operator of two operands as a type.</summary>
internal interface IOperator
{
    static abstract Interval Apply(Interval a, Interval b);

    /// <summary>The same of points; NaN when either is.</summary>
    static abstract double Apply(double a, double b);

    /// <summary>Whether what it makes of whole numbers is one.</summary>
    static virtual bool KeepsWhole => true;
}

internal readonly struct Same : IOperator
{
    public static Interval Apply(Interval a, Interval b) => Interval.Same(a, b);

    public static double Apply(double a, double b) => a == b ? 1 : a < b || a > b ? 0 : double.NaN;
}

internal readonly struct Below : IOperator
{
    public static Interval Apply(Interval a, Interval b) => Interval.Below(a, b);

    public static double Apply(double a, double b) => a < b ? 1 : a >= b ? 0 : double.NaN;
}

internal readonly struct AtMost : IOperator
{
    public static Interval Apply(Interval a, Interval b) => Interval.AtMost(a, b);

    public static double Apply(double a, double b) => a <= b ? 1 : a > b ? 0 : double.NaN;
}

internal readonly struct Plus : IOperator
{
    public static Interval Apply(Interval a, Interval b) => a + b;

    public static double Apply(double a, double b) => a + b;
}

internal readonly struct Minus : IOperator
{
    public static Interval Apply(Interval a, Interval b) => a - b;

    public static double Apply(double a, double b) => a - b;
}

internal readonly struct Times : IOperator
{
    public static Interval Apply(Interval a, Interval b) => a * b;

    public static double Apply(double a, double b) => a * b;
}

internal readonly struct Over : IOperator
{
    public static Interval Apply(Interval a, Interval b) => a / b;

    public static double Apply(double a, double b) => a / b;

    public static bool KeepsWhole => false;
}
