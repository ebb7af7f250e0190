namespace NatoIraq.Cli.Charts;

/// <summary>A bar of a tornado in a row of characters.</summary>
internal static class SpanBar
{
    /// <summary>
    /// A bar from one end to the other on a common scale; its part towards the lower end is lighter, and a line marks
    /// the middle.
    /// </summary>
    /// <param name="low">The value at the lower end of what is varied.</param>
    /// <param name="high">The value at its upper end.</param>
    /// <param name="middle">The value in the middle.</param>
    /// <param name="least">The least value of the scale.</param>
    /// <param name="most">The greatest value of the scale.</param>
    /// <param name="width">How many characters.</param>
    /// <param name="isAscii">Whether only ASCII can be shown.</param>
    public static string Of(
        double low, double high, double middle, double least, double most, int width, bool isAscii)
    {
        (char lighter, char darker, char line) = isAscii ? ('-', '#', '|') : ('░', '█', '│');
        char[] cells = [.. Enumerable.Repeat(' ', width)];
        int centre = At(middle);
        Fill(At(low), lighter);
        Fill(At(high), darker);
        cells[centre] = line;
        return new string(cells);

        int At(double value) => most <= least ? 0
            : (int)Math.Clamp(Math.Round((value - least) / (most - least) * (width - 1)), 0, width - 1);

        void Fill(int to, char with)
        {
            for (int c = Math.Min(centre, to); c <= Math.Max(centre, to); c++) cells[c] = with;
        }
    }
}
