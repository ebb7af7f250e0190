using System.CommandLine;
using System.CommandLine.Invocation;

namespace NatoIraq.Cli;

/// <summary>The program: arguments in, an exit code out.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line on a terminal.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        try
        {
            // A leading @ is data here, not the name of a file with more arguments.
            var parser = new ParserConfiguration { ResponseFileTokenReplacer = null };
            ParseResult parsed = new NatoIraqCommand().Parse(arguments, parser);
            return parsed.Action is ParseErrorAction ? Refuse(parsed, terminal) : await parsed.InvokeAsync(terminal);
        }
        catch (Exception e)
        {
            // The values of options are read while parsing, before any command runs.
            return Failures.Tell(e, terminal, arguments.Contains(NatoIraqCommand.VerboseName));
        }
    }

    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        Command command = parsed.CommandResult.Command;
        string path = CommandPath.Of(parsed.CommandResult);
        bool namesNone = parsed.CommandResult.Tokens.Count == 0 && command.Action is null && command.Subcommands.Count > 0;
        foreach (string message in parsed.Errors.Select(e => e.Message).Distinct())
        {
            terminal.Complain(namesNone && parsed.UnmatchedTokens.Count == 0
                ? $"'{path}' needs one of: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."
                : message);
        }
        foreach (string token in parsed.UnmatchedTokens)
        {
            IEnumerable<string> known = token.StartsWith('-')
                ? command.Options.Concat(parsed.RootCommandResult.Command.Options).Select(o => o.Name)
                : command.Subcommands.Select(c => c.Name);
            if (Core.NearMiss.Hint(token, known) is { } hint) terminal.Complain($"  {hint}");
        }
        terminal.Complain($"See '{path} --help'.");
        return ExitCodes.Usage;
    }
}
