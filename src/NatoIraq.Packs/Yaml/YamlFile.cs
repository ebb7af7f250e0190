using System.Globalization;
using NatoIraq.Core;

namespace NatoIraq.Packs.Yaml;

/// <summary>The text of one YAML file, its tree, and where its problems go.</summary>
internal sealed class YamlFile
{
    private const int LongestSource = 400;

    private readonly string _text;
    private readonly Names _names;
    private string[]? _lines;

    /// <summary>Reads the text into a tree; what is wrong with it goes to the names' problems.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">The YAML.</param>
    /// <param name="names">What the reading has met so far.</param>
    /// <param name="above">How many lines stand above it, where several texts are numbered as one.</param>
    public YamlFile(string name, string text, Names names, int above = 0)
        : this(name, text, names, file => new TreeReader(file, text, above).Read())
    {
    }

    private YamlFile(string name, string text, Names names, Func<YamlFile, Node?> read)
    {
        Name = name;
        _text = text;
        _names = names;
        Tree = IsAcceptable() ? read(this) : null;
    }

    private YamlFile(string name, Names names)
    {
        Name = name;
        _text = "";
        _names = names;
    }

    /// <summary>Reads a table into a tree of the same kind: its rows as a list of keys with values.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="text">The table as CSV.</param>
    /// <param name="names">What the reading has met so far.</param>
    /// <param name="key">The key under which the rows stand.</param>
    /// <param name="lists">The columns whose cells hold several words.</param>
    public static YamlFile OfTable(string name, string text, Names names, string key, params string[] lists) =>
        new(name, text, names, file => new TableReader(file, text, lists).Read(key));

    /// <summary>A file that is not there.</summary>
    public static YamlFile Missing(string name, Names names) => new(name, names);

    /// <summary>The file's name, as the user wrote it.</summary>
    public string Name { get; }

    /// <summary>What the reading has met so far, over all its files.</summary>
    public Names Names => _names;

    /// <summary>The file's one document; null when it could not be read, which is then already told.</summary>
    public Node? Tree { get; }

    /// <summary>The file's top-level mapping.</summary>
    public Fields Root(string what) => new(this, Tree ?? new Refused(new Mark(1, 1)), what);

    /// <summary>Notes a problem at a place of this file.</summary>
    public void Add(Mark at, string message, string? hint = null, IEnumerable<string>? allowed = null) =>
        _names.Problems.Add(new Problem(message, Name, at.Line, at.Column, SourceAt(at), hint)
        {
            Allowed = allowed is null || _names.Problems.IsFull ? [] : [.. allowed],
        });

    /// <summary>The line for the caret; null when it is too long to show.</summary>
    private string? SourceAt(Mark at)
    {
        _lines ??= Lines(_text);
        string? line = at.Line >= 1 && at.Line <= _lines.Length ? _lines[at.Line - 1] : null;
        return line?.Length > LongestSource ? null : line;
    }

    /// <summary>The text's lines; tabs become spaces so that a caret below stands where the error is.</summary>
    public static string[] Lines(string text) => text.ReplaceLineEndings("\n").Replace('\t', ' ').Split('\n');

    /// <summary>
    /// Whether a character may stand in a text: no control, no direction override, no half character.
    /// </summary>
    public static bool IsAllowed(string text, int index)
    {
        char c = text[index];
        if (c is '\t' or '\n' or '\r') return true;
        if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF') return false;
        if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) return false;
        if (char.IsHighSurrogate(c)) return index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
        return !char.IsLowSurrogate(c) || (index > 0 && char.IsHighSurrogate(text[index - 1]));
    }

    /// <summary>The message for a character that may not stand in a text.</summary>
    public static string Forbidden(char c) =>
        $"The character U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)} is not allowed: it cannot be "
            + "seen, or changes how the line is read.";

    private bool IsAcceptable()
    {
        if (_text.Length > TextFile.MaxBytes)
        {
            _names.Problems.Add(TextFile.TooLarge(Name));
            return false;
        }
        int line = 1, start = 0;
        for (int i = 0; i < _text.Length; i++)
        {
            if (_text[i] == '\n') (line, start) = (line + 1, i + 1);
            if (IsAllowed(_text, i)) continue;
            string message = Forbidden(_text[i]);
            string hint = _text[i] == '\0' ? "Save it as UTF-8: it is UTF-16, or no text." : "Remove it.";
            _names.Problems.Add(new Problem(message, Name, line, i - start + 1, Hint: hint));
            return false;
        }
        return true;
    }
}
