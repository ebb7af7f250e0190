using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Stepping;

/// <summary>The top of the screen: which replay, which step, what happened.</summary>
internal static class Heading
{
    private const int NotesFrom = 22;

    public static Line Bar(Stand stand, int width)
    {
        Reel reel = stand.Reel;
        string what = reel.IsHistory ? $" {reel.Branch}" : $" {reel.Branch}, draw {reel.Draw}";
        if (reel.KnownOn is { } day) what += $", as known on {Say.Day(day)} ({$"{reel.Clock}".ToLowerInvariant()})";
        what += Say.AsImportedOn(reel.AsImportedOn);
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
        yield return Line.Of($" {Say.Day(moment.Day)}  {moment.Id}", Ink.Strong).Then(window, Ink.Faint);
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
