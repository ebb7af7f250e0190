using System.Text;
using System.Text.RegularExpressions;

namespace NatoIraq.Architecture.Tests;

/// <summary>What a token is. Comments, numbers, characters and directives are no tokens: they name nothing.</summary>
internal enum TokenKind
{
    /// <summary>An identifier or keyword, without <c>@</c>.</summary>
    Identifier,

    /// <summary>The text of a string, or of an interpolated string between two holes.</summary>
    Text,

    /// <summary>One punctuation character.</summary>
    Symbol,
}

/// <summary>A token and the line, from 1, on which it starts.</summary>
internal readonly record struct Token(TokenKind Kind, string Value, int Line);

/// <summary>As much of a C# lexer as telling names and strings from comments takes: every form of string.</summary>
internal sealed partial class Lexer
{
    private readonly string _source;
    private readonly List<Token> _tokens = [];
    private int _at;
    private int _line = 1;
    private int _counted;

    private Lexer(string source) => _source = source;

    /// <summary>The tokens of a source text, in order.</summary>
    public static IReadOnlyList<Token> Read(string source)
    {
        var lexer = new Lexer(source);
        lexer.Code(inHole: false);
        return lexer._tokens;
    }

    [GeneratedRegex(@"\G(?:\s+|//[^\n]*|/\*(?s:.*?)\*/|(?<=^[ \t]*)#[^\n]*)", RegexOptions.Multiline)]
    private static partial Regex Blank { get; }

    [GeneratedRegex("""\G(?<prefix>[$@]*)(?<quotes>"+)""")]
    private static partial Regex StringStart { get; }

    [GeneratedRegex(@"\G@?(?<name>[\p{L}_][\p{L}\p{N}_]*)")]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"\G(?:\d[\w.]*|'(?:\\.|[^'\\])[^']*')")]
    private static partial Regex NumberOrCharacter { get; }

    /// <summary>Reads code to the end of the source or, in a hole, to the brace that closes it.</summary>
    private void Code(bool inHole)
    {
        int depth = 0;
        while (_at < _source.Length)
        {
            if (inHole && depth == 0 && _source[_at] == '}') return;
            if (Blank.Match(_source, _at) is { Success: true } blank) _at += blank.Length;
            else if (StringStart.Match(_source, _at) is { Success: true } start) Literal(start);
            else if (Name.Match(_source, _at) is { Success: true } name)
            {
                Add(TokenKind.Identifier, name.Groups["name"].Value);
                _at += name.Length;
            }
            else if (NumberOrCharacter.Match(_source, _at) is { Success: true } other) _at += other.Length;
            else
            {
                char symbol = _source[_at];
                depth += symbol switch { '{' or '(' or '[' => 1, '}' or ')' or ']' => -1, _ => 0 };
                Add(TokenKind.Symbol, symbol.ToString());
                _at++;
            }
        }
    }

    private void Literal(Match start)
    {
        string prefix = start.Groups["prefix"].Value;
        int quotes = start.Groups["quotes"].Length;
        int dollars = prefix.Count(c => c == '$');
        bool verbatim = prefix.Contains('@');
        _at += prefix.Length;
        if (!verbatim && quotes >= 3) Raw(quotes, dollars);
        else if (quotes == 2) _at += 2;
        else Quoted(verbatim, dollars > 0);
    }

    private void Raw(int quotes, int dollars)
    {
        string end = new('"', quotes);
        string hole = new('{', Math.Max(dollars, 1));
        _at += quotes;
        int from = _at;
        while (_at < _source.Length && !Looking(end))
        {
            if (dollars == 0 || !Looking(hole)) _at++;
            else if (Looking(hole + "{")) _at++;
            else from = Hole(_source[from.._at], dollars);
        }
        Add(TokenKind.Text, _source[from.._at]);
        _at += quotes;
    }

    private void Quoted(bool verbatim, bool interpolated)
    {
        var text = new StringBuilder();
        _at++;
        while (_at < _source.Length)
        {
            bool doubled = (verbatim && Looking("\"\"")) || (interpolated && (Looking("{{") || Looking("}}")));
            if (doubled || (!verbatim && _source[_at] == '\\'))
            {
                text.Append(_source, _at + 1, 1);
                _at += 2;
            }
            else if (_source[_at] == '"') break;
            else if (interpolated && _source[_at] == '{')
            {
                Hole(text.ToString(), braces: 1);
                text.Clear();
            }
            else text.Append(_source[_at++]);
        }
        Add(TokenKind.Text, text.ToString());
        _at++;
    }

    /// <summary>Reads a hole after the text before it; returns where the text goes on.</summary>
    private int Hole(string before, int braces)
    {
        Add(TokenKind.Text, before);
        _at += braces;
        Code(inHole: true);
        return _at += braces;
    }

    private bool Looking(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private void Add(TokenKind kind, string value)
    {
        if (value.Length == 0) return;
        for (; _counted < _at; _counted++) if (_source[_counted] == '\n') _line++;
        _tokens.Add(new Token(kind, value, _line));
    }
}
