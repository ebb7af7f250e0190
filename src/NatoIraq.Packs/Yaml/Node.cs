using NatoIraq.Core.Scenarios;

namespace NatoIraq.Packs.Yaml;

/// <summary>A place in a file: line and column from 1, the column in UTF-16 units.</summary>
internal readonly record struct Mark(int Line, int Column);

/// <summary>A YAML value and where it begins.</summary>
internal abstract class Node(Mark at)
{
    public Mark At { get; } = at;
}

/// <summary>A single value; its place is that of its text's first character, inside any quotes.</summary>
/// <param name="at">Where it begins.</param>
/// <param name="text">What it says.</param>
/// <param name="quoted">Whether it stands in quotes.</param>
/// <param name="above">How many lines stand above its file, where several are numbered as one.</param>
internal sealed class Scalar(Mark at, string text, bool quoted, int above = 0) : Node(at)
{
    public string Text { get; } = text;

    /// <summary>Whether the author wrote no value: nothing at all, <c>~</c> or <c>null</c>.</summary>
    public bool IsNothing => !quoted && Text is "" or "~" or "null" or "Null" or "NULL" || Text.Trim().Length == 0;

    public Located Located => new(Text, At.Line + above, At.Column);
}

/// <summary>A list.</summary>
internal sealed class Sequence(Mark at, IReadOnlyList<Node> items) : Node(at)
{
    public IReadOnlyList<Node> Items { get; } = items;
}

/// <summary>Keys with their values, in file order, each key once.</summary>
internal sealed class Mapping(Mark at, IReadOnlyList<Pair> pairs) : Node(at)
{
    public IReadOnlyList<Pair> Pairs { get; } = pairs;
}

/// <summary>A key and its value.</summary>
internal sealed record Pair(Scalar Key, Node Value);

/// <summary>A value that was refused and told already; whoever reads it says nothing more.</summary>
internal sealed class Refused(Mark at) : Node(at);
