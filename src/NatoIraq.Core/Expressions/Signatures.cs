using NatoIraq.Core.History;

namespace NatoIraq.Core.Expressions;

/// <summary>What may stand as an argument of a question to the world.</summary>
internal enum ArgumentKind
{
    Id,
    Series,
    Subject,
}

/// <summary>How a function is called.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The parameters as shown to the user.</param>
/// <param name="Least">The fewest arguments, inclusive.</param>
/// <param name="Most">The most arguments, inclusive.</param>
/// <param name="Step">From <paramref name="Least"/>, the number of arguments grows by this.</param>
/// <param name="Kinds">For a question to the world, the kind of each argument.</param>
internal sealed record Signature(
    string Name,
    string Parameters,
    int Least,
    int Most,
    int Step = 1,
    params IReadOnlyList<ArgumentKind> Kinds)
{
    /// <summary>Refuses a number of arguments that the function does not take.</summary>
    public void CheckCount(int count, int offset)
    {
        if (Permits(count)) return;
        throw new ExpressionException(
            $"'{Name}' is written {this}; found {count} {(count == 1 ? "argument" : "arguments")}.",
            offset);
    }

    /// <summary>Refuses an argument that is not of its parameter's kind; one too many is left to the count.</summary>
    public void Check(int index, Argument argument)
    {
        if (index >= Kinds.Count) return;
        ArgumentKind kind = Kinds[index];
        bool isId = kind != ArgumentKind.Series && Kebab.IsId(argument.Text);
        if (isId || (kind != ArgumentKind.Id && IsSeries(argument.Text))) return;
        string expected = kind switch
        {
            ArgumentKind.Id => "an id: lower-case letters, digits and hyphens",
            ArgumentKind.Series => "a series: nation/mission/place, with * for all, or * alone",
            _ => "an id, or nation/mission/place",
        };
        throw new ExpressionException(
            $"'{Lexer.Quote(argument.Text)}' is no argument of {this}: it takes {expected}.",
            argument.Offset);
    }

    public override string ToString() => $"{Name}({Parameters})";

    private bool Permits(int count) => count >= Least && count <= Most && (count - Least) % Step == 0;

    private static bool IsSeries(string text) =>
        Series.TryParse(text, out Series series)
        && new[] { series.Nation, series.Mission, series.Place }.All(part => part == Series.Any || Kebab.IsId(part));
}

/// <summary>Every function the language has; the table is closed, so that no text can run code.</summary>
internal static class Signatures
{
    private static readonly Dictionary<string, Signature> Questions = Table(
        new("strength", "nation/mission/place", 1, 1, 1, ArgumentKind.Series),
        new("state", "machine, subject", 2, 2, 1, ArgumentKind.Id, ArgumentKind.Subject),
        new("cap", "mission", 1, 1, 1, ArgumentKind.Id),
        new("zones", "mission", 1, 1, 1, ArgumentKind.Id),
        new("has", "mission, activity", 2, 2, 1, ArgumentKind.Id, ArgumentKind.Id),
        new("holder", "office", 1, 1, 1, ArgumentKind.Id),
        new("pressure", "place", 1, 1, 1, ArgumentKind.Id),
        new("conflict", "nation/mission/place", 1, 1, 1, ArgumentKind.Series));

    private static readonly Dictionary<string, Signature> Arithmetic = Table(
        new("min", "a, b, ...", 2, int.MaxValue),
        new("max", "a, b, ...", 2, int.MaxValue),
        new("floor", "a", 1, 1),
        new("lookup", "x, at, value, at, value, ...", 5, int.MaxValue, 2));

    private static readonly Dictionary<string, Signature> Distributions = Table(
        new("uniform", "low, high", 2, 2),
        new("triangular", "low, mode, high", 3, 3),
        new("pert", "low, mode, high", 3, 3),
        new("normal", "mean, deviation[, low, high]", 2, 4, 2),
        new("lognormal", "mean, deviation[, low, high]", 2, 4, 2),
        new("poisson", "mean", 1, 1),
        new("bernoulli", "chance", 1, 1),
        new("empirical", "a, ...", 1, int.MaxValue),
        new("quantiles", "chance, value, chance, value, ...", 4, int.MaxValue, 2),
        new("fitted", "chance, value, chance, value, ...", 4, int.MaxValue, 2));

    public static IEnumerable<Signature> Functions => Questions.Values.Concat(Arithmetic.Values);

    public static IEnumerable<string> DistributionNames => Distributions.Keys;

    public static Signature? Question(string name) => Questions.GetValueOrDefault(name);

    public static Signature? Arithmetical(string name) => Arithmetic.GetValueOrDefault(name);

    public static Signature? Distribution(string name) => Distributions.GetValueOrDefault(name);

    public static ExpressionException Unknown(string name, int offset) => Distribution(name) is { } distribution
        ? Nested(distribution, offset)
        : new ExpressionException(
            $"'{Lexer.Quote(name)}' is no function; there are {string.Join(", ", Functions)}.",
            offset,
            NearMiss.Hint(name, Questions.Keys.Concat(Arithmetic.Keys).Concat(DistributionNames)));

    public static ExpressionException Nested(Signature distribution, int offset) => new(
        $"A distribution such as {distribution} stands alone, not inside an expression.",
        offset,
        "Make it an assumption and write the assumption's name here.");

    private static Dictionary<string, Signature> Table(params Signature[] signatures) =>
        signatures.ToDictionary(signature => signature.Name, StringComparer.Ordinal);
}
