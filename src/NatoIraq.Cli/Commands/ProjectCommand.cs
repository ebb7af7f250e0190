using System.CommandLine;
using NatoIraq.App.Projections;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>project BRANCH...</c></summary>
internal sealed class ProjectCommand : Verb
{
    private readonly Argument<string[]> _branches = Cli.Options.Branches();
    private readonly ProjectionOptions _projection = new();

    public ProjectCommand()
        : base(
            "project", "Draws a branch's future many times: troop levels, what happens, what is blocked and why.",
            "natoiraq project spain-uk-transfer",
            "natoiraq project nato-4000 --at 2022-12-31 --series \"*/nmi/iraq\" --draws 10000")
    {
        Add(_branches);
        foreach (Option option in _projection.All) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string[] branches = session.Get(_branches)!;
        await session.PrepareAsync(branches);
        ProjectedView view = await _projection.RunAsync(session, branches, baseline: null);
        session.Show(
            view.View, view.View.Results, page => ProjectionPage.Write(page, view, _projection.ChartsOf(session), _projection.DatesOf(session)));
        return ExitCodes.Done;
    }
}
