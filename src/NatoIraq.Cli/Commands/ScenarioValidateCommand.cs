using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;
using NatoIraq.Core;

namespace NatoIraq.Cli.Commands;

/// <summary><c>scenario validate FILE...</c></summary>
internal sealed class ScenarioValidateCommand : Verb
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Scenario files, folders of them, or names of shipped scenarios.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _watch = new("--watch")
    {
        Description = "Check again at each save, until Ctrl-C.",
    };

    public ScenarioValidateCommand()
        : base(
            "validate", "Checks scenarios without applying them: every error with its place, then what 200 draws show. "
                + "A file may be from another one that is named beside it.",
            "natoiraq scenario validate my-option.yaml", "natoiraq scenario validate nato-4000",
            "natoiraq scenario validate my-options --watch")
    {
        Add(_files);
        Add(_watch);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string[] named = session.Get(_files)!;
        if (session.Get(_watch)) return await WatchAsync(session, named);
        IReadOnlyList<string> files = Expand(named);
        if (files is [var only]) return await OneAsync(session, only);
        if (files.Count == 0)
            throw new InvalidInputException("There is no scenario file in it.", "A scenario ends in .yaml.");
        int wrong = await ManyAsync(session, files, files);
        return wrong == 0 ? ExitCodes.Done : ExitCodes.InvalidInput;
    }

    private static async Task<int> OneAsync(Session session, string file)
    {
        ValidatedView view = await CheckAsync(session, file, []);
        session.Show(view, page => ScenarioPage.Validated(page, view));
        return ExitCodes.Done;
    }

    /// <summary>Files of folders in order of their names; what is no folder stays as it is.</summary>
    private static IReadOnlyList<string> Expand(IEnumerable<string> named) =>
        [.. named.SelectMany(n => Directory.Exists(n)
            ? Directory.EnumerateFiles(n, "*.y*ml").Order(StringComparer.Ordinal)
            : Enumerable.Repeat(n, 1)).Distinct()];

    private static async Task<int> WatchAsync(Session session, string[] named)
    {
        var watched = new WatchedFiles(() => Expand(named), cancel => Task.Delay(Pause, cancel));
        await foreach (IReadOnlyList<string> changed in watched.ChangesAsync(session.Cancel))
        {
            try
            {
                // What is from a changed file may be wrong or right only now.
                IReadOnlyList<string> all = Expand(named);
                await ManyAsync(session, all.Count > changed.Count && changed.Any(File.Exists) ? all : changed, all);
                session.Notice("Watching; Ctrl-C ends it.");
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        return ExitCodes.Done;
    }

    /// <summary>Checks files one by one, a short line for each; how many are wrong.</summary>
    private static async Task<int> ManyAsync(Session session, IReadOnlyList<string> files, IReadOnlyList<string> all)
    {
        int wrong = 0;
        foreach (string file in files)
        {
            try
            {
                ValidatedView view = await CheckAsync(session, file, all);
                session.Show(view, page => ScenarioPage.Short(page, file, view));
            }
            catch (InvalidInputException e)
            {
                wrong++;
                Failures.Tell(e, session.Terminal, verbose: false);
            }
        }
        return wrong;
    }

    private static async Task<ValidatedView> CheckAsync(Session session, string file, IReadOnlyList<string> all)
    {
        Shipped shipped = await session.ShippedAsync();
        var source = ScenarioSource.Read(file, shipped);
        App.ScenarioSource[] beside = [.. all.Where(f => f != file && File.Exists(f))
            .Select(f => new App.ScenarioSource(f, ScenarioTexts.Read(f)))];
        bool isBeside = beside.Any(f => ScenarioTexts.NameOf(f.Text) == ScenarioTexts.ParentOf(source.Text));
        await session.PrepareAsync([isBeside ? null : source.Parent, .. isBeside ? Ancestors(beside, shipped) : []]);
        return await session.SendAsync(new ValidateScenario(source.Text, source.Name, beside));
    }

    /// <summary>The shipped scenarios that files are from.</summary>
    private static IEnumerable<string> Ancestors(IEnumerable<App.ScenarioSource> files, Shipped shipped) =>
        files.Select(f => ScenarioTexts.ParentOf(f.Text)).OfType<string>().Where(shipped.Names.Contains);
}
