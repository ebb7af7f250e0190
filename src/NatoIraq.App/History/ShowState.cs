using System.Text.Json.Serialization;
using MediatR;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.History;

/// <summary>Shows the world at a moment, on the history or on one draw of a branch.</summary>
/// <param name="Branch">The branch; <c>history</c> for the trunk.</param>
/// <param name="At">A date, step or event; null for <paramref name="KnownOn"/>, or without it the last event.</param>
/// <param name="KnownOn">Only what was known at the end of this day; null for everything.</param>
/// <param name="Clock">Which date decides.</param>
/// <param name="Draw">Which draw of a branch; null for the middle one.</param>
/// <param name="RandomSeed">The random seed of the draw.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
public sealed record ShowState(
    string Branch, string? At, DateOnly? KnownOn, Clock Clock, long? Draw, ulong RandomSeed, bool Wide)
        : IRequest<StateView>
{
    /// <summary>How the draws were spread.</summary>
    public Design Design { get; init; } = Design.Plain;

    /// <summary>Only what the store held at the end of this day, in UTC; null for all it holds now.</summary>
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>The world at a moment.</summary>
public sealed record StateView(
    string Branch,
    DateOnly At,
    DateOnly? KnownOn,
    Clock Clock,
    string Draw,
    int Step,
    int Hidden,
    IReadOnlyList<MachineView> Machines,
    IReadOnlyList<PossibleView> Possible,
    IReadOnlyList<LevelView> Levels,
    IReadOnlyList<MissionView> Missions,
    IReadOnlyList<OfficeView> Offices)
{
    /// <summary>The day at whose end the store held this; null where nobody asked for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>A machine's instance.</summary>
public sealed record MachineView(
    string Machine, string Subject, string State, DateOnly? Since, string? By, IReadOnlyList<string> Cites);

/// <summary>An event whose window has begun but which has not taken effect.</summary>
public sealed record PossibleView(string Id, string Type, DateOnly From, DateOnly To, IReadOnlyList<string> Cites);

/// <summary>A level of the ledger; all three null when it is unknown at the moment.</summary>
public sealed record LevelView(
    string Series,
    int? Low,
    int? Likely,
    int? High,
    string? Qualifier,
    DateOnly? AsOf,
    LastKnownView? LastKnown,
    bool Derived,
    IReadOnlyList<string> Cites)
{
    /// <summary>Whether anything is known of it at the moment.</summary>
    public bool Known => (Low ?? Likely ?? High) is not null;
}

/// <summary>What a level was when it was last known.</summary>
public sealed record LastKnownView(int? Low, int? Likely, int? High, DateOnly AsOf);

/// <summary>A mission.</summary>
public sealed record MissionView(
    string Mission, string? Lead, CapView? Cap, int? Zones, IReadOnlyList<string> Activities, bool Suspended);

/// <summary>A mission's cap, in persons.</summary>
public sealed record CapView(int? Low, int? Likely, int? High, string? Qualifier);

/// <summary>An office and who holds it.</summary>
public sealed record OfficeView(string Office, string? Holder);

/// <summary>Handles <see cref="ShowState"/>.</summary>
public sealed class ShowStateHandler(IEventStore store) : IRequestHandler<ShowState, StateView>
{
    /// <inheritdoc/>
    public async Task<StateView> Handle(ShowState request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, request.AsImportedOn, cancellationToken);
        Trajectory trajectory = Trajectory.Of(
            workspace, request.Branch, request.Draw, request.RandomSeed, request.Wide, request.KnownOn, request.Clock,
            request.Design);
        Timeline timeline = trajectory.Timeline;
        (int step, DateOnly day) = (request.At, request.KnownOn) switch
        {
            ({ } at, _) => Moments.Of(timeline, at),
            (null, { } known) => (timeline.StepAt(known), known),
            _ => Last(timeline),
        };
        if (request.Branch != Scenario.Trunk) Horizon.Check(workspace.ScenarioOf(request.Branch), day);
        var cursor = new Cursor(timeline);
        cursor.GoTo(step);
        var reader = new WorldReader(cursor, day);
        return new StateView(
            request.Branch, day, request.KnownOn, request.Clock, trajectory.Draw, step, trajectory.Hidden,
            reader.Machines(), reader.Possible(), new LevelReader(cursor, day).Levels(), reader.Missions(),
            reader.Offices())
        {
            AsImportedOn = request.AsImportedOn,
        };
    }

    private static (int, DateOnly) Last(Timeline timeline) =>
        (timeline.Length, timeline.Length == 0 ? DateOnly.MinValue : timeline.Events[^1].Day);
}
