using System.CommandLine;
using MediatR;
using NatoIraq.App;
using NatoIraq.App.Branches;
using NatoIraq.App.Ensembles;
using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Cli.Pages;
using NatoIraq.Cluster;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Storage;
using Spectre.Console;

namespace NatoIraq.Cli;

/// <summary>One run of one command: its options, its store, its output.</summary>
internal sealed class Session : IAsyncDisposable
{
    private const int HelpWidth = 100;

    private readonly ParseResult _parsed;
    private readonly NatoIraqCommand _root;
    private IEventStore? _store;
    private IEnsembleRunner? _runner;
    private IMediator? _useCases;
    private Shipped? _shipped;

    private Session(ParseResult parsed, CancellationToken cancel)
    {
        (_parsed, Cancel) = (parsed, cancel);
        _root = (NatoIraqCommand)parsed.RootCommandResult.Command;
        Terminal = (Terminal)parsed.InvocationConfiguration;
    }

    /// <summary>A session that only says how to use the program.</summary>
    public static Session Of(ParseResult parsed) => new(parsed, CancellationToken.None);

    /// <summary>The program.</summary>
    public RootCommand Root => _root;

    /// <summary>Where it writes.</summary>
    public Terminal Terminal { get; }

    /// <summary>Ends when the user presses Ctrl-C.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>Whether scripts read the result.</summary>
    public bool IsJson => Get(_root.Json);

    /// <summary>The columns asked for; null when none were.</summary>
    public int? Columns => Get(_root.Width);

    /// <summary>Whether a spreadsheet or a notebook reads the result.</summary>
    public bool IsCsv => Get(Options.Csv);

    /// <summary>Whether people read the result on a screen of at least so many columns.</summary>
    public bool IsScreen(int columns) =>
        Terminal.IsRich && !IsJson && !IsCsv && (Get(_root.Width) ?? Terminal.Width ?? int.MaxValue) >= columns;

    /// <summary>Whether a screen may have colour.</summary>
    public bool HasColour => Colours is not (null or ColorSystemSupport.NoColors);

    private ColorSystemSupport? Colours => Get(_root.Colour) switch
    {
        When.Always => Terminal.ColoursOf(Environment.GetEnvironmentVariable),
        When.Never => ColorSystemSupport.NoColors,
        _ => Terminal.Colours,
    };

    /// <summary>The option that names this store again in another command; empty for the default store.</summary>
    public string StoreOption => Get(_root.Store) is { } address ? $" --store {Quoted(StoreAddress.Shown(address))}" : "";

    /// <summary>A word as a shell takes it.</summary>
    private static string Quoted(string word) => word.Any(" ;&()'$".Contains) ? $"\"{word}\"" : word;

    /// <summary>Whether errors come with their stack traces.</summary>
    public bool IsVerbose => Get(_root.Verbose);

    /// <summary>The database of a store on PostgreSQL; null for any other store.</summary>
    public string? Connection => StoreAddress.ConnectionOf(Get(_root.Store));

    /// <summary>Who draws: where a store can have workers, they do.</summary>
    public IEnsembleRunner OpenRunner() =>
        Connection is { } connection ? new ClusterRunner(connection, Notice) : new LocalRunner();

    private IEventStore Store => _store ??= OpenStore();

    /// <summary>Opens the store that the command line names, for somebody who keeps it open and closes it.</summary>
    public IEventStore OpenStore() => StoreAddress.Open(Get(_root.Store), TimeProvider.System);

    /// <summary>A command's action: a session around it, and every error told in one way.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> Running(Func<Session, Task<int>> run) =>
        async (parsed, cancel) =>
        {
            // Ctrl-C is listened to only once a command has begun to wait; until then it would kill the program.
            await Task.Yield();
            await using var session = new Session(parsed, cancel);
            try
            {
                return await run(session);
            }
            catch (Exception e)
            {
                return Failures.Tell(e, session.Terminal, session.IsVerbose);
            }
        };

    /// <summary>An option's value.</summary>
    public T? Get<T>(Option<T> option) => _parsed.GetValue(option);

    /// <summary>An argument's value.</summary>
    public T? Get<T>(Argument<T> argument) => _parsed.GetValue(argument);

    /// <summary>Runs a use case.</summary>
    public Task<T> SendAsync<T>(IRequest<T> request) => (_useCases ??= UseCases.Over(Store, _runner ??= OpenRunner())).Send(request, Cancel);

