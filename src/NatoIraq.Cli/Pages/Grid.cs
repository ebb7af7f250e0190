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
        _ => Style.Plain,
    };
}

/// <summary>A table: <c>#</c> before a heading aligns numbers to the right, <c>~</c> lets the text break.</summary>
internal sealed class Grid(params string[] headings)
{
    /// <summary>The rows.</summary>
    public List<Cell[]> Rows { get; } = [];

    /// <summary>Adds a row.</summary>
    public void Row(params Cell[] cells) => Rows.Add(cells);

    /// <summary>The table as Spectre draws it: in a terminal with a rule under the headings, else without any.</summary>
    public Table Table(bool isRich)
    {
        var table = new Table { Border = isRich ? TableBorder.Simple : TableBorder.None };
        table.BorderStyle(Cell.StyleOf(Tone.Dim));
        foreach (string heading in headings)
        {
            var column = new TableColumn(new Text(heading.TrimStart('#', '~'), Cell.StyleOf(Tone.Strong)));
            if (heading.StartsWith('#')) column.RightAligned();
            if (!heading.TrimStart('#').StartsWith('~')) column.NoWrap();
            table.AddColumn(column);
        }
        foreach (Cell[] row in Rows)
        {
            table.AddRow(row.Select(c => new Text(Visible.Of(c.Text), Cell.StyleOf(c.Tone))));
        }
        return table;
    }
}
