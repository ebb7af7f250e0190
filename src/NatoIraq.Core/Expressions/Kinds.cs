namespace NatoIraq.Core.Expressions;

/// <summary>What each kind of value permits, and how a message speaks of it.</summary>
internal static class Kinds
{
    public static string Phrase(this ValueKind kind) => kind switch
    {
        ValueKind.Truth => "a truth",
        ValueKind.State => "a state",
        ValueKind.Level => "a level",
        ValueKind.Holder => "a holder of an office",
        ValueKind.Date => "a date",
        _ => "a number",
    };

    public static string OneOf(ReadOnlySpan<ValueKind> kinds)
    {
        string text = kinds[0].Phrase();
        foreach (ValueKind kind in kinds[1..]) text += $" or {kind.Phrase()}";
        return text;
    }

    public static bool HasOrder(this ValueKind kind) => kind is ValueKind.Number or ValueKind.Level or ValueKind.Date;

    public static bool HasNames(this ValueKind kind) => kind is ValueKind.State or ValueKind.Level or ValueKind.Holder;

    public static ExpressionException Misplaced(Syntax syntax, ValueKind kind, string rule) => new(
        $"'{Printer.Quote(syntax)}' is {kind.Phrase()}, but {rule}.",
        syntax.Offset,
        kind switch
        {
            ValueKind.Date => "A date can only be compared with another, for example date >= 2020-06-01.",
            ValueKind.Truth => null,
            ValueKind.Number => "Compare it to make a truth, for example x > 0.",
            _ => "Compare it with a name, for example state(machine, subject) == name.",
        });

    public static ExpressionException Mixed(Syntax syntax, ValueKind kind, Syntax other, ValueKind otherKind) => new(
        $"'{Printer.Quote(syntax)}' is {kind.Phrase()}, but '{Printer.Quote(other)}' is {otherKind.Phrase()}"
        + ": they cannot be compared.",
        syntax.Offset,
        otherKind == ValueKind.Date || kind == ValueKind.Date ? "A date is written yyyy-MM-dd." : null);

    public static ExpressionException Unordered(Syntax syntax, ValueKind kind, BinaryOperator op) => new(
        $"'{Printer.Quote(syntax)}' is {kind.Phrase()}, which has no order: '{op.Symbol()}' cannot be asked.",
        syntax.Offset,
        "Use == or in [..].");

    public static ExpressionException Foreign(Syntax syntax, string domain, Syntax other, string otherDomain) => new(
        $"'{Printer.Quote(syntax)}' is of '{domain}', but '{Printer.Quote(other)}' is of '{otherDomain}'"
        + ": they cannot be compared.",
        syntax.Offset);
}
