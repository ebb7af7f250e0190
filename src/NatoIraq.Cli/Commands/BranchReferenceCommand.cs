using System.CommandLine;
using NatoIraq.App.References;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.History;

namespace NatoIraq.Cli.Commands;

/// <summary><c>branch reference [NAME]</c></summary>
internal sealed class BranchReferenceCommand : Verb
{
    private readonly Argument<string?> _name = new("NAME")
    {
        Description = "The branch's name; without it, reference.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<DateOnly?> _fork = Cli.Options.ForkDay();
    private readonly Option<DateOnly?> _until = Cli.Options.Until();

    private readonly Option<string[]> _series = new("--series")
    {
        Description = "A series to forecast; may be repeated. Without it, each that has a stated level.",
        HelpName = "NATION/MISSION/PLACE",
    };

    public BranchReferenceCommand()
        : base(
            "reference", "Forks a branch that knows no policy: levels stay, give or take the changes of the past that "
                + "were known on the day of the fork. What other branches have to beat.",
            "natoiraq branch reference --fork 2011-06-30 --until 2012-06-30 --store sqlite:troops.db")
    {
        Add(_name);
        foreach (Option option in (Option[])[_fork, _until, _series, Cli.Options.Csv]) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        await session.PrepareAsync();
        DateOnly fork = session.Get(_fork)!.Value;
        var request = new ForkReference(
            session.Get(_name) ?? "reference", fork, session.Get(_until) ?? ForkReference.UntilAfter(fork),
            [.. (session.Get(_series) ?? []).Select(Series.Parse)]);
        ReferenceView view = await session.SendAsync(request);
        session.Show(view, view.Levels, page => ReferencePage.Write(page, view));
        return ExitCodes.Done;
    }
}
