using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Commands;

/// <summary><c>explain SUBJECT</c></summary>
internal sealed class ExplainCommand : Verb
{
    private readonly Argument<string> _subject = new("SUBJECT")
    {
        Description = "A series (nation/mission/place, * for all), a machine/subject, or an event's id.",
    };

    private readonly Option<string> _branch = new("--branch")
    {
        Description = "Explain it on one draw of this branch; without it, on the history.",
        HelpName = "BRANCH",
        DefaultValueFactory = _ => Scenario.Trunk,
    };

    private readonly Option<string?> _at = Cli.Options.At();
    private readonly Option<DrawChoice> _draw = Cli.Options.Draw();
    private readonly Option<ulong> _randomSeed = Cli.Options.RandomSeed();
    private readonly DesignOptions _design = new();

    public ExplainCommand()
        : base(
            "explain", "Traces a level, a machine's state or an event down to the claims and the bounds they give.",
            "natoiraq explain \"*/coalition/region\" --at 2020-02-13",
            "natoiraq explain operations/nmi",
            "natoiraq explain \"*/nmi/iraq\" --branch nato-expanded --at 2021-12-31")
    {
        Add(_subject);
        foreach (Option option in (Option[])[_branch, _at, _draw, _randomSeed, .. _design.All, Cli.Options.Csv]) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        await session.PrepareAsync(branch);
        ExplainView view = await session.SendAsync(new Explain(
            session.Get(_subject)!, branch, session.Get(_at), session.DrawOf(_draw), session.Get(_randomSeed))
        {
            Design = _design.Of(session),
        });
        session.Show(view, view.Events, page => ExplainPage.Write(page, view));
        return ExitCodes.Done;
    }
}
