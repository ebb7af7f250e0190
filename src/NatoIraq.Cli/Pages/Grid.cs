using Spectre.Console;

namespace NatoIraq.Cli.Pages;

/// <summary>A table; what its headings mean is told at <see cref="Column"/>.</summary>
internal sealed class Grid(params string[] headings)
{
    private const int Gap = 2;
    private const int Least = 14;

    private readonly Column[] _columns = [.. headings.Select(Column.Of)];

    /// <summary>The rows.</summary>
    public List<Cell[]> Rows { get; } = [];

    /// <summary>Adds a row.</summary>
    public void Row(params Cell[] cells) => Rows.Add(cells);

    /// <summary>
    /// The most of the table that finds room side by side: all of it; cells said shortly; without columns that may go.
    /// Null where not even that fits.
    /// </summary>
    /// <param name="width">The columns of the screen; null for as many as it takes.</param>
    public GridLayout? Fit(int? width)
    {
        int room = width is { } w ? w - 1 : int.MaxValue;
        int[] all = [.. Enumerable.Range(0, _columns.Length)];
        if (Layout(all, isShort: false, room) is { } whole) return whole;
        // The columns go one by one, by how soon each may.
        int[] spare = [.. all.Where(c => _columns[c].Spare > 0)
            .OrderByDescending(c => _columns[c].Spare).ThenByDescending(c => c)];
        return Enumerable.Range(0, spare.Length + 1)
            .Select(gone => Layout([.. all.Except(spare[..gone])], isShort: true, room))
            .FirstOrDefault(layout => layout is not null);
    }

    /// <summary>
    /// A row where the columns find no room: what may not break on a first line, then what may, each with its heading.
    /// </summary>
    public IEnumerable<(string Text, Tone Tone, bool IsFirst)> Stacked(Cell[] row)
    {
        var cells = row.Select((cell, c) => (Cell: cell, Column: c)).Where(x => x.Cell.Text.Length > 0).ToList();
        // What stands in the first column says what the row is about, and needs no heading.
        string first = string.Join("  ", cells.Where(x => !_columns[x.Column].Breaks)
            .Select(x => x.Column == 0 ? x.Cell.Text : $"{_columns[x.Column].Name} {x.Cell.Text}"));
        if (first.Length > 0) yield return (first, Tone.Plain, true);
        foreach ((Cell cell, int column) in cells.Where(x => _columns[x.Column].Breaks))
        {
            yield return ($"{_columns[column].Name}: {cell.Text}", cell.Tone, false);
        }
    }

    /// <summary>The table as Spectre draws it: on a screen with a rule under the headings.</summary>
    /// <param name="layout">What of it is shown.</param>
    /// <param name="isRich">Whether there may be a rule.</param>
    public Table Table(GridLayout layout, bool isRich)
    {
        var table = new Table { Border = isRich ? TableBorder.Simple : TableBorder.None };
        table.BorderStyle(Cell.StyleOf(Tone.Dim));
        // Simple draws a blank of its own between columns and before the first.
        int padding = isRich ? Gap - 1 : Gap;
        foreach ((int c, int columns) in layout.Columns.Zip(layout.Widths))
        {
            var column = new TableColumn(new Text(_columns[c].Name, Cell.StyleOf(Tone.Strong))) { Width = columns };
            column.PadLeft(0).PadRight(padding);
            if (_columns[c].IsNumber) column.RightAligned();
            if (!_columns[c].Breaks) column.NoWrap();
            table.AddColumn(column);
        }
        foreach (Cell[] row in Rows)
        {
            table.AddRow(layout.Columns.Where(c => c < row.Length).Select(c =>
                new Text(TextOf(row[c], layout.IsShort), Cell.StyleOf(row[c].Tone))));
        }
        return table;
    }

    private GridLayout? Layout(int[] columns, bool isShort, int room)
    {
        // Gaps stand between columns.
        int left = room - (Gap * (columns.Length - 1));
        int[] widths = [.. columns.Select(c => Texts(c, isShort).Max(Fitting.Width))];
        int[] least = [.. columns.Select((c, i) => _columns[c].Breaks ? LeastOf(c, isShort, widths[i]) : widths[i])];
        // The widest column that may break gives way.
        for (int excess = widths.Sum() - left; excess > 0; excess--)
        {
            int[] free = [.. Enumerable.Range(0, widths.Length).Where(i => widths[i] > least[i])];
            if (free.Length == 0) return null;
            widths[free.MaxBy(i => widths[i])]--;
        }
        string[] gone = [.. _columns.Where((_, c) => !columns.Contains(c)).Select(c => c.Name)];
        return new GridLayout(columns, widths, isShort, gone);
    }

    private int LeastOf(int column, bool isShort, int natural) => Math.Max(
        Math.Min(Least, natural), Texts(column, isShort).SelectMany(t => t.Split(' ')).Max(Fitting.Width));

    private IEnumerable<string> Texts(int column, bool isShort) => Rows
        .Where(r => column < r.Length).Select(r => TextOf(r[column], isShort)).Append(_columns[column].Name);

    private static string TextOf(Cell cell, bool isShort) => Visible.Of(isShort ? cell.Short ?? cell.Text : cell.Text);
}

/// <summary>What of a table finds room.</summary>
/// <param name="Columns">The columns shown, from 0.</param>
/// <param name="Widths">How wide each is.</param>
/// <param name="IsShort">Whether cells are said shortly.</param>
/// <param name="Gone">The headings of the columns left out.</param>
internal sealed record GridLayout(
    IReadOnlyList<int> Columns, IReadOnlyList<int> Widths, bool IsShort, IReadOnlyList<string> Gone);
