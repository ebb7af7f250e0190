using System.CommandLine;
using System.CommandLine.Help;
using NatoIraq.Cli.Commands;

namespace NatoIraq.Cli;

/// <summary>The whole command line. Without a command it runs the demonstration.</summary>
internal sealed class NatoIraqCommand : RootCommand, IExampled
{
    /// <summary>The option that adds stack traces to errors.</summary>
    public const string VerboseName = "--verbose";

    /// <summary>Builds it.</summary>
    public NatoIraqCommand()
        : base("Replays a documented history, branches it into what-ifs, and compares the troop levels they project. "
            + "Without a command it runs 'demo'.")
    {
        foreach (Option option in (Option[])[Json, Store, Width, Colour, Ascii, Verbose]) Add(option);
        Command[] commands =
        [
            new HelpCommand(),
            new DemoCommand(), new ImportCommand(), new ClaimsCommand(), new HistoryCommand(), new ReplayCommand(),
            new StateCommand(), new ExplainCommand(), new DiffCommand(),
            new Group("branch", "Lists, forks and edits branches.",
                new BranchListCommand(), new BranchTreeCommand(), new BranchShowCommand(), new BranchForkCommand(),
                new BranchReferenceCommand(),
                new BranchAppendCommand(), new BranchSkipCommand(), new BranchUnskipCommand(),
                new BranchArchiveCommand(), new BranchRebaseCommand(), new BranchLogCommand(),
                new BranchRestoreCommand(), new BranchCherryPickCommand(), new BranchMergeCommand()),
            new Group("scenario", "Drafts, checks and applies the files that describe branches.",
                new ScenarioNewCommand(), new ScenarioValidateCommand(), new ScenarioApplyCommand(),
                new ScenarioSchemaCommand()),
            new ProjectCommand(), new CompareCommand(), new SensitivityCommand(), new BacktestCommand(), new ReportCommand(),
            new ServeCommand(), new McpCommand(), new WorkerCommand(),
            new Group("keys", "Makes and ends the keys by which people and programs are known to 'serve'.",
                new KeysMakeCommand(), new KeysListCommand(), new KeysRevokeCommand()),
            new Group("cluster", "Shows who draws beside this machine.", new ClusterStatusCommand()),
            new Group("pack", "Drafts and checks packs: subjects as data.",
                new PackNewCommand(), new PackValidateCommand()),
            new Group("bundle", "Seals results in one file, and checks such files.",
                new BundleCreateCommand(), new BundleVerifyCommand()),
            new Group("machines", "Shows the state machines.", new MachinesListCommand(), new MachinesShowCommand()),
            new Group("sources", "Checks the claims against the documents.", new SourcesVerifyCommand()),
            new Group("store", "Shows, checks and moves the store.",
                new StoreInfoCommand(), new StoreVerifyCommand(), new StoreExportCommand(), new StoreImportCommand(),
                new StoreCopyCommand()),
            new CompletionCommand(),
        ];
        foreach (Command command in commands) Add(command);
        SetAction((parsed, cancel) => Read([.. parsed.Tokens.Select(t => t.Value), DemoCommand.Named])
            .InvokeAsync(parsed.InvocationConfiguration, cancel));
        HelpOption help = Options.OfType<HelpOption>().Single();
        VersionOption version = Options.OfType<VersionOption>().Single();
        version.Description = "Tell the versions of the program, its model and its packs.";
        version.Action = new TellVersions();
        version.Validators.Clear();
        help.Description = "Tell how to use the command.";
        help.Action = new HelpWithExamples();
        Suggestions.Add(this);
    }

    /// <summary>Reads a command line. A leading @ is data here, not the name of a file with more arguments.</summary>
    public ParseResult Read(IReadOnlyList<string> arguments) =>
        Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Results for scripts.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Print the result as JSON.", Recursive = true };

    /// <summary>Where everything is kept.</summary>
    public Option<string?> Store { get; } = new("--store")
    {
        Description = "The store: sqlite:PATH, postgres:CONNECTION, or memory: for a passing one. "
            + "Without it, a file in your data folder.",
        HelpName = "ADDRESS",
        Recursive = true,
    };

    /// <summary>The columns to break lines at.</summary>
    public Option<int?> Width { get; } = Cli.Options.Width();

    /// <summary>Whether there is colour.</summary>
    public Option<When> Colour { get; } = Cli.Options.Colour();

    /// <summary>No characters but ASCII.</summary>
    public Option<bool> Ascii { get; } = Cli.Options.Ascii();

    /// <summary>Errors with stack traces.</summary>
    public Option<bool> Verbose { get; } = new(VerboseName)
    {
        Description = "Add stack traces to errors.",
        Recursive = true,
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Examples { get; } =
        ["natoiraq demo", "natoiraq state --at 2020-02-12", "natoiraq compare nato-expanded --baseline status-quo"];
}
