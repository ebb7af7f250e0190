namespace NatoIraq.Cli.Stepping;

/// <summary>A screen to be shown.</summary>
/// <param name="Lines">Its lines, as many as the screen has rows.</param>
/// <param name="Caret">Where the caret blinks, row and column from 0; null for nowhere.</param>
internal sealed record Frame(IReadOnlyList<Line> Lines, (int Row, int Column)? Caret)
{
    private const int Roomy = 20;
    private const int TwoColumns = 110;

    /// <summary>The screen of where a reader stands.</summary>
    public static Frame Of(Stand stand, ScreenSize size)
    {
        if (!size.IsEnough) return TooSmall(size);
        List<Line> top = [Heading.Bar(stand, size.Columns), .. Heading.Of(stand, size)];
        if (size.Rows >= Roomy) top.Add(Line.Empty);
        (IReadOnlyList<Line> foot, int? caret) = Foot.Of(stand, size.Columns);
        int rows = size.Rows - top.Count - foot.Count - 1;
        IEnumerable<Line> middle = stand.IsHelping ? Help.Of(size.Columns, rows) : Middle(stand, size.Columns, rows);
        List<Line> lines = [.. top, .. middle, Scrubber.Of(stand, size.Columns), .. foot];
        return new Frame(
            [.. lines.Select(l => l.Cut(size.Columns))],
            caret is { } column ? (size.Rows - foot.Count, column) : null);
    }

    /// <summary>The lines as text, without blanks at their ends.</summary>
    public string ToPlainText() => string.Concat(Lines.Select(l => $"{l}\n"));

    private static IEnumerable<Line> Middle(Stand stand, int width, int rows)
    {
        IReadOnlyList<Pane> panes = Panes.Of(stand);
        if (stand.Front is { } label)
        {
            return Columns.Lay([.. panes.Where(p => p.Label == label)], width - 1, rows, stand.Scrolled)
                .Select(Indent);
        }
        if (width < TwoColumns) return Columns.Lay(panes, width - 1, rows).Select(Indent);
        int left = (width - 3) / 2;
        return Columns.Lay([.. panes.Take(Panes.AtTheLeft)], left - 1, rows)
            .Zip(Columns.Lay([.. panes.Skip(Panes.AtTheLeft)], width - left - 3, rows))
            .Select(pair => Indent(pair.First).PadTo(left).Then(" │ ", Ink.Faint).Then(pair.Second));
    }

    private static Line Indent(Line line) => Line.Of(" ").Then(line);

    private static Frame TooSmall(ScreenSize size)
    {
        (int columns, int rows) = ScreenSize.Least;
        string text = $"A replay needs {columns} columns and {rows} rows; here are {size}. q leaves.";
        IEnumerable<Line> lines = Line.Of(text).Wrap(Math.Max(1, size.Columns), 0).Take(Math.Max(1, size.Rows));
        return new Frame([.. lines.Select(l => l.Cut(size.Columns))], null);
    }
}
