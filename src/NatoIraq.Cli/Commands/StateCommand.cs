using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Claims;

namespace NatoIraq.Cli.Commands;

/// <summary><c>state [BRANCH]</c></summary>
internal sealed class StateCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.BranchOrHistory();
    private readonly Option<string?> _at = Cli.Options.At();
    private readonly Option<DateOnly?> _knownOn = Cli.Options.KnownOn();
    private readonly Option<DateOnly?> _asImportedOn = Cli.Options.AsImportedOn();
    private readonly Option<Clock> _clock = Cli.Options.Clock();
    private readonly Option<DrawChoice> _draw = Cli.Options.Draw();
    private readonly Option<ulong> _randomSeed = Cli.Options.RandomSeed();
    private readonly Option<Priors> _priors = Cli.Options.Priors();
    private readonly DesignOptions _design = new();

    public StateCommand()
        : base(
            "state", "Shows the world at a moment, on the history or on one draw of a branch.",
            "natoiraq state --at 2020-02-12",
            "natoiraq state --known-on 2020-02-12 --clock said",
            "natoiraq state full-withdrawal --at 2020-12-31")
    {
        Add(_branch);
        Add(Cli.Options.Csv);
        foreach (Option option in (Option[])
            [_at, _knownOn, _clock, _asImportedOn, _draw, _randomSeed, .. _design.All, _priors])
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        if (session.Get(_asImportedOn) is null) await session.PrepareAsync(branch);
        StateView view = await session.SendAsync(new ShowState(
            branch, session.Get(_at), session.Get(_knownOn), session.Get(_clock), session.DrawOf(_draw),
            session.Get(_randomSeed), session.Get(_priors) == Priors.Wide)
        {
            Design = _design.Of(session),
            AsImportedOn = session.Get(_asImportedOn),
        });
        session.Show(view, view.Levels, page => StatePage.Write(page, view));
        return ExitCodes.Done;
    }
}
