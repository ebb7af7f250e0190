using System.CommandLine;
using NatoIraq.App.Projections;

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

    /// <summary>The options about what is drawn, with those about what is reported.</summary>
    public IEnumerable<Option> All => [_dates, _series, .. Drawing];

    /// <summary>The options about what is drawn.</summary>
    public IEnumerable<Option> Drawing => [_draws, _randomSeed, _priors, _threads];

    /// <summary>Projects branches as the options say, with a bar if that takes long.</summary>
    public Task<ProjectedView> RunAsync(Session session, IReadOnlyList<string> branches, string? baseline) =>
        RunAsync(session, branches, baseline, session.Get(_dates) ?? []);

    /// <summary>Projects branches, reported on these dates; none means each year's end.</summary>
    public Task<ProjectedView> RunAsync(
        Session session, IReadOnlyList<string> branches, string? baseline, IReadOnlyList<DateOnly> dates)
    {
        int draws = session.Get(_draws);
        var bar = new ProgressBar(session.Terminal);
        var request = new ProjectBranches(
            branches, baseline, draws, session.Get(_randomSeed), dates, session.Get(_series) ?? [],
            session.Get(_priors) == Priors.Wide, session.Get(_threads), bar);
        return bar.WhileAsync($"{draws:N0} draws a branch", () => session.SendAsync(request), session.Cancel);
    }
}
