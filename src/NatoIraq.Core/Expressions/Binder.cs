using System.Diagnostics;

namespace NatoIraq.Core.Expressions;

/// <summary>Gives an expression its meaning in a scope and checks that it has one: kinds of value never mix.</summary>
public sealed class Binder<TMoment>
    where TMoment : allows ref struct
{
    private readonly IScope<TMoment> _scope;
    private readonly SortedSet<DateOnly> _dates = [];
    private readonly SortedSet<string> _functions = new(StringComparer.Ordinal);
    private readonly List<Node<TMoment>> _leaves = [];

    private Binder(IScope<TMoment> scope) => _scope = scope;

    /// <summary>Binds an expression.</summary>
    /// <param name="syntax">The expression.</param>
    /// <param name="scope">What its names and questions mean.</param>
    /// <param name="allowed">The kinds its value may have; none given means any.</param>
    /// <exception cref="ExpressionException">A name is unknown, kinds mix, or this kind is not allowed.</exception>
    public static BoundExpression<TMoment> Bind(
        Syntax syntax,
        IScope<TMoment> scope,
        params ReadOnlySpan<ValueKind> allowed)
    {
        var binder = new Binder<TMoment>(scope);
        Node<TMoment> root = binder.Bind(syntax);
        if (!allowed.IsEmpty && !allowed.Contains(root.Kind))
        {
            throw Kinds.Misplaced(syntax, root.Kind, $"here stands {Kinds.OneOf(allowed)}");
        }
        return new BoundExpression<TMoment>(root, [.. binder._dates], binder._functions, binder._leaves);
    }

    private Node<TMoment> Bind(Syntax syntax) => syntax switch
    {
        Syntax.Number number => new ConstantNode<TMoment>(new Interval(number.Value), ValueKind.Number),
        Syntax.DateLiteral date => new ConstantNode<TMoment>(new Interval(date.Day.DayNumber), ValueKind.Date),
        Syntax.Name name => Leaf(_scope.Name(name.Text, name.Offset)),
        Syntax.Call call => Ask(call),
        Syntax.Apply apply => Bind(apply),
        Syntax.Unary unary => Bind(unary),
        Syntax.Binary binary => Bind(binary),
        Syntax.In one => Bind(one),
        _ => throw new UnreachableException(),
    };

    private Node<TMoment> Ask(Syntax.Call call)
    {
        _functions.Add(call.Function);
        return Leaf(_scope.Call(call.Function, call.Arguments, call.Offset));
    }

    private Node<TMoment> Leaf(Node<TMoment> node)
    {
        _leaves.Add(node);
        return node;
    }

    private Node<TMoment> Bind(Syntax.Apply apply)
    {
        Node<TMoment>[] operands = [.. apply.Operands.Select(item => Bind(item, ValueKind.Number, apply.Function))];
        return apply.Function switch
        {
            "min" => Fold(new ExtremeNode<TMoment>(greatest: false, operands), operands),
            "max" => Fold(new ExtremeNode<TMoment>(greatest: true, operands), operands),
            "floor" => Fold(new FloorNode<TMoment>(operands[0]), operands),
            "lookup" => Fold(LookupNode<TMoment>.Of(apply, operands), operands[0]),
            _ => throw new UnreachableException(),
        };
    }

    private Node<TMoment> Bind(Syntax.Unary unary)
    {
        ValueKind kind = unary.Operator == UnaryOperator.Not ? ValueKind.Truth : ValueKind.Number;
        Node<TMoment> operand = Bind(unary.Operand, kind, unary.Operator.Symbol());
        return Fold(new UnaryNode<TMoment>(unary.Operator, kind, operand), operand);
    }

    private Node<TMoment> Bind(Syntax.Binary binary)
    {
        BinaryOperator op = binary.Operator;
        if (op.Precedence() == Operators.Comparison) return Compare(binary);
        ValueKind kind = op <= BinaryOperator.And ? ValueKind.Truth : ValueKind.Number;
        Node<TMoment> left = Bind(binary.Left, kind, op.Symbol());
        Node<TMoment> right = Bind(binary.Right, kind, op.Symbol());
        return Fold(op.Join(left, right), left, right);
    }

    private Node<TMoment> Bind(Syntax operand, ValueKind kind, string user)
    {
        Node<TMoment> node = Bind(operand);
        // Arithmetic counts a truth as 1 or 0, and an unknown one as what it is: from 0 to 1.
        bool fits = node.Kind == kind || (kind == ValueKind.Number && node.Kind == ValueKind.Truth);
        return fits ? node : throw Kinds.Misplaced(operand, node.Kind, $"'{user}' takes {kind.Phrase()}");
    }

    private Node<TMoment> Compare(Syntax.Binary binary)
    {
        // A bare name means what the other side makes of it, so the other side is bound first.
        bool leftIsName = binary.Left is Syntax.Name { Text: not Syntax.Name.Date } && binary.Right is not Syntax.Name;
        Syntax first = leftIsName ? binary.Right : binary.Left;
        Syntax second = leftIsName ? binary.Left : binary.Right;
        Node<TMoment> known = Bind(first);
        Node<TMoment> beside = Beside(known, first, second);
        BinaryOperator op = binary.Operator;
        if (op > BinaryOperator.Unequal && !known.Kind.HasOrder()) throw Kinds.Unordered(first, known.Kind, op);
        Node<TMoment> left = leftIsName ? beside : known;
        Node<TMoment> right = leftIsName ? known : beside;
        NoteDates(op, binary.Left, binary.Right);
        return Fold(op.Join(left, right), left, right);
    }

    private Node<TMoment> Bind(Syntax.In one)
    {
        Node<TMoment> value = Bind(one.Value);
        Node<TMoment>[] list = [.. one.List.Select(item => Beside(value, one.Value, item))];
        foreach (Syntax item in one.List) NoteDates(BinaryOperator.Equal, one.Value, item);
        return Fold(new InNode<TMoment>(value, list), [value, .. list]);
    }

    private Node<TMoment> Beside(Node<TMoment> known, Syntax knownSyntax, Syntax syntax)
    {
        Node<TMoment> node = syntax is Syntax.Name name && known.Kind.HasNames()
            ? _scope.Constant(known, name.Text, name.Offset)
            : Bind(syntax);
        if (node.Kind != known.Kind) throw Kinds.Mixed(syntax, node.Kind, knownSyntax, known.Kind);
        return node.Domain is null || known.Domain is null || node.Domain == known.Domain
            ? node
            : throw Kinds.Foreign(syntax, node.Domain, knownSyntax, known.Domain);
    }

    // A literal on the left reads mirrored: D <= date is date >= D.
    private void NoteDates(BinaryOperator op, Syntax left, Syntax right)
    {
        bool onTheDay = op is BinaryOperator.Below or BinaryOperator.AtLeast;
        if (right is Syntax.DateLiteral later) Note(later.Day, onTheDay);
        if (left is Syntax.DateLiteral earlier) Note(earlier.Day, op is BinaryOperator.AtMost or BinaryOperator.Above);

        void Note(DateOnly day, bool on)
        {
            bool equality = op <= BinaryOperator.Unequal;
            if (on || equality) _dates.Add(day);
            if ((!on || equality) && day < DateOnly.MaxValue) _dates.Add(day.AddDays(1));
        }
    }

    private static Node<TMoment> Fold(Node<TMoment> node, params ReadOnlySpan<Node<TMoment>> operands)
    {
        foreach (Node<TMoment> operand in operands)
        {
            if (operand is not ConstantNode<TMoment>) return node;
        }
        TMoment never = default!;
        return new ConstantNode<TMoment>(node.Evaluate(in never), node.Kind);
    }
}
