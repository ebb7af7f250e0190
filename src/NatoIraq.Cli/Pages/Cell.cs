using Spectre.Console;

namespace NatoIraq.Cli.Pages;

/// <summary>What a piece of text is to its reader; a terminal shows it as a colour, never alone.</summary>
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

    /// <summary>It was added.</summary>
    Added,

    /// <summary>It was removed.</summary>
    Removed,

    /// <summary>A chart's spans.</summary>
    Band,

    /// <summary>A chart's mark of a moment.</summary>
    Mark,
}

/// <summary>A cell of a table, or a piece of a line.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Tone">What it is to its reader.</param>
/// <param name="Short">What it says where room is short; null for the same.</param>
internal readonly record struct Cell(string Text, Tone Tone = Tone.Plain, string? Short = null)
{
    // Okabe and Ito's colours that stand out on black and on white, to those with any colour vision.
    private static readonly Color Blue = new(0, 114, 178);
    private static readonly Color Vermillion = new(213, 94, 0);

    /// <summary>Plain text.</summary>
    public static implicit operator Cell(string? text) => new(text ?? "");

    /// <summary>How a terminal shows a tone.</summary>
    public static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Dim => new Style(Color.Grey),
        Tone.Warning or Tone.Mark or Tone.Removed => new Style(Vermillion),
        Tone.Band or Tone.Added => new Style(Blue),
        _ => Style.Plain,
    };
}

/// <summary>
/// A column of a table. In a heading's text <c>#</c> aligns numbers to the right, <c>~</c> lets the text break between
/// words, and <c>?</c> lets the column go when room is short: those with the most go first, the last before the others.
/// </summary>
/// <param name="Name">The heading.</param>
/// <param name="IsNumber">Whether it is aligned to the right.</param>
/// <param name="Breaks">Whether its text may go on in another line.</param>
/// <param name="Spare">How soon it goes; 0 for never.</param>
internal readonly record struct Column(string Name, bool IsNumber, bool Breaks, int Spare)
{
    private const string Marks = "#~?";

    /// <summary>Reads a heading.</summary>
    public static Column Of(string heading)
    {
        string name = heading.TrimStart([.. Marks]);
        string marks = heading[..^name.Length];
        return new Column(name, marks.Contains('#'), marks.Contains('~'), marks.Count(m => m == '?'));
    }
}
