namespace NatoIraq.Cli.Charts;

/// <summary>What is drawn in a cell of a chart; a later one hides an earlier one.</summary>
internal enum Ink
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The span of eight draws in ten.</summary>
    Most,

    /// <summary>The span of half of the draws.</summary>
    Half,

    /// <summary>The day of forking.</summary>
    Fork,

    /// <summary>The baseline's median.</summary>
    Behind,

    /// <summary>The median.</summary>
    Median,
}

/// <summary>
/// A drawing on a grid of cells, each of 2 by 4 dots; row 0 and dot 0 are at the bottom. Lines are drawn dot by dot in
/// braille, areas cell by cell in shades, so that one is told from the other without colour.
/// </summary>
/// <param name="columns">Its cells across.</param>
/// <param name="rows">Its cells upwards.</param>
internal sealed class Raster(int columns, int rows)
{
    /// <summary>Dots across a cell.</summary>
    public const int Across = 2;

    /// <summary>Dots up a cell.</summary>
    public const int Up = 4;

    // Braille numbers its dots down the left column, down the right one, then the two at the bottom.
    private static readonly int[,] Braille = { { 0x40, 0x04, 0x02, 0x01 }, { 0x80, 0x20, 0x10, 0x08 } };

    private readonly Ink[,] _ink = new Ink[columns, rows];
    private readonly int[,] _dots = new int[columns, rows];
    private readonly Dictionary<(int Column, int Row), char> _words = [];

    /// <summary>Its cells across.</summary>
    public int Columns => columns;

    /// <summary>Its cells upwards.</summary>
    public int Rows => rows;

    /// <summary>Its dots across.</summary>
    public int DotsAcross => columns * Across;

    /// <summary>Shades the cells of a column of which the span of dots, both ends inclusive, fills half.</summary>
    public void Shade(int column, int fromDot, int toDot, Ink ink)
    {
        for (int row = 0; row < rows; row++)
        {
            int filled = Math.Min(toDot, (row * Up) + Up - 1) - Math.Max(fromDot, row * Up) + 1;
            if (filled >= Up / 2) Put(column, row, ink);
        }
    }

    /// <summary>Draws an upright line through the cells where nothing is drawn yet.</summary>
    public void Upright(int column, Ink ink)
    {
        for (int row = 0; row < rows; row++) Put(column, row, ink);
    }

    /// <summary>Draws the dots of a column of dots, both ends inclusive; those outside are left out.</summary>
    public void Line(int dotAcross, int fromDot, int toDot, Ink ink)
    {
        for (int dot = Math.Max(0, Math.Min(fromDot, toDot)); dot <= Math.Max(fromDot, toDot); dot++)
        {
            if (dot >= rows * Up || dotAcross < 0 || dotAcross >= DotsAcross) continue;
            (int column, int row) = (dotAcross / Across, dot / Up);
            // A median's cell keeps no dots of a line behind it: they would read as its own.
            if (ink > _ink[column, row]) _dots[column, row] = 0;
            else if (ink < _ink[column, row]) continue;
            _ink[column, row] = ink;
            _dots[column, row] |= Braille[dotAcross % Across, dot % Up];
        }
    }

    /// <summary>Writes a word into cells where nothing is drawn; not at all where it finds no room.</summary>
    public void Write(int column, int row, string word, Ink ink)
    {
        if (column + word.Length > columns) return;
        if (Enumerable.Range(column, word.Length).Any(c => _ink[c, row] != Ink.None)) return;
        for (int i = 0; i < word.Length; i++)
        {
            _ink[column + i, row] = ink;
            _words[(column + i, row)] = word[i];
        }
    }

    /// <summary>What is drawn in a cell.</summary>
    public Ink At(int column, int row) => _ink[column, row];

    /// <summary>The character that shows a cell.</summary>
    public char Glyph(int column, int row, bool isAscii) => _words.TryGetValue((column, row), out char letter)
        ? letter
        : (_ink[column, row], isAscii) switch
    {
        (Ink.Most, false) => '░',
        (Ink.Most, true) => '.',
        (Ink.Half, false) => '▒',
        (Ink.Half, true) => ':',
        (Ink.Fork, false) => '┆',
        (Ink.Fork, true) => '|',
        (Ink.Behind, true) => 'o',
        (Ink.Median, true) => '*',
        (Ink.Behind or Ink.Median, false) => (char)(0x2800 + _dots[column, row]),
        _ => ' ',
    };

    private void Put(int column, int row, Ink ink)
    {
        if (ink > _ink[column, row]) _ink[column, row] = ink;
    }
}
