using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using NatoIraq.Core;

namespace NatoIraq.Cli.Stepping;

/// <summary>How many columns and rows a screen has.</summary>
internal readonly record struct ScreenSize(int Columns, int Rows)
{
    /// <summary>The smallest screen that shows a replay.</summary>
    public static ScreenSize Least { get; } = new(60, 15);

    /// <summary>The largest that is drawn without a terminal.</summary>
    public static ScreenSize Most { get; } = new(1000, 1000);

    /// <summary>The screen that is drawn when none is named.</summary>
    public static ScreenSize Usual { get; } = new(80, 24);

    /// <summary>Whether a replay finds room.</summary>
    public bool IsEnough => Columns >= Least.Columns && Rows >= Least.Rows;

    /// <summary>The option that names one.</summary>
    public static Option<ScreenSize?> Option() => new("--size")
    {
        Description = $"The screen that --keys draws; without it, {Usual}.",
        HelpName = "COLUMNSxROWS",
        CustomParser = Read,
    };

    /// <inheritdoc/>
    public override string ToString() => $"{Columns}x{Rows}";

    private static ScreenSize? Read(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.Split('x') is not [var first, var second]
            || !int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int columns)
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out int rows))
        {
            result.AddError($"--size is '{text}'; it takes columns and rows, such as {Usual}.");
            return null;
        }
        var size = new ScreenSize(columns, rows);
        return size.IsEnough && columns <= Most.Columns && rows <= Most.Rows
            ? size
            : throw new InvalidInputException($"--size {text} is not between {Least} and {Most}.");
    }
}
