using System.CommandLine;
using NatoIraq.Core;

namespace NatoIraq.Cli.Commands;

/// <summary><c>help [COMMAND...]</c></summary>
internal sealed class HelpCommand : Verb
{
    private readonly Argument<string[]> _command = new("COMMAND")
    {
        Description = "The command, such as 'branch fork'; without it, all of them.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public HelpCommand()
        : base("help", "Tells how to use a command.", "natoiraq help compare", "natoiraq help branch fork") =>
        Add(_command);

    /// <inheritdoc/>
    public override Task<int> RunAsync(Session session)
    {
        Command command = session.Root;
        string path = CommandPath.Program;
        foreach (string name in session.Get(_command) ?? [])
        {
            if (command.Subcommands.FirstOrDefault(c => c.Name == name) is not { } next)
            {
                string[] known = [.. command.Subcommands.Select(c => c.Name)];
                string all = known.Length > 0 ? $"It has {string.Join(", ", known)}." : "It has none.";
                session.Notice($"'{path}' has no command '{name}'.\n  {NearMiss.Hint(name, known) ?? all}");
                return Task.FromResult(ExitCodes.Usage);
            }
            (command, path) = (next, $"{path} {name}");
        }
        session.ShowHelp(path, command);
        return Task.FromResult(ExitCodes.Done);
    }
}
