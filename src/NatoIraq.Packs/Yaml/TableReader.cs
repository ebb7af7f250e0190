using NatoIraq.Packs.Tables;

namespace NatoIraq.Packs.Yaml;

/// <summary>
/// Reads CSV into the tree that YAML gives, a mapping a row, so that whoever reads one reads the other. The first row
/// names the columns; an empty cell is a key that is not there, and rows without any are passed over.
/// </summary>
internal sealed class TableReader(YamlFile file, string text, IReadOnlyCollection<string> lists)
{
    private const int MostRows = 20_000;

    /// <summary>The rows under a key; null when the table cannot be read, which is then told.</summary>
    public Node? Read(string key)
    {
        if (text.Trim().Length == 0)
        {
            file.Add(new Mark(1, 1), "The file is empty.");
            return null;
        }
        var csv = new CsvRows(text);
        Scalar[]? columns = null;
        var rows = new List<Node>();
        foreach (IReadOnlyList<Cell> row in csv.Read())
        {
            if (!IsClosed(csv)) return null;
            Scalar[] cells = [.. row.Select(c => new Scalar(c.At, c.Text, quoted: true))];
            if (columns is null)
            {
                if (!AreColumns(columns = cells)) return null;
                continue;
            }
            if (cells.All(c => c.Text.Length == 0)) continue;
            if (rows.Count == MostRows)
            {
                file.Add(cells[0].At, $"The table has more than {MostRows:N0} rows.", "Split it.");
                return null;
            }
            if (cells.Length > columns.Length)
                file.Add(
                    cells[columns.Length].At,
                    $"This row has {cells.Length} cells, and the table has {columns.Length} columns.",
                    "Put a text with commas in double quotes.");
            rows.Add(RowOf(columns, cells));
        }
        var top = new Mark(1, 1);
        return new Mapping(top, [new Pair(new Scalar(top, key, quoted: true), new Sequence(top, rows))]);
    }

    /// <summary>Whether the quotes of the row read last are closed where their cells end; else that is told.</summary>
    private bool IsClosed(CsvRows csv)
    {
        if (csv.OpenQuote is { } open)
            file.Add(open, "A quote that begins here is not closed.", "Write the closing quote.");
        else if (csv.AfterQuote is { } after)
            file.Add(after, "Text follows a closing quote.", "A quote within a quoted text is written twice.");
        else return true;
        return false;
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
}
