using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using NatoIraq.Cli.Commands;
using NatoIraq.Core;

namespace NatoIraq.Cli;

/// <summary>The program: arguments in, an exit code out.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line on a terminal.</summary>
    public static async Task<int> RunAsync(string[] arguments, Terminal terminal)
    {
        try
        {
            ParseResult parsed = new NatoIraqCommand().Read(arguments);
            // A worker gives back what it has begun before it ends, however slow the database.
            if (parsed.CommandResult.Command is WorkerCommand) terminal.ProcessTerminationTimeout = TimeSpan.FromMinutes(1);
            string[] strays = [.. Strays(parsed)];
            return parsed.Action is ParseErrorAction || strays.Length > 0
                ? Refuse(parsed, strays, terminal)
                : await parsed.InvokeAsync(terminal);
        }
        catch (Exception e)
        {
            // The values of options are read while parsing, before any command runs.
            return Failures.Tell(e, terminal, arguments.Contains(NatoIraqCommand.VerboseName));
        }
    }

    /// <summary>Options that do not exist, where an argument that may be repeated would take them for names.</summary>
    private static IEnumerable<string> Strays(ParseResult parsed) =>
        parsed.Tokens.Any(t => t.Type == TokenType.DoubleDash) ? []
            : parsed.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(a => a.Tokens).Select(t => t.Value)
            .Where(t => t.StartsWith("--", StringComparison.Ordinal));

    private static int Refuse(ParseResult parsed, string[] strays, Terminal terminal)
    {
        Command command = parsed.CommandResult.Command;
        string path = CommandPath.Of(parsed.CommandResult);
        bool isGroup = command is Group;
        // A group without a command, and one with a wrong command, miss the same thing.
        string[] messages = isGroup && parsed.UnmatchedTokens.Count == 0
            ? [$"'{path}' needs one of: {string.Join(", ", command.Subcommands.Select(c => c.Name))}."]
            : [
                .. strays.Select(s => $"'{path}' has no option '{s}'."),
                .. parsed.Errors.Skip(isGroup ? 1 : 0).Select(e => e.Message).Distinct(),
            ];
        foreach (string message in messages) terminal.Complain(message);
        foreach (string token in parsed.UnmatchedTokens.Concat(strays))
        {
            IEnumerable<Symbol> known = token.StartsWith('-')
                ? command.Options.Concat(parsed.RootCommandResult.Command.Options)
                : command.Subcommands;
            if (NearMiss.Hint(token, known.Select(s => s.Name)) is { } hint) terminal.Complain($"  {hint}");
        }
        terminal.Complain($"See '{path} --help'.");
        return ExitCodes.Usage;
    }
}
