using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Stepping;

/// <summary>What a piece of a line is to its reader; never told by its look alone.</summary>
internal enum Ink
{
    /// <summary>Nothing special.</summary>
    Plain,

    /// <summary>It matters most.</summary>
    Strong,

    /// <summary>It may be passed over.</summary>
    Faint,

    /// <summary>It wants attention; a mark or a word says so too.</summary>
    Alert,

    /// <summary>The bar at the top.</summary>
    Bar,
}

/// <summary>A piece of a line in one ink.</summary>
internal readonly record struct Piece(string Text, Ink Ink);

/// <summary>A line of pieces. Text that others wrote is made harmless as it comes in.</summary>
internal sealed record Line(params IReadOnlyList<Piece> Pieces)
{
    /// <summary>An empty line.</summary>
    public static Line Empty { get; } = new();

    /// <summary>How many cells it takes.</summary>
    public int Width => Pieces.Sum(p => Cells.Width(p.Text));

    /// <summary>A line of one piece.</summary>
    public static Line Of(string text, Ink ink = Ink.Plain) => Empty.Then(text, ink);

    /// <summary>The line with a piece after it.</summary>
    public Line Then(string text, Ink ink = Ink.Plain) =>
        text.Length == 0 ? this : new Line([.. Pieces, new Piece(Visible.Of(text).Replace('\n', ' '), ink)]);

    /// <summary>The line with all pieces of another after it.</summary>
    public Line Then(Line other) => new([.. Pieces, .. other.Pieces]);

    /// <summary>The line padded with blanks.</summary>
    public Line PadTo(int width, Ink ink = Ink.Plain) => Then(new string(' ', Math.Max(0, width - Width)), ink);

    /// <summary>As much of the line as fits, ending in … when it is cut.</summary>
    public Line Cut(int width)
    {
        if (Width <= width) return this;
        var pieces = new List<Piece>();
        foreach (Piece piece in Pieces)
        {
            int cells = Cells.Width(piece.Text);
            if (cells >= width)
            {
                // The sign of a cut is due even where this piece ends exactly at the edge.
                pieces.Add(piece with { Text = Cells.Cut(cells > width ? piece.Text : piece.Text + " ", width) });
                break;
            }
            pieces.Add(piece);
            width -= cells;
        }
        return new Line(pieces);
    }

    /// <summary>The line broken at blanks to fit; every line but the first is indented.</summary>
    public IEnumerable<Line> Wrap(int width, int hanging)
    {
        Line line = Empty;
        int used = 0;
        foreach (Piece word in Pieces.SelectMany(Words))
        {
            string text = word.Text;
            while (used + Cells.Width(text.TrimEnd()) > width)
            {
                bool isLong = Cells.Width(text.TrimEnd()) > width - hanging;
                // A word longer than a line fills what is left of this one.
                string head = isLong ? Cells.Fit(text, width - used) : "";
                // Not even its first character finds room on a fresh line: it is left to be cut.
                if (head.Length == 0 && used <= hanging) break;
                yield return line.Then(head, word.Ink).TrimEnd();
                (line, used, text) = (Of(new string(' ', hanging)), hanging, text[head.Length..]);
            }
            line = line.Then(text, word.Ink);
            used += Cells.Width(text);
        }
        yield return line.TrimEnd();
    }

    /// <summary>The line without blanks at its end.</summary>
    private Line TrimEnd()
    {
        if (Pieces.Count == 0 || !Pieces[^1].Text.EndsWith(' ')) return this;
        string text = Pieces[^1].Text.TrimEnd();
        Line rest = new([.. Pieces.SkipLast(1)]);
        return text.Length == 0 ? rest.TrimEnd() : new Line([.. rest.Pieces, Pieces[^1] with { Text = text }]);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(Pieces.Select(p => p.Text)).TrimEnd();

    /// <summary>The words of a piece, each with the blanks after it.</summary>
    private static IEnumerable<Piece> Words(Piece piece)
    {
        int start = 0;
        for (int i = 1; i <= piece.Text.Length; i++)
        {
            bool isBreak = i == piece.Text.Length || (piece.Text[i - 1] == ' ' && piece.Text[i] != ' ');
            if (!isBreak) continue;
            yield return piece with { Text = piece.Text[start..i] };
            start = i;
        }
    }
}
