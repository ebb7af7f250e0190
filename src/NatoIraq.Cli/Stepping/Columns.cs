namespace NatoIraq.Cli.Stepping;

/// <summary>Panes one above the other: rows go to them by rank, and what finds none is left out.</summary>
internal static class Columns
{
    private const int Gutter = 10;

    /// <summary>The panes as exactly so many lines of at most that width.</summary>
    public static IReadOnlyList<Line> Lay(IReadOnlyList<Pane> panes, int width, int rows, int scrolled = 0)
    {
        var laid = panes.Select(p => (Pane: p, Lines: p.Lay(width - Gutter, scrolled)))
            .Where(p => p.Lines.Count > 0).ToList();
        int[] given = Share([.. laid.Select(p => (p.Lines.Count, p.Pane.Rank))], rows);
        int spare = rows - given.Sum();
        bool hasGaps = spare >= laid.Count - 1;
        var lines = new List<Line>();
        for (int i = 0; i < laid.Count; i++)
        {
            if (given[i] == 0) continue;
            if (hasGaps && lines.Count > 0) lines.Add(Line.Empty);
            lines.AddRange(Shown(laid[i].Pane.Label, laid[i].Lines, given[i], width));
        }
        while (lines.Count < rows) lines.Add(Line.Empty);
        return lines;
    }

    /// <summary>Rows for each: first one a pane by rank, then one more each, in turn, until all have enough.</summary>
    private static int[] Share(IReadOnlyList<(int Wants, int Rank)> panes, int rows)
    {
        int[] given = new int[panes.Count];
        int[] order = [.. Enumerable.Range(0, panes.Count).OrderBy(i => panes[i].Rank).ThenBy(i => i)];
        while (rows > 0)
        {
            int before = rows;
            foreach (int i in order)
            {
                if (rows == 0 || given[i] == panes[i].Wants) continue;
                given[i]++;
                rows--;
            }
            if (rows == before) break;
        }
        return given;
    }

    /// <summary>The first lines of a pane beside its label; the last of them counts those that find no room.</summary>
    private static IEnumerable<Line> Shown(string label, IReadOnlyList<Line> lines, int count, int width)
    {
        int left = lines.Count - count;
        for (int i = 0; i < count; i++)
        {
            Line line = Line.Of(i == 0 ? $"{label,-Gutter}" : new string(' ', Gutter), Ink.Faint).Then(lines[i]);
            if (left > 0 && i == count - 1)
            {
                string more = $" … +{left}";
                line = line.Cut(width - more.Length).PadTo(width - more.Length).Then(more, Ink.Faint);
            }
            yield return line;
        }
    }
}
