namespace NatoIraq.Core.Expressions;

/// <summary>
/// An expression as written: an immutable tree. Two trees are equal when they say the same, wherever they stand; a tree
/// prints as text that parses to an equal tree (within the parser's bounds).
/// </summary>
public abstract record Syntax
{
    private Syntax(int offset) => Offset = offset;

    /// <summary>Where it starts in the source, from 0, in UTF-16 units; an infix operation's is its left's.</summary>
    public int Offset { get; }

    /// <summary>Whether the trees say the same; their offsets do not matter.</summary>
    public virtual bool Equals(Syntax? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The expression as text, with as few parentheses as it can have.</summary>
    public sealed override string ToString() => Printer.Print(this);

    /// <summary>A number, finite and not negative.</summary>
    public sealed record Number(double Value, int Offset) : Syntax(Offset);

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    public sealed record DateLiteral(DateOnly Day, int Offset) : Syntax(Offset);

    /// <summary>An assumption, the state or holder that stands beside a call, or <c>date</c>.</summary>
    public sealed record Name(string Text, int Offset) : Syntax(Offset)
    {
        /// <summary>The name of the current day.</summary>
        public const string Date = "date";
    }

    /// <summary>A question to the world, for example <c>state(machine, subject)</c>, of ids and series.</summary>
    public sealed record Call(string Function, IReadOnlyList<Argument> Arguments, int Offset) : Syntax(Offset)
    {
        /// <inheritdoc/>
        public bool Equals(Call? other) =>
            base.Equals(other) && Function == other!.Function && Arguments.SequenceEqual(other.Arguments);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Function, Arguments.Count);
    }

    /// <summary><c>min</c>, <c>max</c> or <c>floor</c> of its operands.</summary>
    public sealed record Apply(string Function, IReadOnlyList<Syntax> Operands, int Offset) : Syntax(Offset)
    {
        /// <inheritdoc/>
        public bool Equals(Apply? other) =>
            base.Equals(other) && Function == other!.Function && Operands.SequenceEqual(other.Operands);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Function, Operands.Count);
    }

    /// <summary><c>not x</c> or <c>-x</c>.</summary>
    public sealed record Unary(UnaryOperator Operator, Syntax Operand, int Offset) : Syntax(Offset);

    /// <summary>Two operands and what stands between them.</summary>
    public sealed record Binary(BinaryOperator Operator, Syntax Left, Syntax Right) : Syntax(Left.Offset);

    /// <summary><c>x in [a, b]</c>: whether x equals any of the list.</summary>
    public sealed record In(Syntax Value, IReadOnlyList<Syntax> List) : Syntax(Value.Offset)
    {
        /// <inheritdoc/>
        public bool Equals(In? other) =>
            base.Equals(other) && Value.Equals(other!.Value) && List.SequenceEqual(other.List);

        /// <inheritdoc/>
        public override int GetHashCode() => HashCode.Combine(Value, List.Count);
    }
}

/// <summary>An argument of a <see cref="Syntax.Call"/>: an id or a series, as written.</summary>
/// <param name="Text">The text.</param>
/// <param name="Offset">Where it starts in the source, from 0.</param>
public readonly record struct Argument(string Text, int Offset)
{
    /// <summary>Whether the texts are equal; their offsets do not matter.</summary>
    public bool Equals(Argument other) => Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
