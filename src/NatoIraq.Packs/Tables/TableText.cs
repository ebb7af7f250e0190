using System.Text;
using NatoIraq.Core;
using NatoIraq.Packs.Yaml;

namespace NatoIraq.Packs.Tables;

/// <summary>The text of a table, its cells, and where its problems go.</summary>
internal sealed class TableText
{
    private const int LongestSource = 400;

    private readonly string _name;
    private readonly Problems _problems;
    private readonly string[] _lines;
    private int[]? _paragraphs;

    private TableText(string name, string text, Problems problems)
    {
        (_name, _problems) = (name, problems);
        _lines = YamlFile.Lines(text);
    }

    /// <summary>The encodings a map may name.</summary>
    public static string[] Encodings { get; } = ["utf-8", "latin-1", "windows-1252", "utf-16"];

    /// <summary>The rows that hold something, each with its cells; the headings are the row of their line.</summary>
    public IReadOnlyList<IReadOnlyList<Cell>> Rows { get; private set; } = [];

    /// <summary>How many lines the file has.</summary>
    public int Lines => _lines.Length;

    /// <summary>Which non-blank line of the file this is, from 1: a paragraph, as sources are cited.</summary>
    public int ParagraphOf(int line) => (_paragraphs ??= Paragraphs())[line - 1];

    /// <summary>The words of the line that hold a cell, at most three: what proves it to somebody who looks it up.</summary>
    public string EvidenceOf(Cell cell)
    {
        string line = _lines[cell.Start.Line - 1];
        int start = Math.Min(cell.Start.Column - 1, line.Length), end = Math.Min(start + cell.Text.Length + 1, line.Length);
        while (start > 0 && !char.IsWhiteSpace(line[start - 1])) start--;
        while (end < line.Length && !char.IsWhiteSpace(line[end])) end++;
        return string.Join(' ', line[start..end].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).TakeLast(3));
    }

    /// <summary>Reads the bytes as the format says; what cannot be read is told, and null.</summary>
    public static TableText? Read(string name, byte[] bytes, TableFormat format, Problems problems)
    {
        problems.Begin(name);
        if (Decode(name, bytes, format.Encoding, problems) is not { } text) return null;
        var table = new TableText(name, text, problems);
        return table.IsAcceptable(text) && table.Split(text, format) ? table : null;
    }

    /// <summary>Notes a problem with a cell.</summary>
    public void Add(Mark at, string message, string? hint = null)
    {
        string? line = at.Line >= 1 && at.Line <= _lines.Length ? _lines[at.Line - 1] : null;
        _problems.Add(new Problem(
            message, _name, at.Line, at.Column, line?.Length > LongestSource ? null : line, hint));
    }

    private int[] Paragraphs()
    {
        int count = 0;
        return [.. _lines.Select(l => l.AsSpan().Trim().Length > 0 ? ++count : count)];
    }

    private static string? Decode(string name, byte[] bytes, string? encoding, Problems problems)
    {
        if (bytes.Length > TextFile.MaxBytes) problems.Add(TextFile.TooLarge(name));
        if (bytes.Length > TextFile.MaxBytes) return null;
        if (encoding is null && bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) encoding = "utf-16";
        try
        {
            string text = encoding switch
            {
                null or "utf-8" => TextFile.Decode(bytes, name),
                "latin-1" => Encoding.Latin1.GetString(bytes),
                "utf-16" => (bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode : Encoding.Unicode).GetString(bytes),
                _ => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes),
            };
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (InvalidInputException e)
        {
            const string Hint = "Save it as UTF-8, or write its encoding in the map: encoding: latin-1.";
            foreach (Problem problem in e.Problems) problems.Add(problem with { Hint = Hint });
            return null;
        }
    }

    private bool IsAcceptable(string text)
    {
        int line = 1, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n') (line, start) = (line + 1, i + 1);
            if (YamlFile.IsAllowed(text, i)) continue;
            string hint = char.IsControl(text[i]) && text[i] >= '\u0080'
                ? "Write encoding: windows-1252 in the map."
                : text[i] == '\0' ? "Write encoding: utf-16 in the map, if that is what it is." : "Remove it.";
            _problems.Add(new Problem(YamlFile.Forbidden(text[i]), _name, line, i - start + 1, Hint: hint));
            return false;
        }
        return true;
    }

    private bool Split(string text, TableFormat format)
    {
        // What is above the headings is passed over as lines, for it is no table.
        int above = Math.Max(0, format.Header - 1);
        var csv = new CsvRows(
            string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Skip(above)), above, format.Delimiter, format.Quote);
        var rows = new List<IReadOnlyList<Cell>>();
        foreach (IReadOnlyList<Cell> cells in csv.Read())
        {
            if (csv.OpenQuote is { } open)
            {
                Add(open, "A quote that begins here is not closed.",
                    "Write the closing quote, or name another one in the map: quote.");
                return false;
            }
            if (cells.Any(c => c.Text.Length > 0)) rows.Add(cells);
        }
        Rows = rows;
        if (rows.Count > 0) return true;
        _problems.Add(new Problem("The table has no rows.", _name, Hint: "Name a CSV file with headings and levels."));
        return false;
    }
}
