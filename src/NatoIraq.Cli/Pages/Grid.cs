using Spectre.Console;

namespace NatoIraq.Cli.Pages;

/// <summary>What a piece of text is to its reader; a terminal shows it as a colour.</summary>
internal enum Tone
{
    /// <summary>Nothing special.</summary>
    Plain,

    /// <summary>It matters most.</summary>
    Strong,

    /// <summary>It may be passed over.</summary>
    Dim,

    /// <summary>It wants attention.</summary>
    Warning,

    /// <summary>It was added.</summary>
    Added,

    /// <summary>It was removed.</summary>
    Removed,
}

/// <summary>A cell of a table.</summary>
internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain)
{
    /// <summary>Plain text.</summary>
    public static implicit operator Cell(string? text) => new(text ?? "");

    /// <summary>How a terminal shows a tone.</summary>
    public static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Dim => new Style(Color.Grey),
        Tone.Warning => new Style(Color.Yellow),
        Tone.Added => new Style(Color.Green),
        Tone.Removed => new Style(Color.Red),
        _ => Style.Plain,
    };
}

/// <summary>
/// A table: <c>#</c> before a heading aligns numbers to the right, <c>~</c> lets the text break when room is short.
/// </summary>
internal sealed class Grid(params string[] headings)
{
    private const int Gap = 2;
    private const int Least = 14;

    /// <summary>The rows.</summary>
    public List<Cell[]> Rows { get; } = [];

    /// <summary>Adds a row.</summary>
    public void Row(params Cell[] cells) => Rows.Add(cells);

    /// <summary>Whether the columns find room side by side.</summary>
    public bool Fits(int? width) => width is not { } room || Widths(Room(room)).Sum() <= Room(room);

    /// <summary>
    /// A row where the columns find no room: what may not break on a first line, then what may, each under its heading.
    /// </summary>
    public IEnumerable<(string Text, Tone Tone, bool IsFirst)> Stacked(Cell[] row)
    {
        var cells = row.Select((cell, c) => (Cell: cell, Column: c)).Where(x => x.Cell.Text.Length > 0).ToList();
        string first = string.Join("  ", cells.Where(x => !Breaks(x.Column)).Select(x => x.Cell.Text));
        yield return (first, Tone.Plain, true);
        foreach ((Cell cell, int column) in cells.Where(x => Breaks(x.Column)))
        {
            yield return ($"{Name(column)}: {cell.Text}", cell.Tone, false);
        }
    }

    /// <summary>The table as Spectre draws it: in a terminal with a rule under the headings.</summary>
    /// <param name="width">The columns there are; null for as many as it takes.</param>
    /// <param name="isRich">Whether there may be a rule and colours.</param>
    public Table Table(int? width, bool isRich)
    {
        var table = new Table { Border = isRich ? TableBorder.Simple : TableBorder.None };
        table.BorderStyle(Cell.StyleOf(Tone.Dim));
        // Simple draws a blank of its own between columns and before the first.
        int padding = isRich ? Gap - 1 : Gap;
        int[] widths = Widths(Room(width ?? int.MaxValue));
        for (int c = 0; c < headings.Length; c++)
        {
            var column = new TableColumn(new Text(Name(c), Cell.StyleOf(Tone.Strong))) { Width = widths[c] };
            column.PadLeft(0).PadRight(padding);
            if (headings[c].StartsWith('#')) column.RightAligned();
            if (!Breaks(c)) column.NoWrap();
            table.AddColumn(column);
        }
        foreach (Cell[] row in Rows)
        {
            table.AddRow(row.Select(c => new Text(Visible.Of(c.Text), Cell.StyleOf(c.Tone))));
        }
        return table;
    }

    /// <summary>What is left for text: gaps stand between columns, and a blank before the first.</summary>
    private int Room(int width) => width - 1 - (Gap * (headings.Length - 1));

    private string Name(int column) => headings[column].TrimStart('#').TrimStart('~');

    private bool Breaks(int column) => headings[column].TrimStart('#').StartsWith('~');

    /// <summary>Each column as wide as its text; if that is too much, the widest that may break gives way.</summary>
    private int[] Widths(int room)
    {
        int[] widths = [.. headings.Select((_, c) => Texts(c).Max(t => t.Length))];
        int[] least = [.. headings.Select((_, c) => Breaks(c) ? LeastOf(c, widths[c]) : widths[c])];
        for (int excess = widths.Sum() - room; excess > 0; excess--)
        {
            int[] free = [.. Enumerable.Range(0, widths.Length).Where(c => widths[c] > least[c])];
            if (free.Length == 0) break;
            widths[free.MaxBy(c => widths[c])]--;
        }
        return widths;
    }

    private int LeastOf(int column, int natural) =>
        Math.Max(Math.Min(Least, natural), Texts(column).SelectMany(t => t.Split(' ')).Max(word => word.Length));

    private IEnumerable<string> Texts(int column) =>
        Rows.Where(r => column < r.Length).Select(r => Visible.Of(r[column].Text)).Append(Name(column));
}
