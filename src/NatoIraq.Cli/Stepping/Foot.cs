namespace NatoIraq.Cli.Stepping;

/// <summary>The bottom of the screen: a question with what is typed, what is said, or the commonest keys.</summary>
internal static class Foot
{
    private const int MostLinesOfFault = 2;

    private static readonly string[] Hints =
        ["n next", "p previous", "g go to", "u run until", "b break", "c continue", "w watch", "Tab pane", "/ find"];

    /// <summary>The lines, and the column of the caret in the first of them; null for no caret.</summary>
    public static (IReadOnlyList<Line> Lines, int? Caret) Of(Stand stand, int width)
    {
        if (stand.Prompt is { } prompt) return Asking(prompt, width);
        if (stand.Said is { } said)
        {
            Line line = stand.IsRefusal ? Line.Of(" ! ", Ink.Alert).Then(said) : Line.Of(" ").Then(said, Ink.Strong);
            return ([line.Cut(width)], null);
        }
        return ([Hint(width)], null);
    }

    private static Line Hint(int width)
    {
        const string Always = "? help  q leave";
        Line line = Line.Of(" ");
        foreach (string hint in Hints)
        {
            if (line.Width + hint.Length + 2 + Always.Length > width - 1) break;
            line = line.Then($"{hint}  ", Ink.Faint);
        }
        return line.Then(Always, Ink.Faint);
    }

    private static (IReadOnlyList<Line> Lines, int? Caret) Asking(Prompt prompt, int width)
    {
        string question = $" {prompt.Question}> ";
        int room = width - question.Length - 1;
        // A long answer slides so that the caret is on the screen.
        int start = 0;
        while (Cells.Width(prompt.Text[start..prompt.Caret]) > room) start++;
        var lines = new List<Line> { Line.Of(question, Ink.Strong).Then(Cells.Fit(prompt.Text[start..], room)) };
        int caret = question.Length + Cells.Width(prompt.Text[start..prompt.Caret]);
        if (prompt.Fault is { } fault) lines.AddRange(Told(fault, fault.Offset is null ? null : caret, width));
        return (lines, caret);
    }

    /// <summary>What is wrong, under a mark where it is.</summary>
    private static IEnumerable<Line> Told(Fault fault, int? column, int width)
    {
        Line message = Line.Of(fault.Message);
        if (column is { } left)
        {
            Line mark = Line.Of(new string(' ', left)).Then("^", Ink.Alert);
            if (left + 2 + message.Width < width)
            {
                yield return mark.Then(" ").Then(message);
                yield break;
            }
            yield return mark;
        }
        IEnumerable<Line> lines = Line.Of(" ! ", Ink.Alert).Then(message).Wrap(width, 3);
        foreach (Line line in lines.Take(MostLinesOfFault)) yield return line;
    }
}