    /// <summary>What travels inside the program for the store's pack; for an empty store, the default pack.</summary>
    public async Task<Shipped> ShippedAsync() =>
        _shipped ??= await SendAsync(new FindPack()) is { } pack ? new Shipped(pack) : Shipped.Default;

    /// <summary>
    /// Imports the default pack into an empty store, then applies those of the named scenarios that are shipped for the
    /// store's pack and not in it.
    /// </summary>
    /// <exception cref="InvalidInputException">A name is neither a branch's nor a shipped scenario's.</exception>
    public async Task PrepareAsync(params IEnumerable<string?> scenarios)
    {
        HashSet<string> streams = [.. (await Store.StreamsAsync(Cancel)).Select(s => s.Stream)];
        if (!streams.Contains(Streams.History))
        {
            ImportView import = await SendAsync(new ImportPack(Shipped.Default.Folder, OnlyIfEmpty: true));
            if (import.Added > 0) Notice($"The store was empty: imported the shipped pack {import.Pack}.");
        }
        string[] missing = [.. scenarios.OfType<string>()
            .Where(s => s != Scenario.Trunk && !streams.Contains(Streams.Branch(s)))];
        if (missing.Length == 0) return;
        Shipped shipped = await ShippedAsync();
        string[] known = [.. shipped.Names.Union(streams.Select(Streams.BranchOf).OfType<string>())];
        Problem[] unknown = [.. missing.Except(known).Select(s => new Problem(
            $"There is no branch '{s}'.", Hint: HintFor(s, known, shipped)))];
        if (unknown.Length > 0) throw new InvalidInputException(unknown);
        foreach (AppliedView applied in await SendAsync(new ApplyShipped(missing, shipped.Scenarios)))
        {
            Notice($"Applied the shipped scenario {applied.Branch}.");
        }
    }

    private static string HintFor(string name, string[] known, Shipped shipped)
    {
        if (shipped.HintElsewhere(name) is { } elsewhere) return elsewhere;
        string[] longer = [.. known
            .Where(k => name.Length > 2 && k.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return NearMiss.Hint(name, known) ?? (longer.Length is > 0 and < 6
            ? $"Did you mean '{string.Join("' or '", longer)}'?"
            : "'natoiraq branch list' lists them.");
    }

    /// <summary>
    /// Which draw to open, null for the middle one. A number beyond those that a projection counts unless it is told
    /// otherwise opens a future all the same, and that is said.
    /// </summary>
    public long? DrawOf(Option<DrawChoice> option)
    {
        long? draw = Get(option).Number;
        if (draw >= Cli.Options.DefaultDraws)
        {
            Notice($"Draw {draw} is not among the {Cli.Options.DefaultDraws:N0} that 'project' counts, which begin at "
                + $"0, unless it is given --draws {draw + 1} or more.");
        }
        return draw;
    }

    /// <summary>Says something beside the result, on stderr.</summary>
    public void Notice(string text) => Terminal.Complain(text);

    /// <summary>Writes the result: the view as one line of JSON, or a page for people.</summary>
    public void Show<T>(T view, Action<Page> write)
    {
        if (IsJson) ShowJson(Json.Write(view));
        else Show(write);
    }

    /// <summary>Writes the result: the view as JSON, its records as CSV, or a page for people.</summary>
    public void Show<T, TRecord>(T view, IEnumerable<TRecord> records, Action<Page> write)
    {
        if (IsCsv) Terminal.Output.Write(Csv.Write(records));
        else Show(view, write);
    }

    /// <summary>Writes a page for people.</summary>
    public void Show(Action<Page> write) => write(PageOf(Get(_root.Width) ?? Terminal.Width));

    /// <summary>Writes the help of a command; when piped, broken as it is on most screens.</summary>
    public void ShowHelp(string path, Command command) => HelpPage.Write(
        PageOf(Get(_root.Width) ?? Math.Min(Terminal.Width ?? HelpWidth, HelpWidth)), path, command, _root);

    /// <summary>Writes a line of JSON.</summary>
    public void ShowJson(string json) => Terminal.Output.Write(json + "\n");

    private Page PageOf(int? width) => new(
        Terminal.Output, width, Terminal.IsRich, Colours, Terminal.IsAscii || Get(_root.Ascii));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_runner is IAsyncDisposable runner) await runner.DisposeAsync();
        if (_store is not null) await _store.DisposeAsync();
    }
}
