using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Claims;

namespace NatoIraq.Cli.Commands;

/// <summary><c>replay [BRANCH]</c></summary>
internal sealed class ReplayCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.BranchOrHistory();
    private readonly Option<string?> _at = Cli.Options.At();

    private readonly Option<string?> _until = new("--until")
    {
        Description = "Stop after the step that makes this expression true.",
        HelpName = "EXPRESSION",
    };

    private readonly Option<DateOnly?> _knownOn = Cli.Options.KnownOn();
    private readonly Option<Clock> _clock = Cli.Options.Clock();
    private readonly Option<DrawChoice> _draw = Cli.Options.Draw();
    private readonly Option<ulong> _randomSeed = Cli.Options.RandomSeed();
    private readonly Option<Priors> _priors = Cli.Options.Priors();

    public ReplayCommand()
        : base(
            "replay", "Replays the history, or one draw of a branch, step by step. With --json, a line a step.",
            "natoiraq replay --until \"state(operations, coalition) == suspended\"",
            "natoiraq replay --until \"conflict(*)\"",
            "natoiraq replay nato-expanded --draw 7")
    {
        Add(_branch);
        foreach (Option option in (Option[])[_at, _until, _knownOn, _clock, _draw, _randomSeed, _priors]) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        await session.PrepareAsync(branch);
        ReplayView view = await session.SendAsync(new ReplayTimeline(
            branch, session.Get(_draw).Number, session.Get(_randomSeed), session.Get(_priors) == Priors.Wide, session.Get(_at),
            session.Get(_until), session.Get(_knownOn), session.Get(_clock)));
        if (!session.IsJson)
        {
            session.Show(page => ReplayPage.Write(page, view));
            return ExitCodes.Done;
        }
        foreach (StepView step in view.Steps) session.ShowJson(Json.Write(step));
        if (view.Stopped is { } stopped) session.ShowJson(Json.Write(new { stopped }));
        return ExitCodes.Done;
    }
}
