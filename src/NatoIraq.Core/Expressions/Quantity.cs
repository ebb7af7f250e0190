namespace NatoIraq.Core.Expressions;

/// <summary>A unit of time.</summary>
public enum TimeUnit
{
    /// <summary>One day.</summary>
    Day,

    /// <summary>7 days.</summary>
    Week,

    /// <summary>365.25 / 12 days.</summary>
    Month,

    /// <summary>365.25 days.</summary>
    Year,
}

/// <summary>
/// An expression or a distribution of expressions, with an optional unit of time: <c>share * 500</c>,
/// <c>triangular(3, low-share, 90) days</c>.
/// </summary>
/// <param name="Distribution">The distribution's name; null for a plain expression.</param>
/// <param name="Arguments">The distribution's arguments, or the one expression; each knows its offset.</param>
/// <param name="Unit">The unit of time behind it; null when there is none.</param>
public sealed record Quantity(string? Distribution, IReadOnlyList<Syntax> Arguments, TimeUnit? Unit)
{
    /// <summary>How many days one of the unit has; null without a unit.</summary>
    public double? DaysPerUnit => Unit?.Days();

    /// <summary>Reads a quantity.</summary>
    /// <exception cref="ExpressionException">The text is no quantity, or exceeds the parser's bounds.</exception>
    public static Quantity Parse(string text)
    {
        var parser = new Parser(text);
        Quantity quantity = Read(parser);
        if (parser.Token.Kind == TokenKind.End) return quantity;
        if (TimeUnits.Find(parser.Token.Text) is not { } unit)
        {
            throw quantity.Unfinished(parser, "the end, or days, weeks, months or years", TimeUnits.Words);
        }
        parser.Advance();
        parser.ExpectEnd();
        return quantity with { Unit = unit };
    }

    /// <summary>Whether both say the same; offsets do not matter.</summary>
    public bool Equals(Quantity? other) => other is not null
        && Distribution == other.Distribution && Unit == other.Unit && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Distribution, Unit, Arguments.Count);

    /// <summary>The quantity as text that parses to an equal one.</summary>
    public override string ToString()
    {
        string arguments = string.Join(", ", Arguments);
        string value = Distribution is null ? arguments : $"{Distribution}({arguments})";
        return Unit is { } unit ? $"{value} {unit.Name()}s" : value;
    }

    internal static Quantity Read(Parser parser)
    {
        if (parser.Token.Kind != TokenKind.Word || Signatures.Distribution(parser.Token.Text) is not { } signature)
        {
            return new Quantity(null, [parser.Expression()], null);
        }
        Token name = parser.Advance();
        List<Syntax> arguments = parser.List("(", ")");
        signature.CheckCount(arguments.Count, name.Start);
        return new Quantity(name.Text, arguments, null);
    }

    /// <summary>The error of something else where only a unit may follow.</summary>
    internal ExpressionException Unfinished(Parser parser, string expected, params IEnumerable<string> words)
    {
        Token token = parser.Token;
        bool isOperator = token.Is("in") || Operators.Find(token.Text) is not null;
        return Distribution is not null && isOperator
            ? Signatures.Nested(Signatures.Distribution(Distribution)!, token.Start)
            : parser.Unexpected(Distribution is null ? $"an operator, {expected}" : expected, words);
    }
}

/// <summary>Lengths and spellings of the units of time.</summary>
public static class TimeUnits
{
    private const double DaysPerYear = 365.25;

    /// <summary>Every spelling, singular and plural.</summary>
    internal static IEnumerable<string> Words =>
        Enum.GetValues<TimeUnit>().SelectMany(unit => new[] { unit.Name(), unit.Name() + "s" });

    /// <summary>How many days one of the unit has, on average.</summary>
    public static double Days(this TimeUnit unit) => unit switch
    {
        TimeUnit.Week => 7,
        TimeUnit.Month => DaysPerYear / 12,
        TimeUnit.Year => DaysPerYear,
        _ => 1,
    };

    internal static string Name(this TimeUnit unit) => unit switch
    {
        TimeUnit.Week => "week",
        TimeUnit.Month => "month",
        TimeUnit.Year => "year",
        _ => "day",
    };

    internal static TimeUnit? Find(string word)
    {
        foreach (TimeUnit unit in Enum.GetValues<TimeUnit>())
        {
            if (word == unit.Name() || word == unit.Name() + "s") return unit;
        }
        return null;
    }
}
