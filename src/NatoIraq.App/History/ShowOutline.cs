using MediatR;
using NatoIraq.App.Views;
using NatoIraq.Core.History;

namespace NatoIraq.App.History;

/// <summary>Shows a replay from afar: every step, and what was not known yet between them.</summary>
/// <param name="Replay">Which replay.</param>
public sealed record ShowOutline(OpenReplay Replay) : IRequest<OutlineView>;

/// <summary>A replay from afar.</summary>
/// <param name="Draw">Which draw, for people: <c>facts</c>, <c>middle</c> or its number.</param>
/// <param name="First">The first step; 0 when nothing was known.</param>
/// <param name="Length">The last step; 0 when nothing was known.</param>
/// <param name="ForkStep">The step at which a branch leaves the history; 0 for the history.</param>
/// <param name="Hidden">How many events were not known yet.</param>
/// <param name="HiddenClaims">How many claims were not known yet.</param>
/// <param name="Events">Every event, those not known yet too, in the order in which they take effect.</param>
/// <param name="KnownDays">The days on which claims became known, in order.</param>
public sealed record OutlineView(
    string Draw, int First, int Length, int ForkStep, int Hidden, int HiddenClaims,
    IReadOnlyList<OutlineEvent> Events, IReadOnlyList<DateOnly> KnownDays)
{
    /// <summary>The planned events that do not happen in the draw, in order of their days.</summary>
    public IReadOnlyList<NotHappenedView> NotHappened { get; init; } = [];

    /// <summary>The days on which the store was imported into, in order, whichever of them is asked about.</summary>
    public IReadOnlyList<DateOnly> ImportDays { get; init; } = [];

    /// <summary>The step with which a replay tells what falls to a day; 0 when nothing was known by then.</summary>
    public int StepOn(DateOnly day) => Events.LastOrDefault(e => e.Step > 0 && e.Day <= day)?.Step ?? First;

    /// <summary>The day of a date, a step's number or an event's id; null when there is none here.</summary>
    public DateOnly? DayOf(string moment) => DateOnly.TryParseExact(moment, "yyyy-MM-dd", out DateOnly day) ? day
        : Events.FirstOrDefault(e => e.Id == moment || $"{e.Step}" == moment)?.Day;
}

/// <summary>An event in an outline.</summary>
/// <param name="Step">Its step; 0 when it was not known yet.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Day">The day on which it takes effect.</param>
/// <param name="Window">Its uncertainty window.</param>
/// <param name="KnownFrom">The day from which it was known; null without claims.</param>
/// <param name="Cites">The claims behind it, known yet or not.</param>
public sealed record OutlineEvent(
    int Step, string Id, string Type, DateOnly Day, DatesView Window, DateOnly? KnownFrom, IReadOnlyList<string> Cites);

/// <summary>Handles <see cref="ShowOutline"/>.</summary>
public sealed class ShowOutlineHandler(IEventStore store) : IRequestHandler<ShowOutline, OutlineView>
{
    /// <inheritdoc/>
    public async Task<OutlineView> Handle(ShowOutline request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, request.Replay.AsImportedOn, cancellationToken);
        return await workspace.Reels.LookAsync(request.Replay, reel =>
        {
            Dictionary<string, DateOnly> known = workspace.Pack.Claims
                .ToDictionary(c => c.Id, c => c.KnownFrom(request.Replay.Clock));
            // A draw may hold several events of one id, as a reaction that comes again does; the history never does.
            bool isWhole = reel.KnownOn is null;
            IReadOnlyList<Event> all = isWhole ? reel.Events : workspace.Timeline.Events;
            Dictionary<string, int> steps = isWhole ? []
                : reel.Events.Select((e, i) => (e.Id, Step: i + 1)).ToDictionary(e => e.Id, e => e.Step);
            return new OutlineView(
                reel.Draw, reel.First, reel.Length, reel.ForkStep, reel.HiddenEvents, reel.HiddenClaims,
                [.. all.Select((e, i) => View(e, isWhole ? i + 1 : steps.GetValueOrDefault(e.Id), known))],
                [.. known.Values.Distinct().Order()]) 
            {
                NotHappened = reel.NotHappened, ImportDays = [.. workspace.ImportDays],
            };
        }, cancellationToken);
    }

    private static OutlineEvent View(Event e, int step, Dictionary<string, DateOnly> known) => new(
        step, e.Id, e.Type, e.Day, new DatesView(e.When.From, e.When.To),
        e.Cites.Where(known.ContainsKey).Select(c => (DateOnly?)known[c]).Min(), e.Cites);
}
