using NatoIraq.App.History;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Stepping;

/// <summary>How many columns and rows a screen has.</summary>
internal readonly record struct ScreenSize(int Columns, int Rows)
{
    /// <summary>The smallest screen that shows a replay.</summary>
    public static ScreenSize Least { get; } = new(60, 15);

    /// <summary>The screen that is drawn when none is named.</summary>
    public static ScreenSize Usual { get; } = new(80, 24);

    /// <summary>Whether a replay finds room.</summary>
    public bool IsEnough => Columns >= Least.Columns && Rows >= Least.Rows;

    /// <inheritdoc/>
    public override string ToString() => $"{Columns}x{Rows}";
}

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
        string text = $"A replay needs {ScreenSize.Least.Columns} columns and {ScreenSize.Least.Rows} rows; here are {size}. q leaves.";
        IEnumerable<Line> lines = Line.Of(text).Wrap(Math.Max(1, size.Columns), 0).Take(Math.Max(1, size.Rows));
        return new Frame([.. lines.Select(l => l.Cut(size.Columns))], null);
    }
}

/// <summary>The top of the screen: which replay, which step, what happened.</summary>
internal static class Heading
{
    private const int NotesFrom = 22;

    public static Line Bar(Stand stand, int width)
    {
        Reel reel = stand.Reel;
        string what = reel.IsHistory ? $" {reel.Branch}" : $" {reel.Branch}, draw {reel.Draw}";
        if (reel.KnownOn is { } day) what += $", as known on {Say.Day(day)} ({$"{reel.Clock}".ToLowerInvariant()})";
        string where = $" step {Say.Count(stand.Step)} of {Say.Count(reel.Length)} ";
        Line left = Line.Of(what, Ink.Bar).Cut(width - where.Length);
        return left.PadTo(width - where.Length, Ink.Bar).Then(where, Ink.Bar);
    }

    public static IEnumerable<Line> Of(Stand stand, ScreenSize size)
    {
        int width = size.Columns - 2;
        if (stand.Moment is not { } moment)
        {
            yield return Line.Of(" Nothing was known by then: k asks about another day.");
            yield break;
        }
        string window = moment.Window.From == moment.Window.To ? ""
            : moment.Window.To == moment.Day ? $"  at the latest; some day from {Say.Day(moment.Window.From)}"
            : $"  placed in {Say.Days(moment.Window)}";
        yield return Line.Of($" {Say.Day(moment.Day)}  ", Ink.Strong).Then(moment.Id, Ink.Strong).Then(window, Ink.Faint);
        string type = char.ToUpperInvariant(moment.Type[0]) + moment.Type[1..].Replace('-', ' ');
        string data = DataText.Of(moment.Data);
        Line words = Line.Of(data.Length == 0 ? type : $"{type}: {data}")
            .Then(moment.Amends is null ? "" : $" (completes {moment.Amends})", Ink.Faint);
        int most = size.Rows >= NotesFrom ? 3 : 1;
        foreach (Line line in Fit(words, width, most)) yield return line;
        if (moment.Note is null || size.Rows < NotesFrom) yield break;
        foreach (Line line in Fit(Line.Of(moment.Note, Ink.Faint), width, 2)) yield return line;
    }

    /// <summary>A text in at most so many lines.</summary>
    private static IEnumerable<Line> Fit(Line text, int width, int most)
    {
        Line[] lines = [.. text.Wrap(width, 0)];
        for (int i = 0; i < Math.Min(most, lines.Length); i++)
        {
            bool isCut = i == most - 1 && lines.Length > most;
            yield return Line.Of(" ").Then(isCut ? lines[i].Then(" …", Ink.Faint).Cut(width) : lines[i]);
        }
    }
}
