using System.CommandLine;
using MediatR;
using NatoIraq.App;
using NatoIraq.App.Backtests;
using NatoIraq.App.Bundles;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Cli.Charts;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Sampling;
using NatoIraq.Core.Wording;

namespace NatoIraq.Cli;

/// <summary>How branches are drawn, and what is reported of them: options that several commands share.</summary>
internal sealed class ProjectionOptions
{
    private readonly Option<DateOnly[]> _dates = Options.Dates();
    private readonly Option<string[]> _series = Options.Series();
    private readonly Option<int> _draws = Options.Draws();
    private readonly Option<ulong> _randomSeed = Options.RandomSeed();
    private readonly Option<Priors> _priors = Options.Priors();
    private readonly Option<SamplingMethod> _sampling = Options.Sampling();
    private readonly Option<int> _threads = Options.Threads();
    private readonly Option<string?> _picture = Options.Picture();
    private readonly Option<LikelihoodScale?> _words = Options.Words();

    private readonly Option<bool> _chart = new("--chart")
    {
        Description = "Draw every series over time; without it, a terminal of 80 columns gets the first that moves.",
    };

    private readonly Option<bool> _noChart = new("--no-chart") { Description = "Draw none." };

    /// <summary>The options about what is drawn and what is reported, in which form.</summary>
    public IEnumerable<Option> All => [.. Reporting, _chart, _noChart, _picture, Options.Csv];

    /// <summary>The options about what is drawn, with those about what is reported.</summary>
    public IEnumerable<Option> Reporting => [_dates, _series, _words, .. Drawing];

    /// <summary>The options about what is drawn.</summary>
    public IEnumerable<Option> Drawing => [_draws, _randomSeed, _sampling, _priors, _threads];

    /// <summary>The dates that are asked for by name; none means the usual ones.</summary>
    public IReadOnlyList<DateOnly> DatesOf(Session session) => session.Get(_dates) ?? [];

    /// <summary>What is drawn over time.</summary>
    public ChartChoice ChartsOf(Session session) => (session.Get(_chart), session.Get(_noChart)) switch
    {
        (_, true) => ChartChoice.None,
        (true, _) when !session.IsJson && !session.IsCsv => ChartChoice.All,
        (false, _) when session.IsScreen(ChartPage.WideEnough) => ChartChoice.First,
        _ => ChartChoice.None,
    };

    /// <summary>
    /// Projects branches as the options say, with a bar if that takes long, and writes the picture if one is asked for.
    /// </summary>
    /// <param name="session">The command line.</param>
    /// <param name="branches">The branches.</param>
    /// <param name="baseline">What they are compared with; null for nothing.</param>
    /// <param name="analysis">Whether the draws are told of beside their bands.</param>
    /// <param name="prefer">Which end of a level is better, for regret.</param>
    public async Task<ProjectedView> RunAsync(
        Session session, IReadOnlyList<string> branches, string? baseline, bool analysis = false,
        Preference? prefer = null)
    {
        string? picture = session.Get(_picture);
        var bar = new ProgressBar(session.Terminal);
        ProjectedView view = await WaitAsync(session, bar, new ProjectBranches(
            branches, baseline, session.Get(_draws), session.Get(_randomSeed), session.Get(_dates) ?? [],
            session.Get(_series) ?? [], session.Get(_priors) == Priors.Wide, session.Get(_threads), bar,
            Monthly: picture is not null || ChartsOf(session) != ChartChoice.None)
        {
            Sampling = session.Get(_sampling),
            Analysis = analysis, Prefer = prefer, Words = session.Get(_words),
        });
        if (picture is not null)
            await OutputFile.WriteAsync("--svg", picture, FanPicture.Draw(view), Existing.IsReplaced);
        // The page tells it among the warnings; what a script reads goes elsewhere.
        foreach (string name in session.IsJson || session.IsCsv ? view.View.Archived ?? [] : [])
            session.Notice($"{name}: {Workspace.Archived}");
        return view;
    }

    /// <summary>Reports branches as the options say, with a bar if that takes long.</summary>
    public async Task<ReportView> ReportAsync(
        Session session, IReadOnlyList<string> branches, string? baseline, Preference? prefer)
    {
        var bar = new ProgressBar(session.Terminal);
        Shipped shipped = await session.ShippedAsync();
        return await WaitAsync(session, bar, new ReportBranches(
            branches, baseline, session.Get(_draws), session.Get(_randomSeed), session.Get(_dates) ?? [],
            session.Get(_series) ?? [], session.Get(_priors) == Priors.Wide, session.Get(_threads), bar)
        {
            Sampling = session.Get(_sampling),
            Prefer = prefer, Words = session.Get(_words),
            Truth = TruthSource.FirstIn(TruthSource.FolderOf(shipped.Folder)),
        });
    }

    /// <summary>Seals what branches come to as the options say, with a bar if that takes long.</summary>
    public Task<SealedView> SealAsync(
        Session session, IReadOnlyList<string> branches, string? baseline, bool analysis, Preference? prefer)
    {
        var bar = new ProgressBar(session.Terminal);
        return WaitAsync(session, bar, new CreateBundle(new ProjectBranches(
            branches, baseline, session.Get(_draws), session.Get(_randomSeed), session.Get(_dates) ?? [],
            session.Get(_series) ?? [], session.Get(_priors) == Priors.Wide, session.Get(_threads), bar)
        {
            Sampling = session.Get(_sampling),
            Analysis = analysis, Prefer = prefer, Words = session.Get(_words),
        }));
    }

    private Task<T> WaitAsync<T>(Session session, ProgressBar bar, IRequest<T> request) => bar.WhileAsync(
        $"{Say.Count(session.Get(_draws), "draw")} a branch", () => session.SendAsync(request), session.Cancel);
}
