using System.Text;

namespace NatoIraq.Packs.Yaml;

/// <summary>
/// Reads CSV (RFC 4180) into the tree that YAML gives, a mapping a row, so that whoever reads one reads the other, with
/// the line and column of every cell, which CSV libraries do not keep. The first row names the columns; an empty cell
/// is a key that is not there, and rows without any are passed over.
/// </summary>
internal sealed class TableReader(YamlFile file, string text, IReadOnlyCollection<string> lists)
{
    private const int MostRows = 20_000;

    private int _at;
    private int _line = 1;
    private int _lineStart;

    private Mark Here => new(_line, _at - _lineStart + 1);

    /// <summary>The rows under a key; null when the table cannot be read, which is then told.</summary>
    public Node? Read(string key)
    {
        if (text.Trim().Length == 0)
        {
            file.Add(new Mark(1, 1), "The file is empty.");
            return null;
        }
        IReadOnlyList<Scalar>? columns = ReadRow();
        if (columns is null || !AreColumns(columns)) return null;
        var rows = new List<Node>();
        while (_at < text.Length)
        {
            if (ReadRow() is not { } cells) return null;
            if (cells.All(c => c.Text.Length == 0)) continue;
            if (rows.Count == MostRows)
            {
                file.Add(cells[0].At, $"The table has more than {MostRows:N0} rows.", "Split it.");
                return null;
            }
            if (cells.Count > columns.Count)
                file.Add(
                    cells[columns.Count].At,
                    $"This row has {cells.Count} cells, and the table has {columns.Count} columns.",
                    "Put a text with commas in double quotes.");
            rows.Add(RowOf(columns, cells));
        }
        var top = new Mark(1, 1);
        return new Mapping(top, [new Pair(new Scalar(top, key, quoted: true), new Sequence(top, rows))]);
    }

    private bool AreColumns(IReadOnlyList<Scalar> columns)
    {
        foreach (Scalar column in columns)
        {
            if (column.Text.Length == 0) file.Add(column.At, "A column has no name.", "Name it, or remove it.");
            else if (columns.First(c => c.Text == column.Text) != column)
                file.Add(column.At, $"The column '{Problems.Shown(column.Text)}' stands here twice.");
            else continue;
            return false;
        }
        return true;
    }

    private Mapping RowOf(IReadOnlyList<Scalar> columns, IReadOnlyList<Scalar> cells) => new(
        cells[0].At,
        [.. columns.Zip(cells).Where(c => c.Second.Text.Length > 0).Select(c => new Pair(
            c.First,
            lists.Contains(c.First.Text) ? WordsOf(c.Second) : c.Second))]);

    /// <summary>The words of a cell: blanks or upright strokes stand between them.</summary>
    private static Sequence WordsOf(Scalar cell) => new(
        cell.At,
        [.. cell.Text.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new Scalar(cell.At, word, quoted: true))]);

    /// <summary>The cells up to the end of the row; null when a quote is not closed, which is then told.</summary>
    private List<Scalar>? ReadRow()
    {
        var cells = new List<Scalar>();
        while (true)
        {
            if (ReadCell() is not { } cell) return null;
            cells.Add(cell);
            if (_at < text.Length && text[_at] == ',')
            {
                _at++;
                continue;
            }
            EndLine();
            return cells;
        }
    }

    private Scalar? ReadCell()
    {
        while (_at < text.Length && text[_at] == ' ') _at++;
        if (_at < text.Length && text[_at] == '"') return ReadQuoted();
        Mark at = Here;
        int end = text.AsSpan(_at).IndexOfAny(",\r\n");
        int length = end < 0 ? text.Length - _at : end;
        string cell = text.Substring(_at, length).TrimEnd();
        _at += length;
        return new Scalar(at, cell, quoted: true);
    }

    private Scalar? ReadQuoted()
    {
        Mark quote = Here;
        _at++;
        Mark at = Here;
        var cell = new StringBuilder();
        for (; _at < text.Length; _at++)
        {
            if (text[_at] == '"' && (_at + 1 == text.Length || text[_at + 1] != '"')) return EndQuoted(at, cell);
            if (text[_at] == '"') _at++;
            cell.Append(text[_at]);
            if (text[_at] == '\n') (_line, _lineStart) = (_line + 1, _at + 1);
        }
        file.Add(quote, "A quote that begins here is not closed.", "Write the closing quote.");
        return null;
    }

    private Scalar? EndQuoted(Mark at, StringBuilder cell)
    {
        _at++;
        while (_at < text.Length && text[_at] == ' ') _at++;
        if (_at == text.Length || text[_at] is ',' or '\r' or '\n')
            return new Scalar(at, cell.ToString().Trim(), quoted: true);
        file.Add(Here, "Text follows a closing quote.", "A quote within a quoted text is written twice.");
        return null;
    }

    private void EndLine()
    {
        if (_at < text.Length && text[_at] == '\r') _at++;
        if (_at < text.Length && text[_at] == '\n') _at++;
        (_line, _lineStart) = (_line + 1, _at);
    }
}
