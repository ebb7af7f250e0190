using System.CommandLine;
using NatoIraq.App.Projections;
using NatoIraq.Cli.Charts;

namespace NatoIraq.Cli;

/// <summary>How branches are drawn, and what is reported of them: options that several commands share.</summary>
internal sealed class ProjectionOptions
{
    private readonly Option<DateOnly[]> _dates = Options.Dates();
    private readonly Option<string[]> _series = Options.Series();
    private readonly Option<int> _draws = Options.Draws();
    private readonly Option<ulong> _randomSeed = Options.RandomSeed();
    private readonly Option<Priors> _priors = Options.Priors();
    private readonly Option<int> _threads = Options.Threads();

    private readonly Option<bool> _chart = new("--chart")
    {
        Description = "Draw every series over time; without it, a terminal of 80 columns gets the first that moves.",
    };

    private readonly Option<bool> _noChart = new("--no-chart") { Description = "Draw none." };

    /// <summary>The options about what is drawn, with those about what is reported.</summary>
    public IEnumerable<Option> All => [_dates, _series, _chart, _noChart, Options.Csv, .. Drawing];

    /// <summary>The options about what is drawn.</summary>
    public IEnumerable<Option> Drawing => [_draws, _randomSeed, _priors, _threads];

    /// <summary>What is drawn over time.</summary>
    public ChartChoice ChartsOf(Session session) => (session.Get(_chart), session.Get(_noChart)) switch
    {
        (_, true) => ChartChoice.None,
        (true, _) when !session.IsJson && !session.IsCsv => ChartChoice.All,
        (false, _) when session.IsScreen(ChartPage.WideEnough) => ChartChoice.First,
        _ => ChartChoice.None,
    };

    /// <summary>Projects branches as the options say, with a bar if that takes long.</summary>
    public Task<ProjectedView> RunAsync(Session session, IReadOnlyList<string> branches, string? baseline) =>
        RunAsync(session, branches, baseline, session.Get(_dates) ?? [], ChartsOf(session) != ChartChoice.None);

    /// <summary>
    /// Projects branches, reported on these dates, none meaning each year's end; monthly for charts too.
    /// </summary>
    public Task<ProjectedView> RunAsync(
        Session session, IReadOnlyList<string> branches, string? baseline, IReadOnlyList<DateOnly> dates,
        bool monthly = false)
    {
        int draws = session.Get(_draws);
        var bar = new ProgressBar(session.Terminal);
        var request = new ProjectBranches(
            branches, baseline, draws, session.Get(_randomSeed), dates, session.Get(_series) ?? [],
            session.Get(_priors) == Priors.Wide, session.Get(_threads), bar, monthly);
        return bar.WhileAsync($"{draws:N0} draws a branch", () => session.SendAsync(request), session.Cancel);
    }
}
