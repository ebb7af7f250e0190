using NatoIraq.App.History;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Stepping;

/// <summary>What an event did: levels, machines, rules.</summary>
internal static class EventItems
{
    public static IEnumerable<Item> Changes(MomentView moment) => moment.Changes.Select(c => new Item(
        Line.Of($"{c.What}  ")
            .Then(c.Before is null ? "" : $"{Say.Grouped(c.Before)} -> ", Ink.Faint)
            .Then(Say.Grouped(c.After ?? "none"), Ink.Strong)
            .Then(c.Qualifier is null ? "" : $"  ({c.Qualifier})", Ink.Faint)));

    public static IEnumerable<Item> Moves(MomentView moment) => moment.Moves.Select(m => new Item(
        Line.Of($"{m.Machine}/{m.Subject}  ")
            .Then(m.From == m.To ? "stays " : m.From is null ? "" : $"{m.From} -> ", Ink.Faint)
            .Then(m.To, Ink.Strong)
            .Then(m.Meaning is null ? "" : $"  {m.Meaning}", Ink.Faint),
        [.. Permits(m)]));

    public static IEnumerable<Item> Breaches(MomentView moment) => moment.Breaches.Select(b => new Item(
        Line.Of(MarkOf(b.Kind), b.Kind == Breach.Noted ? Ink.Plain : Ink.Alert)
            .Then(b.Rule, Ink.Strong).Then($"  {Say.Grouped(b.Because)}"),
        b.Reason is null ? [] : [Line.Of($"It stands: {b.Reason}", Ink.Faint)]));

    /// <summary>What does not happen in the draw: what falls to this step first, and marked.</summary>
    public static IEnumerable<Item> NotHappened(Reel reel, MomentView moment)
    {
        foreach (NotHappenedView here in moment.NotHappened)
        {
            yield return new Item(Line.Of("x ", Ink.Alert).Then(here.Id, Ink.Strong).Then(Told(here)));
        }
        foreach (NotHappenedView other in reel.NotHappened.Except(moment.NotHappened))
        {
            yield return new Item(Line.Of($"{other.Id}{Told(other)}", Ink.Faint));
        }
    }

    private static string Told(NotHappenedView missed) => $"  {Say.Day(missed.Day)}  {missed.Because}";

    private static string MarkOf(Breach kind) => kind switch
    {
        Breach.Blocked => "x blocked by ",
        Breach.Stands => "! stands against ",
        _ => "i noted: ",
    };

    private static IEnumerable<Line> Permits(MoveView move)
    {
        string[] open = [.. move.Permits.Where(p => p.Barred is null).Select(p => p.Trigger)];
        if (move.Permits.Count == 0) yield return Line.Of("an end: nothing may follow", Ink.Faint);
        else if (open.Length > 0) yield return Line.Of("now possible: ", Ink.Faint).Then(string.Join(", ", open));
        foreach (var barred in move.Permits.Where(p => p.Barred is not null).GroupBy(p => p.Barred))
        {
            yield return Line.Of("x barred: ", Ink.Alert)
                .Then(string.Join(", ", barred.Select(p => p.Trigger))).Then($" ({barred.Key})", Ink.Faint);
        }
    }
}
