using NatoIraq.App.History;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Stepping;

/// <summary>On whose word an event stands, and what nobody had told by then.</summary>
internal static class SourceItems
{
    private const string Usual = "reported";

    /// <summary>The principal claim, what the sources differ in, the other claims: the last are lost first.</summary>
    public static IEnumerable<Item> Claims(MomentView moment) =>
    [
        .. moment.Claims.Take(1).Select(Claim), .. moment.Conflicts.Select(Conflict),
        .. moment.Claims.Skip(1).Select(Claim),
    ];

    public static IEnumerable<Item> Later(Reel reel, MomentView moment)
    {
        LaterView later = moment.Later;
        if (reel.KnownOn is { } day)
        {
            yield return new Item(Line.Of(
                $"hidden: {Say.Count(reel.HiddenEvents, "event")} and {Say.Count(reel.HiddenClaims, "claim")} "
                + $"became known after {Say.Day(day)}"));
        }
        if (later.KnownFrom is { } from && from > moment.Day)
        {
            int days = from.DayNumber - moment.Day.DayNumber;
            yield return new Item(Line.Of("this event was known only from ")
                .Then(Say.Day(from), Ink.Strong).Then($", {Say.Count(days, "day")} on"));
        }
        yield return later.Next is { } next
            ? new Item(
                Line.Of($"{Say.Count(later.Count)} of {Say.Count(later.Of, "claim")} were yet to come; the next on ")
                    .Then(Say.Day(later.NextOn), Ink.Strong),
                Line.Of($"{next.Id} ", Ink.Strong).Then($"{next.Attribution}: ", Ink.Faint).Then(next.Statement))
            : new Item(Line.Of("every claim was known", Ink.Faint));
    }

    private static Item Claim(ClaimView claim)
    {
        string said = claim.Said is { } day && day != claim.Reported ? $"said {Say.Day(day)}, " : "";
        string state = claim.State == Usual ? "" : $", {claim.State}";
        return new Item(
            Line.Of($"{claim.Id} ", Ink.Strong).Then(claim.Attribution)
                .Then($"  {said}reported {Say.Day(claim.Reported)}, family {claim.Family}{state}", Ink.Faint),
            Line.Of(claim.Statement));
    }

    private static Item Conflict(ConflictView conflict) => new(
        Line.Of("! ", Ink.Alert).Then($"{conflict.Id} ", Ink.Strong)
            .Then($"{conflict.Kind}, {conflict.Topic}: ").Then(conflict.Disagreement),
        Line.Of($"Resolved: {conflict.Resolution}", Ink.Faint));
}
