using System.CommandLine;

namespace NatoIraq.Cli.Pages;

/// <summary>A command's help: what it does, how it is written, what it takes, and command lines that work.</summary>
internal static class HelpPage
{
    private static readonly (string Task, string[] Commands)[] Tasks =
    [
        ("Start here", ["demo", "serve", "import", "help"]),
        ("Read the history, or one draw of a branch", ["claims", "history", "replay", "state", "diff", "explain"]),
        ("Write what-ifs", ["scenario", "branch"]),
        ("Project and compare them", ["project", "compare", "sensitivity", "backtest", "report"]),
        ("Check and keep", ["sources", "machines", "pack", "bundle", "store", "completion"]),
    ];

    /// <summary>Writes the help of a command.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="path">The command as a user types it.</param>
    /// <param name="command">The command.</param>
    /// <param name="root">The program, whose options every command takes.</param>
    public static void Write(Page page, string path, Command command, RootCommand root)
    {
        page.Say(command.Description ?? "");
        page.Heading("Usage");
        page.Item(Usage(path, command));
        if (command == root) ByTask(page, command);
        else if (command.Subcommands.Count > 0) Section(page, "Commands", command.Subcommands.Select(Told));
        Section(page, "Arguments", command.Arguments.Select(a => (NameOf(a), Meaning(a))));
        Section(page, "Options", Shown(command.Options).Where(o => !o.Recursive).Select(o => (NameOf(o), Meaning(o))));
        Section(
            page, command == root ? "Options of every command" : "Options that every command has",
            Shown(root.Options).Where(o => o.Recursive).Select(o => (NameOf(o), Meaning(o))));
        if (command is IExampled { Examples.Count: > 0 } exampled)
        {
            page.Heading(exampled.Examples.Count == 1 ? "Example" : "Examples");
            foreach (string example in exampled.Examples) page.Command(example);
        }
        if (command.Subcommands.Count > 0)
        {
            page.Blank();
            page.Note($"'{path.Replace("natoiraq", "natoiraq help")} COMMAND' tells more of a command.");
        }
    }

    private static void ByTask(Page page, Command root)
    {
        HashSet<string> named = [.. Tasks.SelectMany(t => t.Commands)];
        IEnumerable<Command> known = root.Subcommands.Where(c => !c.Hidden);
        foreach ((string task, string[] commands) in Tasks)
        {
            Section(page, task, commands.SelectMany(name => known.Where(c => c.Name == name)).Select(Told));
        }
        Section(page, "More", known.Where(c => !named.Contains(c.Name)).Select(Told));
    }

    private static void Section(Page page, string heading, IEnumerable<(string Term, string Meaning)> terms)
    {
        (string Term, string Meaning)[] all = [.. terms];
        if (all.Length == 0) return;
        page.Heading(heading);
        page.Terms(all);
    }

    private static (string, string) Told(Command command)
    {
        // The first sentence says what it is; the rest waits for its own help.
        string meaning = (command.Description ?? "").Split(". ")[0].TrimEnd('.') + ".";
        string list = string.Join(", ", command.Subcommands.Select(c => c.Name));
        return (command.Name, list.Length > 0 ? $"{meaning} ({list})" : meaning);
    }

    private static string Usage(string path, Command command)
    {
        IEnumerable<string> required = command.Options.Where(o => o.Required).Select(NameOf);
        IEnumerable<string> arguments = command.Arguments.Select(a => Bracketed(a));
        string sub = command.Subcommands.Count > 0 ? "COMMAND" : "";
        return string.Join(' ', ((IEnumerable<string>)[path, sub, .. arguments, .. required, "[options]"])
            .Where(part => part.Length > 0));
    }

    private static string Bracketed(Argument argument)
    {
        string name = NameOf(argument) + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        return argument.Arity.MinimumNumberOfValues == 0 || argument.HasDefaultValue ? $"[{name}]" : name;
    }

    private static IEnumerable<Option> Shown(IEnumerable<Option> options) => options.Where(o => !o.Hidden);

    private static string NameOf(Argument argument) => argument.HelpName ?? argument.Name;

    private static string NameOf(Option option)
    {
        string names = string.Join(", ", option.Aliases.Where(a => a is "-h").Append(option.Name));
        bool isSwitch = option.ValueType == typeof(bool) || option.ValueType == typeof(void);
        return isSwitch ? names : $"{names} {option.HelpName ?? "VALUE"}";
    }

    private static string Meaning(Argument argument) => (argument.Description ?? "").TrimEnd();

    private static string Meaning(Option option)
    {
        string text = option.Description ?? "";
        bool isNumber = option.HasDefaultValue && option.ValueType != typeof(bool) && option.HelpName == "N";
        string without = isNumber ? $" Without it, {option.GetDefaultValue()}." : "";
        return text + without + (option.Required ? " Required." : "");
    }
}
