namespace NatoIraq.Cli.Stepping;

/// <summary>The keys explained, in as many columns as fit.</summary>
internal static class Help
{
    private const int Keys = 10;
    private const int Column = 40;

    /// <summary>As exactly so many lines.</summary>
    public static IReadOnlyList<Line> Of(int width, int rows)
    {
        Command[] shown = [.. Command.All.Where(c => c.Label.Length > 0)];
        int columns = (shown.Length + rows - 1) / rows;
        int column = Math.Min(Column, (width - 1) / columns);
        int high = (shown.Length + columns - 1) / columns;
        var lines = new List<Line>();
        for (int row = 0; row < high; row++)
        {
            Line line = Line.Of(" ");
            for (int i = row; i < shown.Length; i += high) line = line.Then(Entry(shown[i], column));
            lines.Add(line);
        }
        if (lines.Count + 2 <= rows) lines.Add(Line.Empty);
        if (lines.Count < rows) lines.Add(Line.Of(Legend(width), Ink.Faint));
        while (lines.Count < rows) lines.Add(Line.Empty);
        return [.. lines.Take(rows)];
    }

    /// <summary>What the marks mean; on the smallest screen closer together, and whole.</summary>
    private static string Legend(int width)
    {
        string wide = $" {Scrubber.Legend}  * changed  x barred, blocked";
        return Cells.Width(wide) < width ? wide : wide.Replace(", blocked", "").Replace("  ", " ");
    }

    private static Line Entry(Command command, int width) =>
        Line.Of(command.Label, Ink.Strong).PadTo(Keys).Then(command.Does).Cut(width - 1).PadTo(width);
}
