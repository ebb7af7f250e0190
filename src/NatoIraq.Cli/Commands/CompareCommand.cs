using System.CommandLine;
using NatoIraq.App.Projections;
using NatoIraq.Cli.Pages;
using NatoIraq.Core;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Commands;

/// <summary><c>compare BRANCH... --baseline BRANCH</c></summary>
internal sealed class CompareCommand : Verb
{
    private readonly Argument<string[]> _branches = Cli.Options.Branches();

    private readonly Option<string> _baseline = new("--baseline")
    {
        Description = "The branch to compare with.",
        HelpName = "BRANCH",
        Required = true,
    };

    private readonly ProjectionOptions _projection = new();
    private readonly Option<bool> _analysis = Cli.Options.Analysis();
    private readonly Option<Preference?> _prefer = Cli.Options.Prefer();

    public CompareCommand()
        : base(
            "compare", "Compares branches with a baseline, draw by draw, so that luck that both share cancels out.",
            "natoiraq compare full-withdrawal --baseline status-quo --at 2020-12-31",
            "natoiraq compare nato-expanded compromise --baseline status-quo --series \"*/nmi/iraq\" --json",
            "natoiraq compare full-withdrawal --baseline status-quo --at 2020-12-31 --prefer lower")
    {
        Add(_branches);
        Add(_baseline);
        foreach (Option option in _projection.All) Add(option);
        Add(_analysis);
        Add(_prefer);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string[] branches = session.Get(_branches)!;
        string baseline = session.Get(_baseline)!;
        if (branches.All(b => b == baseline))
        {
            throw new InvalidInputException(
                $"'{baseline}' is the baseline itself: there is nothing to compare.",
                "Name another branch before --baseline.");
        }
        await session.PrepareAsync(branches.Append(baseline));
        ProjectedView view = await _projection.RunAsync(
            session, branches, baseline, session.Get(_analysis), session.Get(_prefer));
        void Write(Page page) => ProjectionPage.Write(page, view, _projection.ChartsOf(session), _projection.DatesOf(session));
        if (view.View.Analysis is { } analysis) session.Show(view.View, analysis.Results, Write);
        else session.Show(view.View, view.View.Results, Write);
        return ExitCodes.Done;
    }
}
