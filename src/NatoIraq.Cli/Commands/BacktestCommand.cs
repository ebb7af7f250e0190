using System.CommandLine;
using NatoIraq.App.Backtests;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>backtest BRANCH...</c></summary>
internal sealed class BacktestCommand : Verb
{
    private readonly Argument<string[]> _branches = Cli.Options.Branches();
    private readonly Option<DateOnly?> _knownOn = Cli.Options.KnownOn();
    private readonly Option<int> _draws = Cli.Options.Draws();
    private readonly Option<ulong> _randomSeed = Cli.Options.RandomSeed();
    private readonly Option<Priors> _priors = Cli.Options.Priors();
    private readonly Option<int> _threads = Cli.Options.Threads();
    private readonly Option<string?> _picture = Cli.Options.Picture();

    private readonly Option<string?> _truth = new("--truth")
    {
        Description = "What was so, as YAML or CSV, or the name of a shipped truth; without it, the shipped one.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _byTruth = new("--by-truth")
    {
        Description = "Show each truth beside what was foretold; with --csv, these instead of the scores.",
    };

    private readonly Option<string?> _folder = new("--folder")
    {
        Description = "Instead of branches, score the reference on every table NAME.csv here, by its map NAME.yaml: "
            + "time is stopped on each month's last report.",
        HelpName = "DIR",
    };

    public BacktestCommand()
        : base(
            "backtest", "Scores how well branches foretold what followed.",
            "natoiraq backtest status-quo nato-expanded",
            "natoiraq backtest trump-request new-zones --truth nato-iraq-2021 --by-truth",
            "natoiraq backtest spain-uk-transfer --known-on 2020-06-30 --csv",
            "natoiraq backtest --folder tables")
    {
        _branches.Arity = ArgumentArity.ZeroOrMore;
        Validators.Add(result =>
        {
            bool hasBranches = result.GetValue(_branches) is { Length: > 0 };
            if (hasBranches == result.GetValue(_folder) is not null)
                result.AddError(hasBranches
                    ? "Branches and --folder are two things to score: name one."
                    : "'natoiraq backtest' needs branches, or --folder with tables.");
        });
        _knownOn.Description = "What was published on or before this day is no forecast; without it, or before the "
            + "fork, the day of the fork.";
        _picture.Description = "Also draw forecasts and truths beside each other.";
        Add(_branches);
        foreach (Option option in (Option[])
            [_truth, _knownOn, _byTruth, _folder, _draws, _randomSeed, _priors, _threads, _picture, Cli.Options.Csv])
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        if (session.Get(_folder) is { } folder) return await RollAsync(session, folder);
        string[] branches = session.Get(_branches)!;
        TruthSource truth = (await session.ShippedAsync()).Truth(session.Get(_truth));
        await session.PrepareAsync(branches);
        var bar = new ProgressBar(session.Terminal);
        BacktestView view = await bar.WhileAsync(
            $"{Say.Count(session.Get(_draws), "draw")} a branch",
            () => session.SendAsync(new BacktestBranches(
                branches, truth, session.Get(_knownOn), session.Get(_draws), session.Get(_randomSeed),
                session.Get(_priors) == Priors.Wide, session.Get(_threads), bar)),
            session.Cancel);
        if (session.Get(_picture) is { } picture)
            await OutputFile.WriteAsync("--svg", picture, BacktestPicture.Draw(view), Existing.IsReplaced);
        bool byTruth = session.Get(_byTruth);
        if (byTruth) session.Show(view, view.Truths, page => BacktestPage.Write(page, view, byTruth));
        else session.Show(view, view.Scores, page => BacktestPage.Write(page, view, byTruth));
        return ExitCodes.Done;
    }

    private async Task<int> RollAsync(Session session, string folder)
    {
        var bar = new ProgressBar(session.Terminal);
        RollingView view = await bar.WhileAsync(
            "cuts",
            () => session.SendAsync(new BacktestTables(SeriesTable.In(folder), session.Get(_randomSeed), bar)),
            session.Cancel);
        session.Show(view, view.Scores, page => RollingPage.Write(page, view));
        return ExitCodes.Done;
    }
}
