using MediatR;
using NatoIraq.Core.History;

namespace NatoIraq.App.History;

/// <summary>Shows a step of a replay: what happened, and the world that it leaves.</summary>
/// <param name="Replay">Which replay.</param>
/// <param name="At">A date, step or event; null for the first step of the history, and a branch's fork.</param>
public sealed record ShowStep(OpenReplay Replay, string? At) : IRequest<StandingView>;

/// <summary>A step, and the world after it.</summary>
/// <param name="Step">The step; 0 when nothing was known, and then the rest is empty.</param>
/// <param name="First">The first step.</param>
/// <param name="Length">The last step.</param>
/// <param name="ForkStep">The step at which a branch leaves the history; 0 for the history.</param>
/// <param name="Moment">What happened; null when nothing was known.</param>
/// <param name="Machines">Every machine seen by then.</param>
/// <param name="Levels">The ledger.</param>
/// <param name="Missions">The missions.</param>
/// <param name="Offices">The offices.</param>
/// <param name="Possible">What may have happened already, and may not.</param>
public sealed record StandingView(
    int Step, int First, int Length, int ForkStep, MomentView? Moment, IReadOnlyList<StandingMachine> Machines,
    IReadOnlyList<LevelView> Levels, IReadOnlyList<MissionView> Missions, IReadOnlyList<OfficeView> Offices,
    IReadOnlyList<PossibleView> Possible)
{
    /// <summary>Before anything was known.</summary>
    public static StandingView Nothing { get; } = new(0, 0, 0, 0, null, [], [], [], [], []);
}

/// <summary>A machine's instance as it stands.</summary>
/// <param name="Now">Its state, since when, by which event.</param>
/// <param name="Meaning">What the state means; null when its name says it.</param>
/// <param name="Permits">The triggers that the state permits, with those a guard now bars.</param>
public sealed record StandingMachine(MachineView Now, string? Meaning, IReadOnlyList<PermitView> Permits);

/// <summary>Handles <see cref="ShowStep"/>.</summary>
public sealed class ShowStepHandler(IEventStore store) : IRequestHandler<ShowStep, StandingView>
{
    /// <inheritdoc/>
    public async Task<StandingView> Handle(ShowStep request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, request.Replay.AsImportedOn, cancellationToken);
        return await workspace.Reels.LookAsync(request.Replay, reel =>
        {
            int step = request.At is { } at ? Math.Clamp(reel.StepOf(at), reel.First, reel.Length) : reel.Start;
            return step == 0 ? StandingView.Nothing : reel.StandingAt(step);
        }, cancellationToken);
    }
}
