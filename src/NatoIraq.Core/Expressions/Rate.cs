namespace NatoIraq.Core.Expressions;

/// <summary>How often something happens on average: <c>1.5 per month</c>.</summary>
/// <param name="Count">How many times in one <paramref name="Unit"/>: an expression or a distribution.</param>
/// <param name="Unit">The unit of time.</param>
public sealed record Rate(Quantity Count, TimeUnit Unit)
{
    private const string Expected = "per day, per week, per month or per year";

    /// <summary>How many days the unit has; the rate per day is the count divided by this.</summary>
    public double DaysPerUnit => Unit.Days();

    /// <summary>Reads a rate.</summary>
    /// <exception cref="ExpressionException">The text is no rate, or exceeds the parser's bounds.</exception>
    public static Rate Parse(string text)
    {
        var parser = new Parser(text);
        Quantity count = Quantity.Read(parser);
        if (!parser.Skip("per")) throw count.Unfinished(parser, Expected, "per");
        if (TimeUnits.Find(parser.Token.Text) is not { } unit)
        {
            throw parser.Unexpected("day, week, month or year", TimeUnits.Words);
        }
        parser.Advance();
        parser.ExpectEnd();
        return new Rate(count, unit);
    }

    /// <summary>The rate as text that parses to an equal one.</summary>
    public override string ToString() => $"{Count} per {Unit.Name()}";
}
