using System.CommandLine;
using NatoIraq.Cli.Pages;

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

    /// <summary>Whether results may have colour and rules.</summary>
    public bool IsRich { get; init; }

    /// <summary>Whether stderr can redraw a progress bar.</summary>
    public bool CanRedraw { get; init; }

    /// <summary>The columns of a screen; null when lines may be as long as they like.</summary>
    public int? Width { get; init; }

    /// <summary>The terminal of this process. Pipes, NO_COLOR and dumb terminals get plain text.</summary>
    public static Terminal OfProcess()
    {
        bool wantsColour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        return new Terminal(Console.Out, Console.Error, Console.In)
        {
            IsRich = wantsColour && !Console.IsOutputRedirected,
            CanRedraw = wantsColour && !Console.IsErrorRedirected,
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
