using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Cli.Pages;
using NatoIraq.Cli.Stepping;
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
    private readonly Option<DateOnly?> _asImportedOn = Cli.Options.AsImportedOn();
    private readonly Option<Clock> _clock = Cli.Options.Clock();
    private readonly Option<DrawChoice> _draw = Cli.Options.Draw();
    private readonly Option<ulong> _randomSeed = Cli.Options.RandomSeed();
    private readonly Option<Priors> _priors = Cli.Options.Priors();
    private readonly DesignOptions _design = new();

    private readonly Option<string?> _keys = new("--keys")
    {
        Description = $"Press these keys and print the screen they lead to. {KeyScript.Notation}",
        HelpName = "KEYS",
    };

    private readonly Option<ScreenSize?> _size = ScreenSize.Option();

    public ReplayCommand()
        : base(
            "replay",
            "Steps through the history, or one draw of a branch: ? lists the keys. Piped, it prints every step; with "
            + "--json, a line a step.",
            "natoiraq replay",
            "natoiraq replay --until \"state(operations, coalition) == suspended\"",
            "natoiraq replay --until \"conflict(*)\"",
            "natoiraq replay nato-expanded --draw 7",
            "natoiraq replay --keys \"g2020-01-03<enter> nn wstrength(*/*/iraq)<enter>\" --size 100x30")
    {
        Add(_branch);
        foreach (Option option in (Option[])
            [_at, _until, _knownOn, _clock, _asImportedOn, _draw, _randomSeed, .. _design.All, _priors, _keys, _size])
        {
            Add(option);
        }
        Validators.Add(result =>
        {
            bool isJson = result.GetValue(((NatoIraqCommand)Parents.Single()).Json);
            bool hasKeys = result.GetResult(_keys) is not null;
            if (isJson && hasKeys) result.AddError("--keys prints a screen: leave --json out.");
        });
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        if (session.Get(_asImportedOn) is null) await session.PrepareAsync(branch);
        if (session.Get(_keys) is { } keys) return await PlayAsync(session, branch, keys);
        if (session.Terminal.IsInteractive && !session.IsJson)
        {
            return await Sitting.RunAsync(await OpenAsync(session, branch), session);
        }
        return await PrintAsync(session, branch);
    }

    private async Task<int> PlayAsync(Session session, string branch, string keys)
    {
        IReadOnlyList<Key> script = KeyScript.Parse(keys);
        Stand stand = (await OpenAsync(session, branch)).Press(script);
        ScreenSize size = session.Get(_size)
            ?? ScreenSize.Usual with { Columns = session.Columns ?? ScreenSize.Usual.Columns };
        session.Terminal.Output.Write(Frame.Of(stand, size).ToPlainText());
        return ExitCodes.Done;
    }

    private async Task<Stand> OpenAsync(Session session, string branch)
    {
        Reel reel = await session.SendAsync(new OpenReplay(
            branch, session.DrawOf(_draw), session.Get(_randomSeed), session.Get(_priors) == Priors.Wide,
            session.Get(_knownOn), session.Get(_clock))
        {
            Design = _design.Of(session),
            AsImportedOn = session.Get(_asImportedOn),
        });
        return Stand.At(reel, session.Get(_at), session.Get(_until));
    }

    private async Task<int> PrintAsync(Session session, string branch)
    {
        ReplayView view = await session.SendAsync(new ReplayTimeline(
            branch, session.DrawOf(_draw), session.Get(_randomSeed), session.Get(_priors) == Priors.Wide,
            session.Get(_at), session.Get(_until), session.Get(_knownOn), session.Get(_clock))
        {
            Design = _design.Of(session),
            AsImportedOn = session.Get(_asImportedOn),
        });
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
