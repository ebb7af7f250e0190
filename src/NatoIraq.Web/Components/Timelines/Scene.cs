using NatoIraq.App.History;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Components.Timelines;

/// <summary>Everything that is told of one step.</summary>
/// <param name="Place">Where the reader stands.</param>
/// <param name="Standing">The step and the world after it.</param>
/// <param name="Watches">What the watched expressions are worth.</param>
/// <param name="Breaks">Where the breakpoints stop.</param>
/// <param name="Found">Where a search ended; null when nothing was looked for.</param>
/// <param name="Sides">The claims of the conflicts that are told, by id.</param>
/// <param name="Today">The same moment as it is known today; null when nothing is left out.</param>
public sealed record Scene(
    Place Place, StandingView Standing, IReadOnlyList<ReadView> Watches, IReadOnlyList<ReadView> Breaks,
    SoughtView? Found, IReadOnlyDictionary<string, ClaimView> Sides, StandingView? Today)
{
    /// <summary>The claims behind the event that were not known yet.</summary>
    public IEnumerable<ClaimView> Later => (Today?.Moment?.Claims ?? [])
        .Where(c => Standing.Moment!.Claims.All(known => known.Id != c.Id));

    /// <summary>The step; 0 when nothing was known.</summary>
    public int Step => Standing.Step;

    /// <summary>The breakpoints that become true with this step.</summary>
    public IEnumerable<string> Stops => Breaks.Where(b => b.Reading?.IsHit(Step) ?? false).Select(b => b.Text);

    /// <summary>The scene that a query string asks for.</summary>
    public static async Task<Scene> OfAsync(Visit visit)
    {
        var place = Place.Of(visit.Asked);
        SoughtView? sought = await SeekAsync(visit, place);
        if (sought?.Fault is null) place = Noting(visit.Asked, place);
        bool isFound = sought is { Fault: null, Step: > 0 };
        StandingView standing = await visit.SendAsync(
            new ShowStep(place.Replay, isFound ? $"{sought!.Step}" : place.At));
        IReadOnlyList<ReadView> read = place.Watches.Count + place.Breaks.Count == 0
            ? [] : await visit.SendAsync(new ReadExpressions(place.Replay, [.. place.Watches, .. place.Breaks]));
        string[] sides = [.. standing.Moment?.Conflicts.SelectMany(c => c.Claims).Distinct() ?? []];
        IReadOnlyList<ClaimView> claims = sides.Length == 0 ? [] : (await visit.SendAsync(
            new ListClaims(place.Replay.KnownOn, place.Replay.Clock, null, null, sides)
            {
                AsImportedOn = place.Replay.AsImportedOn,
            })).Claims;
        return new Scene(
            place, standing, [.. read.Where(r => place.Watches.Contains(r.Text))],
            [.. read.Where(r => place.Breaks.Contains(r.Text))], sought, claims.ToDictionary(c => c.Id),
            await TodayAsync(visit, place, standing));
    }

    /// <summary>What a button of the page looks for: where to go, words, or where conditions become true.</summary>
    private static async Task<SoughtView?> SeekAsync(Visit visit, Place place)
    {
        Asked asked = visit.Asked;
        string act = asked.Text("do") ?? "";
        string? expression = asked.Text("expression");
        SeekStep? seek = act switch
        {
            "go" when asked.Text("go") is { } moment => new(place.Replay, place.At, Sought.Moment, [moment], false),
            "find" when asked.Text("find") is { } words => new(place.Replay, place.At, Sought.Words, [words], false),
            "until" or "back" when expression is not null =>
                new(place.Replay, place.At, Sought.Truth, [expression], act == "back"),
            "on" or "last" when place.Breaks.Count > 0 =>
                new(place.Replay, place.At, Sought.Truth, place.Breaks, act == "last"),
            // A breakpoint must be a condition: asked for once, it is known to be one.
            "break" when expression is not null && !place.Breaks.Contains(expression) =>
                new(place.Replay, place.At, Sought.Truth, [expression], false),
            _ => null,
        };
        if (act == "watch" && expression is not null && !place.Watches.Contains(expression))
        {
            ReadView read = (await visit.SendAsync(new ReadExpressions(place.Replay, [expression])))[0];
            return read.Fault is null ? null : new SoughtView(0, null, read.Fault);
        }
        if (seek is null) return null;
        SoughtView sought = await visit.SendAsync(seek);
        return act == "break" && sought.Fault is null ? null : sought;
    }

    /// <summary>With the expression that is to be watched or stopped at; the same again takes it off.</summary>
    private static Place Noting(Asked asked, Place place) => (asked.Text("do"), asked.Text("expression")) switch
    {
        ("watch", { } text) => place with { Watches = Toggled(place.Watches, text) },
        ("break", { } text) => place with { Breaks = Toggled(place.Breaks, text) },
        _ => place,
    };

    private static IReadOnlyList<string> Toggled(IReadOnlyList<string> list, string text) =>
        list.Contains(text) ? [.. list.Where(t => t != text)] : [.. list, text];

    private static async Task<StandingView?> TodayAsync(Visit visit, Place place, StandingView standing) =>
        place.Replay.KnownOn is null || standing.Moment is not { } moment ? null
            : await visit.SendAsync(new ShowStep(place.Replay with { KnownOn = null }, moment.Id));
}
