using FsCheck;
using FsCheck.Fluent;

namespace NatoIraq.App.Tests.Fuzzing;

/// <summary>How a line is made wrong.</summary>
public enum Change
{
    /// <summary>The line goes.</summary>
    Drop,

    /// <summary>The line stands twice.</summary>
    Repeat,

    /// <summary>The line changes places with another.</summary>
    Swap,

    /// <summary>The line moves to the left or to the right.</summary>
    Indent,

    /// <summary>The line's value becomes a nasty one.</summary>
    Value,

    /// <summary>The line's value becomes that of another line of some file: right in another place.</summary>
    Borrow,

    /// <summary>A nasty text is inserted in the line.</summary>
    Insert,

    /// <summary>A part of the line goes.</summary>
    Cut,

    /// <summary>The text ends here.</summary>
    Truncate,

    /// <summary>A number in the line becomes another.</summary>
    Number,
}

/// <summary>One thing made wrong in a text. Every number is a share of whatever it chooses from, in 1/10,000.</summary>
public sealed record Mutation(Change Change, int Line, int Other, int At)
{
    private static readonly string[] Nasty =
    [
        "", "~", "null", "NaN", "-.inf", "1e308", "-1e308", "1e-320", "99999999999999999999", "-1", "-0", "0", "0.5", "2", "1_000",
        "0001-01-01", "9999-12-31", "2020-02-30", "2020-01-29", "2021-12-31", "yes", "[]", "{}", "[[]]", "\"", "'", "|", ">", "&a", "*a", "!!str",
        "<<", "---", "...", "\t", "#", ": ", "- ", "?", "\u202e", "\u0000", "\ud83d\ude00", "'; drop table events; --", "../../etc", "%s%n",
        "uniform(0, 1)", "uniform(1, 0)", "uniform(0, 1e308)", "triangular(1, 1, 1)", "pert(0, 0, 1)", "normal(0, 0)",
        "normal(0, 1e300)", "lognormal(700, 9)", "poisson(1e9)", "poisson(-1)", "bernoulli(2)", "triangular(3, 14, 90) days",
        "uniform(-90, 0) days", "1e9 months", "1e6 per day", "1e300 per month", "0 per month", "1 / 0", "0 / 0",
        "strength(*/*/*)", "strength(us/*/iraq) - 1e9", "cap(nmi)", "min(1)", "max()", "floor(1e300)", "not 1", "date", "date > 2020-06-01",
        "state(operations, coalition)", "state(operations, coalition) == suspended", "pressure(iraq) >= critical",
        "conflict(*)", "fork", "history", "status-quo", "rocket-attack", "{ event: fork }", "{ event: rebadge, start: true }",
        "{ event: resume, unless: true }", "((((((((((((((((1))))))))))))))))",
    ];

    /// <summary>Any mutation, oftener one that leaves YAML behind.</summary>
    public static Gen<Mutation> Any { get; } =
        from change in Gen.Frequency(
            (1, Gen.Constant(Change.Drop)), (1, Gen.Constant(Change.Repeat)), (1, Gen.Constant(Change.Swap)),
            (1, Gen.Constant(Change.Indent)), (5, Gen.Constant(Change.Value)), (6, Gen.Constant(Change.Borrow)),
            (2, Gen.Constant(Change.Insert)), (1, Gen.Constant(Change.Cut)), (1, Gen.Constant(Change.Truncate)),
            (5, Gen.Constant(Change.Number)))
        from line in Share
        from other in Share
        from at in Share
        select new Mutation(change, line, other, at);

    /// <summary>A file of some kind and what is done to it; it shrinks by undoing mutations.</summary>
    public static Arbitrary<Mutated> Of(IReadOnlyList<string> files)
    {
        Gen<Mutated> gen =
            from file in Gen.Elements(files.ToArray())
            from count in Gen.Choose(1, 3)
            from mutations in Gen.ArrayOf(Any, count)
            select new Mutated(file, mutations);
        return Arb.From(gen, mutated => Enumerable.Range(0, mutated.Mutations.Count)
            .Where(_ => mutated.Mutations.Count > 1)
            .Select(i => mutated with { Mutations = [.. mutated.Mutations.Where((_, j) => j != i)] }));
    }

    private static Gen<int> Share => Gen.Choose(0, 9_999);

    /// <summary>The text with this done to it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="corpus">Lines to borrow values from.</param>
    public string Apply(string text, IReadOnlyList<string> corpus)
    {
        List<string> lines = [.. text.Split('\n')];
        int line = Pick(Line, lines.Count);
        string old = lines[line];
        int at = Pick(At, old.Length + 1);
        switch (Change)
        {
            case Change.Drop: lines.RemoveAt(line); break;
            case Change.Repeat: lines.Insert(line, old); break;
            case Change.Swap: (lines[line], lines[Pick(Other, lines.Count)]) = (lines[Pick(Other, lines.Count)], old); break;
            case Change.Indent: lines[line] = At % 2 == 0 ? $"  {old}" : old.StartsWith("  ") ? old[2..] : $" {old}"; break;
            case Change.Value: lines[line] = Key(old) + Nasty[Pick(Other, Nasty.Length)]; break;
            case Change.Borrow: lines[line] = Key(old) + ValueOf(corpus[Pick(Other * 10_000L + At, corpus.Count, 100_000_000)]); break;
            case Change.Insert: lines[line] = old.Insert(at, Nasty[Pick(Other, Nasty.Length)]); break;
            case Change.Cut: lines[line] = old.Remove(at, Pick(Other, old.Length - at + 1)); break;
            case Change.Truncate: lines = [.. lines.Take(line), old[..at]]; break;
            case Change.Number: lines[line] = Renumber(old); break;
        }
        return string.Join('\n', lines);
    }

    private string Renumber(string line)
    {
        int digit = line.AsSpan().IndexOfAnyInRange('0', '9');
        if (digit < 0) return line;
        int end = digit;
        while (end < line.Length && char.IsAsciiDigit(line[end])) end++;
        string number = (Other % 5) switch { 0 => "0", 1 => "1", 2 => $"{At}", 3 => $"-{At}", _ => $"{At}000000" };
        return line[..digit] + number + line[end..];
    }

    private static string Key(string line) => line.IndexOf(": ") is var colon and >= 0 ? line[..(colon + 2)] : line;

    private static string ValueOf(string line) => line.IndexOf(": ") is var colon and >= 0 ? line[(colon + 2)..] : line;

    private static int Pick(long share, int count, long of = 10_000) => (int)(share * count / of);
}

/// <summary>A file, and what is done to it.</summary>
public sealed record Mutated(string File, IReadOnlyList<Mutation> Mutations)
{
    /// <summary>The text after every mutation, in order.</summary>
    public string Apply(string text, IReadOnlyList<string> corpus) =>
        Mutations.Aggregate(text, (wrong, mutation) => mutation.Apply(wrong, corpus));

    /// <inheritdoc/>
    public override string ToString() => $"{File} with {string.Join(", ", Mutations)}";
}
