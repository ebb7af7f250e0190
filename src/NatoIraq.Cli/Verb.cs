using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace NatoIraq.Cli;

/// <summary>A command that does something.</summary>
internal abstract class Verb : Command, IExampled
{
    /// <summary>Names a command.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="examples">Command lines that work with what is shipped, or with the files they name.</param>
    protected Verb(string name, string description, params IReadOnlyList<string> examples)
        : base(name, description)
    {
        Examples = examples;
        SetAction(Session.Running(RunAsync));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Does it, and gives the exit code.</summary>
    public abstract Task<int> RunAsync(Session session);
}

/// <summary>A command that only holds others.</summary>
internal sealed class Group : Command, IExampled
{
    /// <summary>Names a group.</summary>
    public Group(string name, string description, params IReadOnlyList<Verb> verbs)
        : base(name, description)
    {
        foreach (Verb verb in verbs) Add(verb);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples => [.. Subcommands.OfType<Verb>().SelectMany(v => v.Examples.Take(1))];
}

/// <summary>Something whose help ends with examples.</summary>
internal interface IExampled
{
    /// <summary>Whole command lines.</summary>
    IReadOnlyList<string> Examples { get; }
}

/// <summary>The help of every command.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        CommandResult command = parseResult.CommandResult;
        Session.Of(parseResult).ShowHelp(CommandPath.Of(command), command.Command);
        return ExitCodes.Done;
    }
}

/// <summary>A command with those above it.</summary>
internal static class CommandPath
{
    /// <summary>The program as a user types it.</summary>
    public const string Program = "natoiraq";

    /// <summary>As a user types it, such as <c>natoiraq branch fork</c>.</summary>
    public static string Of(CommandResult command)
    {
        var names = new List<string>();
        for (SymbolResult? result = command; result is not null; result = result.Parent)
        {
            if (result is CommandResult { Command: var c }) names.Insert(0, c is RootCommand ? Program : c.Name);
        }
        return string.Join(' ', names);
    }
}
