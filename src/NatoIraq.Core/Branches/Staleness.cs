using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Replay;

namespace NatoIraq.Core.Branches;

/// <summary>In what way the past of a branch is another than the one it pins.</summary>
public enum StaleKind
{
    /// <summary>An event was found that took place before the fork.</summary>
    EventAdded,

    /// <summary>An event before the fork is no longer held to have taken place.</summary>
    EventRetracted,

    /// <summary>An event before the fork took place on other days, or one moved across the fork.</summary>
    EventRedated,

    /// <summary>An event before the fork is told otherwise, or rests on other claims.</summary>
    EventRevised,

    /// <summary>A claim behind such an event says otherwise what counts.</summary>
    ClaimRevised,

    /// <summary>A claim behind such an event is no longer held.</summary>
    ClaimRetracted,

    /// <summary>Events of one day stand in another order.</summary>
    OrderChanged,

    /// <summary>The pack's settings, rules, missions or places decide otherwise.</summary>
    DefinitionsChanged,

    /// <summary>The plan does not fit the newest history.</summary>
    NoPlan,
}

/// <summary>One reason why a branch is stale.</summary>
/// <param name="Kind">In what way.</param>
/// <param name="Subject">The event's, claim's or branch's id, or the file's name.</param>
/// <param name="Because">What was, and what is.</param>
public sealed record StaleReason(StaleKind Kind, string Subject, string Because);

/// <summary>A timeline up to a fork: what a branch rests on.</summary>
/// <param name="Timeline">The timeline.</param>
/// <param name="Steps">How many of its steps are before the fork or on it.</param>
public sealed record Past(Timeline Timeline, int Steps)
{
    /// <summary>The events, in the order of the steps.</summary>
    public IEnumerable<Event> Events => Timeline.Events.Take(Steps);

    /// <summary>
    /// What changed from this past to another, in the order of the steps: events first, then the claims behind them.
    /// </summary>
    public IReadOnlyList<StaleReason> ChangesTo(Past now)
    {
        Event[] touched = [.. Events.Concat(now.Events).DistinctBy(e => e.Id).OrderBy(e => e.Day)];
        List<StaleReason> reasons = [.. touched.Select(e => Change(now, e.Id)).OfType<StaleReason>()];
        if (reasons.Count == 0 && !Events.Select(e => e.Id).SequenceEqual(now.Events.Select(e => e.Id)))
            reasons.Add(new StaleReason(StaleKind.OrderChanged, "history", "events of one day stand in another order"));
        Dictionary<string, Claim> before = ClaimsOf(Timeline), after = ClaimsOf(now.Timeline);
        HashSet<string> cited = [.. Events.Concat(now.Events).SelectMany(e => e.Cites)];
        reasons.AddRange(before.Values.Where(c => cited.Contains(c.Id))
            .Select(c => Change(c, after.GetValueOrDefault(c.Id))).OfType<StaleReason>());
        return reasons;
    }

    private StaleReason? Change(Past now, string id)
    {
        int step = Timeline.StepOf(id), stepNow = now.Timeline.StepOf(id);
        Event? e = step > 0 ? Timeline.Events[step - 1] : null;
        Event? other = stepNow > 0 ? now.Timeline.Events[stepNow - 1] : null;
        if (e is null) return new StaleReason(StaleKind.EventAdded, id, $"{other!.Type} of {other.When} is new");
        if (other is null)
            return new StaleReason(StaleKind.EventRetracted, id, $"{e.Type} of {e.When} is no longer held");
        if (ReferenceEquals(e, other) || EventJson.Shipped.Write(e).AsSpan().SequenceEqual(EventJson.Shipped.Write(other)))
            return null;
        IReadOnlyList<Retold> told = Retold.Between(new EventRevised(e), new EventRevised(other));
        if (e.When != other.When)
        {
            return new StaleReason(
                StaleKind.EventRedated, id, $"was dated {e.When}, is dated {other.When}"
                    + Listed(told.Where(t => !t.Field.StartsWith("when.", StringComparison.Ordinal)), "; "));
        }
        return new StaleReason(
            StaleKind.EventRevised, id, $"{e.Type} of {e.When} is told otherwise{Listed(told, ": ")}");
    }

    private static StaleReason? Change(Claim claim, Claim? now)
    {
        if (now is null) return new StaleReason(StaleKind.ClaimRetracted, claim.Id, "is no longer held");
        if (claim.SpeaksUntil != now.SpeaksUntil)
        {
            return new StaleReason(
                StaleKind.ClaimRevised, claim.Id,
                $"spoke until {claim.SpeaksUntil:yyyy-MM-dd}, speaks until {now.SpeaksUntil:yyyy-MM-dd}");
        }
        bool isSame = claim.Source == now.Source && claim.Measure is null == now.Measure is null;
        return isSame ? null : new StaleReason(
            StaleKind.ClaimRevised, claim.Id,
            "has another source or measure" + Listed(Retold.Between(new ClaimReported(claim), new ClaimReported(now))
                .Where(t => t.Field == "source" || t.Field.StartsWith("measure.", StringComparison.Ordinal)), ": "));
    }

    private static string Listed(IEnumerable<Retold> told, string before) =>
        string.Join("; ", told) is { Length: > 0 } text ? before + text : "";

    private static Dictionary<string, Claim> ClaimsOf(Timeline timeline) =>
        timeline.Layout.Universe.Pack.Claims.ToDictionary(c => c.Id);
}
