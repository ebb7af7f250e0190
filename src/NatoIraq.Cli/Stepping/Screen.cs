using System.Text;

namespace NatoIraq.Cli.Stepping;

/// <summary>Frames as the codes that a terminal draws.</summary>
internal static class Screen
{
    /// <summary>Shows the other screen, hides the caret, and lets no line run over its end.</summary>
    public const string Enter = "\e[?1049h\e[?25l\e[?7l\e[2J";

    /// <summary>Undoes <see cref="Enter"/>, and the cursor keys' mode that the runtime sets.</summary>
    public const string Leave = "\e[0m\e[?7h\e[?25h\e[?1l\e>\e[?1049l";

    /// <summary>The codes that draw a frame over another, without a flicker.</summary>
    public static string Draw(Frame frame, bool hasColour)
    {
        var codes = new StringBuilder("\e[?2026h\e[?25l");
        for (int row = 0; row < frame.Lines.Count; row++)
        {
            codes.Append($"\e[{row + 1};1H");
            foreach (Piece piece in frame.Lines[row].Pieces) codes.Append(Coloured(piece, hasColour));
            codes.Append("\e[K");
        }
        codes.Append("\e[J");
        if (frame.Caret is { } caret) codes.Append($"\e[{caret.Row + 1};{caret.Column + 1}H\e[?25h");
        return codes.Append("\e[?2026l").ToString();
    }

    /// <summary>Bold, faint, inverse and red: what reads on light and on dark, and never alone tells a thing.</summary>
    private static string Coloured(Piece piece, bool hasColour)
    {
        string? code = !hasColour ? null : piece.Ink switch
        {
            Ink.Strong => "1",
            Ink.Faint => "2",
            Ink.Alert => "1;31",
            Ink.Bar => "7",
            _ => null,
        };
        return code is null ? piece.Text : $"\e[{code}m{piece.Text}\e[0m";
    }
}
