using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalar = YamlDotNet.Core.Events.Scalar;

namespace NatoIraq.Packs.Yaml;

/// <summary>
/// Turns YAML events into a tree, refusing what can surprise or harm: anchors, aliases, tags, a second document,
/// duplicate keys, deep nesting.
/// </summary>
internal sealed class TreeReader
{
    private const int Deepest = 32;
    private const string QuoteSeries = "Put a series that begins with * in quotes.";

    private readonly YamlFile _file;
    private readonly string _text;
    private readonly string[] _lines;
    private readonly Parser _parser;
    private readonly int _above;

    public TreeReader(YamlFile file, string text, int above = 0)
    {
        _above = above;
        _file = file;
        _text = text;
        _lines = YamlFile.Lines(text);
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>The one document's root; null when the file is not such YAML, which is then told.</summary>
    public Node? Read()
    {
        try
        {
            Node? root = ReadDocument();
            if (root is null) _file.Add(new Mark(1, 1), "The file is empty.");
            return root;
        }
        catch (Unreadable e)
        {
            _file.Add(e.At, e.Message, e.Hint);
        }
        catch (YamlException e)
        {
            (string message, string? hint) = YamlWords.Of(e);
            if (TabAt(e) is { } tab) _file.Add(tab, "A tab indents this line; YAML wants spaces.",
                "Write spaces instead.");
            else _file.Add(Written(MarkOf(e.Start)), message, IsBareSeries(e) ? QuoteSeries : hint);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The scanner meets some malformed texts with an exception of its own making; to the user it is all one.
            _file.Add(
                MarkOf(_parser.Current?.End ?? YamlDotNet.Core.Mark.Empty), YamlWords.Unread,
                "Every '[' needs its ']', every '{' its '}'.");
        }
        return null;
    }

    private Node? ReadDocument()
    {
        Next();
        if (Next() is StreamEnd) return null;
        Node root = ReadNode(Next(), depth: 1);
        Next();
        ParsingEvent end = Next();
        return end is StreamEnd
            ? root
            : throw new Unreadable(
                MarkOf(end.Start), "A second document begins here; a file holds one.", "Remove the '---'.");
    }

    private Node ReadNode(ParsingEvent now, int depth)
    {
        Mark at = MarkOf(now.Start);
        if (depth > Deepest)
            throw new Unreadable(at, $"The nesting is deeper than {Deepest} levels.", "Flatten it.");
        if (now is AnchorAlias alias)
        {
            _file.Add(
                at,
                $"Aliases (*{Problems.Shown(alias.Value.Value)}) are not allowed.",
                QuoteSeries);
            return new Refused(at);
        }
        var begun = (NodeEvent)now;
        if (!begun.Anchor.IsEmpty)
            _file.Add(at, $"Anchors (&{Problems.Shown(begun.Anchor.Value)}) are not allowed.", "Write the value out.");
        if (!begun.Tag.IsEmpty)
            _file.Add(at, $"Tags ({Problems.Shown(begun.Tag.Value)}) are not allowed.", "Write the value alone.");
        Node node = now switch
        {
            YamlScalar scalar => ReadScalar(scalar, at),
            SequenceStart => ReadSequence(at, depth),
            MappingStart => ReadMapping(at, depth),
            _ => throw new Unreadable(at, "A value is expected here."),
        };
        return begun.Anchor.IsEmpty && begun.Tag.IsEmpty ? node : new Refused(at);
    }

    private Sequence ReadSequence(Mark at, int depth)
    {
        var items = new List<Node>();
        while (Next() is var next and not SequenceEnd) items.Add(ReadNode(next, depth + 1));
        return new Sequence(at, items);
    }

    private Mapping ReadMapping(Mark at, int depth)
    {
        var pairs = new List<Pair>();
        var first = new Dictionary<string, Mark>();
        while (Next() is var next and not MappingEnd)
        {
            Node key = ReadNode(next, depth + 1);
            Node value = ReadNode(Next(), depth + 1);
            if (key is not Scalar name)
            {
                if (key is not Refused) _file.Add(key.At, "A key must be a single name.");
                continue;
            }
            if (first.TryAdd(name.Text, name.At))
            {
                pairs.Add(new Pair(name, value));
                continue;
            }
            _file.Add(
                name.At,
                $"The key '{Problems.Shown(name.Text)}' stands here twice.",
                $"It stands on line {first[name.Text].Line} already.");
        }
        return new Mapping(at, pairs);
    }

    private Node ReadScalar(YamlScalar scalar, Mark at)
    {
        for (int i = 0; i < scalar.Value.Length; i++)
        {
            if (YamlFile.IsAllowed(scalar.Value, i)) continue;
            _file.Add(at, YamlFile.Forbidden(scalar.Value[i]), "Remove it.");
            return new Refused(at);
        }
        Mark text = scalar.Style switch
        {
            ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted => at with { Column = at.Column + 1 },
            ScalarStyle.Literal or ScalarStyle.Folded => FirstWord(at.Line),
            _ => at,
        };
        return new Scalar(text, scalar.Value, scalar.Style is not ScalarStyle.Plain, _above);
    }

    /// <summary>Where the text of a block scalar begins: below its <c>|</c> or <c>&gt;</c>.</summary>
    private Mark FirstWord(int line)
    {
        string below = line < _lines.Length ? _lines[line] : "";
        return new Mark(line + 1, below.Length - below.TrimStart().Length + 1);
    }

    private ParsingEvent Next()
    {
        if (!_parser.MoveNext()) throw new Unreadable(new Mark(_lines.Length, 1), "The file ends too early.");
        return _parser.Current!;
    }

    /// <summary>The place, or where nothing is written there the end of what stands above.</summary>
    private Mark Written(Mark at)
    {
        int line = Math.Min(at.Line, _lines.Length);
        if (line == at.Line && _lines[line - 1].Trim().Length > 0) return at;
        while (line > 1 && _lines[line - 1].Trim().Length == 0) line--;
        return new Mark(line, _lines[line - 1].TrimEnd().Length + 1);
    }

    /// <summary>The one mistake that series invite: a bare *, which begins an alias.</summary>
    private bool IsBareSeries(YamlException e) =>
        e.Start.Line >= 1 && e.Start.Line <= _lines.Length && _lines[(int)e.Start.Line - 1].Contains("*/");

    /// <summary>The first indentation with a tab, when the scanner complains of one; it points elsewhere.</summary>
    private Mark? TabAt(YamlException e)
    {
        if (!e.Message.Contains("tab", StringComparison.OrdinalIgnoreCase)) return null;
        int line = Array.FindIndex(_text.ReplaceLineEndings("\n").Split('\n'), l => l.TrimStart(' ').StartsWith('\t'));
        return line < 0 ? null : new Mark(line + 1, 1);
    }

    private static Mark MarkOf(in YamlDotNet.Core.Mark mark) =>
        new((int)Math.Max(mark.Line, 1), (int)Math.Max(mark.Column, 1));

    /// <summary>Ends the reading of a file at a place.</summary>
    private sealed class Unreadable(Mark at, string message, string? hint = null) : Exception(message)
    {
        public Mark At { get; } = at;

        public string? Hint { get; } = hint;
    }
}
