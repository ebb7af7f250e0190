using System.CommandLine;
using System.CommandLine.Completions;
using MediatR;
using NatoIraq.App;
using NatoIraq.App.Branches;
using NatoIraq.App.History;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Machines;
using NatoIraq.Core.Scenarios;
using NatoIraq.Storage;

namespace NatoIraq.Cli;

/// <summary>
/// What a shell may complete a value to. The help already says what each value is, and that decides: <c>auto|always</c>
/// are the words themselves, <c>BRANCH</c> is a name that the store knows, and the history too where it speaks of that.
/// </summary>
internal static class Suggestions
{
    private static readonly Dictionary<string, Func<NatoIraqCommand, CompletionContext, IEnumerable<string>>> Kinds =
        new()
        {
            ["BRANCH"] = Branches,
            ["SIDE"] = Branches,
            ["SERIES"] = Series,
            ["NATION/MISSION/PLACE"] = Series,
            ["EVENT"] = Events,
            ["SUBJECT"] = (root, context) =>
                [.. Series(root, context), .. Machines(root, context), .. Events(root, context)],
            ["MACHINE"] = (_, _) => AllMachines.All.Select(m => m.Name),
            ["PACK"] = (_, _) => Shipped.Packs,
            ["COMMAND"] = (root, _) => root.Subcommands.Select(c => c.Name),
        };

    /// <summary>Lets every value of every command be completed.</summary>
    public static void Add(NatoIraqCommand root) => Add(root, root);

    private static void Add(NatoIraqCommand root, Command command)
    {
        foreach (Option option in command.Options)
            Say(root, option.HelpName, option.Description ?? "", option.CompletionSources);
        foreach (Argument argument in command.Arguments)
        {
            Say(
                root, argument.HelpName ?? argument.Name, argument.Description ?? "", argument.CompletionSources);
        }
        foreach (Command sub in command.Subcommands) Add(root, sub);
    }

    private static void Say(
        NatoIraqCommand root, string? name, string says,
        List<Func<CompletionContext, IEnumerable<CompletionItem>>> sources)
    {
        // Without a name it is a flag. What the parser itself would say are the names of our types.
        sources.Clear();
        string[] parts = name?.Split('|') ?? [];
        bool isChoice = parts.Length > 1 && Array.TrueForAll(parts, p => p.Length == 1);
        string[] words = [.. parts.Where(p => isChoice || p.All(c => char.IsAsciiLetterLower(c) || c == '-'))];
        if (words.Length > 0) sources.Add(words);
        // A name that is only now given is nobody's yet.
        if (says.StartsWith("The new ", StringComparison.Ordinal)) return;
        if (parts.Intersect(["BRANCH", "SIDE"]).Any() && says.Contains(Scenario.Trunk, StringComparison.Ordinal))
            sources.Add(Scenario.Trunk);
        foreach (string part in parts)
        {
            if (Kinds.TryGetValue(part, out var names)) sources.Add(context => Quietly(() => names(root, context)));
        }
    }

    /// <summary>A shell that asks is told nothing rather than a trouble.</summary>
    private static IEnumerable<string> Quietly(Func<IEnumerable<string>> names)
    {
        try
        {
            return [.. names()];
        }
        catch (Exception)
        {
            return [];
        }
    }

    /// <summary>The store's branches, and the scenarios that are applied when they are named.</summary>
    private static IEnumerable<string> Branches(NatoIraqCommand root, CompletionContext context)
    {
        string? pack = Ask(root, context, new FindPack());
        IEnumerable<string> here = pack is null ? []
            : Ask(root, context, new ListBranches(Archived: false)).Branches.Select(b => b.Name);
        return here.Union((pack is null ? Shipped.Default : new Shipped(pack)).Names);
    }

    private static IEnumerable<string> Series(NatoIraqCommand root, CompletionContext context) =>
        State(root, context).Levels.Select(l => l.Series);

    private static IEnumerable<string> Machines(NatoIraqCommand root, CompletionContext context) =>
        State(root, context).Machines.Select(m => $"{m.Machine}/{m.Subject}");

    private static IEnumerable<string> Events(NatoIraqCommand root, CompletionContext context) =>
        Ask(root, context, new ShowHistory(null, Clock.Reported)).Events.Select(e => e.Id);

    private static StateView State(NatoIraqCommand root, CompletionContext context) =>
        Ask(root, context, new ShowState(Scenario.Trunk, null, null, Clock.Reported, null, RandomSeed: 1, Wide: false));

    /// <summary>Asks the store that the command line names. Nothing is imported: a question changes no store.</summary>
    private static T Ask<T>(NatoIraqCommand root, CompletionContext context, IRequest<T> request)
    {
        return Task.Run(AskAsync).GetAwaiter().GetResult();

        async Task<T> AskAsync()
        {
            string? address = context.ParseResult.GetValue(root.Store);
            await using IEventStore store = StoreAddress.Open(address, TimeProvider.System);
            return await UseCases.Over(store).Send(request);
        }
    }
}
