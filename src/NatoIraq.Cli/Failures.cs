using NatoIraq.Core;
using NatoIraq.Core.Dice;
using NatoIraq.Core.Expressions;
using NatoIraq.Web.Visits;

namespace NatoIraq.Cli;

/// <summary>The errors of the model as exit codes and words, in one place.</summary>
internal static class Failures
{
    /// <summary>Tells an error on stderr and gives its exit code; a stack trace only when it is asked for.</summary>
    public static int Tell(Exception error, Terminal terminal, bool verbose)
    {
        (int code, string text) = Explain(error);
        terminal.Complain(text);
        if (verbose) terminal.Complain(error.ToString());
        return code;
    }

    /// <summary>An error in words.</summary>
    public static string InWords(Exception error) => Explain(error).Text;

    private static (int Code, string Text) Explain(Exception error) => error switch
    {
        AggregateException { InnerExceptions: [var only] } => Explain(only),
        OperationCanceledException => (ExitCodes.Interrupted, "Cancelled. Nothing was half done."),
        InvalidInputException e => (ExitCodes.InvalidInput, InWords(e.Problems)),
        ExpressionException { Hint: { } hint } e => (ExitCodes.InvalidInput, $"{e.Message}\n  {hint}"),
        ExpressionException or DistributionException => (ExitCodes.InvalidInput, error.Message),
        UnknownEventException or StoreDamagedException => (ExitCodes.InvalidInput, error.Message),
        ConcurrencyConflictException => (ExitCodes.Conflict, error.Message),
        EnsembleFailedException => (ExitCodes.CheckFailed, error.Message),
        StoreUnreachableException => (ExitCodes.Unreachable, error.Message),
        TroubleException { Trouble: var t } => (
            ExitCodes.InvalidInput, t.Hint is null ? t.Title : $"{t.Title}\n  {t.Hint}"),
        IOException or UnauthorizedAccessException => (ExitCodes.InvalidInput, error.Message),
        _ => (ExitCodes.InvalidInput,
            $"This is a defect of natoiraq: {error.Message}\n"
            + $"  Run it again with {NatoIraqCommand.VerboseName} and report what it prints."),
    };

    private static string InWords(IReadOnlyList<Problem> problems)
    {
        string text = string.Join("\n", problems);
        return problems.Count > 1 ? $"{text}\n{problems.Count} problems." : text;
    }
}
