using System.Text;

namespace NatoIraq.Cli.Tests.Exchange;

/// <summary>A reader of Graphviz's language: a digraph of statements, of which each is a node, an edge or attributes.</summary>
internal sealed class DotReader
{
    private readonly List<string> _tokens = [];
    private int _at;

    private DotReader(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c)) i++;
            else if (text.AsSpan(i).StartsWith("->")) i += Token("->", 2);
            else if ("{}[]=,;".Contains(c)) i += Token($"{c}", 1);
            else if (c == '"') i = Quoted(text, i + 1);
            else
            {
                int end = i;
                while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
                Assert.True(end > i, $"'{c}' at {i} belongs into quotes.");
                i += Token($"={text[i..end]}", end - i);
            }
        }
    }

    /// <summary>Each node with its attributes.</summary>
    public Dictionary<string, Dictionary<string, string>> Nodes { get; } = [];

    /// <summary>Each edge with its attributes.</summary>
    public List<(string From, string To, Dictionary<string, string> Attributes)> Edges { get; } = [];

    /// <summary>Reads a whole graph.</summary>
    public static DotReader Read(string text)
    {
        var reader = new DotReader(text);
        reader.Take("=digraph");
        reader.Id();
        reader.Take("{");
        while (reader._tokens[reader._at] != "}") reader.Statement();
        reader.Take("}");
        Assert.Equal(reader._tokens.Count, reader._at);
        return reader;
    }

    private void Statement()
    {
        string id = Id();
        string next = _tokens[_at];
        if (next == "=")
        {
            _at++;
            Id();
        }
        else if (next == "->")
        {
            _at++;
            Edges.Add((id, Id(), Attributes()));
        }
        else if (id is "node" or "edge" or "graph") Attributes();
        else Nodes.Add(id, Attributes());
        Take(";");
    }

    private Dictionary<string, string> Attributes()
    {
        var attributes = new Dictionary<string, string>();
        if (_tokens[_at] != "[") return attributes;
        do
        {
            _at++;
            string name = Id();
            Take("=");
            attributes.Add(name, Id());
        }
        while (_tokens[_at] == ",");
        Take("]");
        return attributes;
    }

    /// <summary>In the language only a quote is escaped; what else a backslash does is up to the label.</summary>
    private int Quoted(string text, int at)
    {
        var value = new StringBuilder("=");
        for (; text[at] != '"'; at++)
        {
            if (text[at] != '\\')
            {
                value.Append(text[at]);
                continue;
            }
            at++;
            Assert.Contains(text[at], "\\\"n");
            value.Append(text[at] == 'n' ? '\n' : text[at]);
        }
        _tokens.Add($"{value}");
        return at + 1;
    }

    private int Token(string token, int length)
    {
        _tokens.Add(token);
        return length;
    }

    private string Id()
    {
        Assert.StartsWith("=", _tokens[_at]);
        return _tokens[_at++][1..];
    }

    private void Take(string token) => Assert.Equal(token, _tokens[_at++]);
}
