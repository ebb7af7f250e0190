using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Commands;

/// <summary><c>scenario new [NAME]</c></summary>
internal sealed class ScenarioNewCommand : Verb
{
    private const string SchemaName = "scenario.schema.json";
    private const string Standard = "-";

    private static readonly (string Name, string Says)[] Kinds =
    [
        ("withdraw", "troops go home"), ("move", "troops change from one mission to another"),
        ("expand", "a mission's cap is raised and troops arrive"),
        ("operations", "a mission's work stops or goes on"), ("empty", "nothing is planned yet"),
    ];

    private readonly Argument<string?> _name = new("NAME")
    {
        Description = "The scenario's name, kebab-case; without it, my-option.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "The parent, history or a branch; without it, the branch that most others are from.",
        HelpName = "BRANCH",
    };

    private readonly Option<string?> _fork = new("--fork")
    {
        Description = "Where it leaves its parent; without it, where its parent forked, or the last event.",
        HelpName = "DATE|STEP|EVENT",
    };

    private readonly Option<string?> _kind = Cli.Options.DraftKind(Kinds.Select(k => k.Name));
    private readonly Option<string?> _title = new("--title") { Description = "A title for people.", HelpName = "TEXT" };
    private readonly Option<DateOnly?> _until = Cli.Options.Until();

    private readonly Option<string?> _out = new("--out")
    {
        Description = "Where to write it; - prints it. Without it, NAME.yaml here.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _force = OutputFile.Force();

    public ScenarioNewCommand()
        : base(
            "new", "Writes a scenario file to start from: valid, with comments, of the pack's own names, in which what "
                + "is planned can happen. At a terminal it asks for what no option says.",
            "natoiraq scenario new my-option",
            "natoiraq scenario new leaner --from status-quo --kind withdraw --out leaner.yaml")
    {
        Add(_name);
        foreach (Option option in (Option[])[_from, _fork, _kind, _title, _until, _out, _force]) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        await session.PrepareAsync(session.Get(_from));
        (string name, string? from, string? fork, string kind) = await AnswersAsync(session);
        string path = session.Get(_out) ?? $"{name}.yaml";
        bool prints = path == Standard;
        var request = new NewScenario(
            name, session.Get(_title), from, fork, session.Get(_until), Enum.Parse<DraftKind>(kind, ignoreCase: true),
            prints ? null : SchemaName);
        NewScenarioView view = await session.SendAsync(request);
        if (!prints) await WriteAsync(session, view, path);
        if (prints && !session.IsJson) session.Show(page => page.Verbatim(view.Text));
        else session.Show(view, page => ScenarioPage.Drafted(page, view, path));
        return ExitCodes.Done;
    }

    private async Task<(string Name, string? From, string? Fork, string Kind)> AnswersAsync(Session session)
    {
        (string? name, string? from, string? fork, string? kind) =
            (session.Get(_name), session.Get(_from), session.Get(_fork), session.Get(_kind));
        if (!session.Terminal.IsInteractive || session.IsJson)
            return (name ?? "my-option", from, fork, kind ?? Kinds[0].Name);
        var ask = new Questions(session.Terminal);
        name ??= ask.Ask("Name of the scenario", "my-option");
        if (from is null)
        {
            BranchesView branches = await session.SendAsync(new ListBranches(Archived: false));
            from = ask.Choose(
                "What does it branch off?",
                [(Scenario.Trunk, "the facts alone"), .. branches.Branches.Select(b => (b.Name, b.Title ?? ""))],
                branches.Branches.GroupBy(b => b.Parent).OrderByDescending(g => g.Count()).Select(g => g.Key)
                    .FirstOrDefault(p => p != Scenario.Trunk) ?? Scenario.Trunk);
        }
        fork ??= ask.Ask("Where does it fork: a day, an event or a step", "where its parent does") is var answer
            && answer.Contains(' ') ? null : answer;
        return (name, from, fork, kind ?? ask.Choose("What kind of option is it?", Kinds, Kinds[0].Name));
    }

    /// <summary>The file, and beside it the schema that its first line names, unless there is one.</summary>
    private async Task WriteAsync(Session session, NewScenarioView view, string path)
    {
        await OutputFile.WriteAsync("--out", path, view.Text, Existing.IsKeptUnless(session.Get(_force)));
        string schema = Path.Combine(Path.GetDirectoryName(path) ?? "", SchemaName);
        if (!File.Exists(schema))
        {
            await OutputFile.WriteAsync(
                "--out", schema, await session.SendAsync(new ShowSchema()), Existing.IsKeptUnless(force: false));
        }
    }
}
