using System.CommandLine;
using NatoIraq.Cli.Pages;
using Spectre.Console;

namespace NatoIraq.Cli;

/// <summary>Where a run reads and writes, and what that place can show.</summary>
internal sealed class Terminal : InvocationConfiguration
{
    /// <summary>What stands for stdin or stdout where a file is asked for.</summary>
    public const string Standard = "-";

    private const int Narrowest = 40;

    /// <summary>Names a place to write; plain unless said otherwise.</summary>
    public Terminal(TextWriter output, TextWriter error, TextReader input)
    {
        (Output, Error, Input) = (output, error, input);
        EnableDefaultExceptionHandler = false;
    }

    /// <summary>What is piped in.</summary>
    public TextReader Input { get; }

    /// <summary>Opens the bytes that are piped in, for what must not depend on a locale.</summary>
    public Func<Stream> InputBytes { get; init; } = Console.OpenStandardInput;

    /// <summary>Opens the bytes of the output.</summary>
    public Func<Stream> OutputBytes { get; init; } = Console.OpenStandardOutput;

    /// <summary>Whether results go to a screen: they may have rules, charts and a word on what to do next.</summary>
    public bool IsRich { get; init; }

    /// <summary>The colours of a screen; null for those that any screen has.</summary>
    public ColorSystemSupport? Colours { get; init; }

    /// <summary>Whether only ASCII can be shown.</summary>
    public bool IsAscii { get; init; }

    /// <summary>Whether stderr can redraw a progress bar.</summary>
    public bool CanRedraw { get; init; }

    /// <summary>Whether a person reads the screen and presses keys.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>The columns of a screen; null when lines may be as long as they like.</summary>
    public int? Width { get; init; }

    /// <summary>The colours that the variables of an environment promise.</summary>
    public static ColorSystemSupport ColoursOf(Func<string, string?> variable) =>
        (variable("COLORTERM"), variable("TERM")) switch
        {
            ("truecolor" or "24bit", _) => ColorSystemSupport.TrueColor,
            (_, { } term) when term.Contains("256color", StringComparison.Ordinal) => ColorSystemSupport.EightBit,
            _ => ColorSystemSupport.Standard,
        };

    /// <summary>
    /// Whether the variables of an environment name characters other than UTF-8: the first of LC_ALL, LC_CTYPE and LANG
    /// that is set decides. Where none is, UTF-8 is what this program writes.
    /// </summary>
    public static bool IsAsciiBy(Func<string, string?> variable)
    {
        string[] names = ["LC_ALL", "LC_CTYPE", "LANG"];
        string? locale = names.Select(variable).FirstOrDefault(v => v is { Length: > 0 });
        return locale is not null && !locale.Replace("-", "").Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The terminal of this process. Pipes and dumb terminals get plain text, NO_COLOR no colour.</summary>
    public static Terminal OfProcess()
    {
        Func<string, string?> variable = Environment.GetEnvironmentVariable;
        bool isDumb = variable("TERM") == "dumb";
        return new Terminal(Console.Out, Console.Error, Console.In)
        {
            IsRich = !isDumb && !Console.IsOutputRedirected,
            Colours = string.IsNullOrEmpty(variable("NO_COLOR")) && !isDumb && !Console.IsOutputRedirected
                ? ColoursOf(variable)
                : ColorSystemSupport.NoColors,
            IsAscii = IsAsciiBy(variable),
            CanRedraw = !isDumb && !Console.IsErrorRedirected,
            IsInteractive = !isDumb && !Console.IsInputRedirected && !Console.IsOutputRedirected,
            Width = Console.IsOutputRedirected ? null : Math.Max(Narrowest, ColumnsOfScreen()),
        };
    }

    /// <summary>Writes a line to stderr.</summary>
    public void Complain(string text) => Error.WriteLine(Visible.Of(text));

    private static int ColumnsOfScreen()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : 100;
        }
        catch (IOException)
        {
            return 100;
        }
    }
}
