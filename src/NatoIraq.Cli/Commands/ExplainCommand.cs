using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.App.Provenance;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Wording;

namespace NatoIraq.Cli.Commands;

/// <summary><c>explain SUBJECT</c></summary>
internal sealed class ExplainCommand : Verb
{
    private readonly Argument<string> _subject = new("SUBJECT")
    {
        Description = "A series (nation/mission/place, * for all), a machine/subject, or an event's id.",
    };

    private readonly Argument<string?> _onBranch = new("BRANCH")
    {
        Description = "Explain it on this branch; without it, on the history.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _branch = new("--branch")
    {
        Description = "The same as BRANCH.",
        HelpName = "BRANCH",
    };

    private readonly Option<int> _draws = Cli.Options.Draws();
    private readonly Option<int> _threads = Cli.Options.Threads();
    private readonly Option<LikelihoodScale?> _words = Cli.Options.Words();

    private readonly Option<string?> _prov = new("--prov")
    {
        Description = "Also write where it comes from as PROV-JSON, the W3C's form for tools that follow provenance.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _at = Cli.Options.At();
    private readonly Option<DrawChoice> _draw = Cli.Options.Draw();
    private readonly Option<ulong> _randomSeed = Cli.Options.RandomSeed();
    private readonly Option<SamplingMethod> _sampling = Cli.Options.Sampling();

    public ExplainCommand()
        : base(
            "explain", "Traces a level, a machine's state or an event down to the claims and the bounds they give, and "
                + "a branch's number to its entries, assumptions and their shares of its variance.",
            "natoiraq explain \"*/coalition/region\" --at 2020-02-13",
            "natoiraq explain operations/nmi",
            "natoiraq explain \"*/nmi/iraq\" --branch nato-expanded --at 2021-12-31",
            "natoiraq explain \"*/*/iraq\" full-withdrawal --at 2020-12-31 --words --prov number.prov.json")
    {
        Add(_subject);
        Add(_onBranch);
        foreach (Option option in (Option[])
            [_branch, _at, _draw, _draws, _randomSeed, _sampling, _threads, _words, _prov, Cli.Options.Csv])
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_onBranch) ?? session.Get(_branch) ?? Scenario.Trunk;
        await session.PrepareAsync(branch);
        var bar = new ProgressBar(session.Terminal);
        ExplainView view = await bar.WhileAsync(
            Say.Count(session.Get(_draws), "draw"),
            () => session.SendAsync(new Explain(
                session.Get(_subject)!, branch, session.Get(_at), session.DrawOf(_draw), session.Get(_randomSeed))
            {
                Design = new Design(session.Get(_sampling), session.Get(_draws)),
                Draws = session.Get(_draws), Threads = session.Get(_threads), Words = session.Get(_words),
                Progress = bar,
            }),
            session.Cancel);
        if (session.Get(_prov) is { } file)
            await OutputFile.WriteAsync("--prov", file, ExplanationProv.Write(view), Existing.IsReplaced);
        session.Show(view, view.Events, page => ExplainPage.Write(page, view));
        return ExitCodes.Done;
    }
}
