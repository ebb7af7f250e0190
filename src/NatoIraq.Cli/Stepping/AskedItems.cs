using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Stepping;

/// <summary>What the reader asked to be shown: watches and breakpoints.</summary>
internal static class AskedItems
{
    private const string Nothing = "cannot be asked of what was known";

    public static IEnumerable<Item> Watches(Stand stand) =>
        stand.Watches.Select((text, i) => Watch(stand, i + 1, text));

    public static IEnumerable<Item> Breakpoints(Stand stand) =>
        stand.Breakpoints.Select((text, i) => Breakpoint(stand, i + 1, text));

    private static Item Watch(Stand stand, int number, string text)
    {
        Line line = Line.Of($"{number} ", Ink.Faint).Then($"{text}  ");
        if (stand.Read(text) is not { } reading) return new Item(line.Then(Nothing, Ink.Faint));
        (string now, string before) = (reading.At(stand.Step), reading.At(stand.Step - 1));
        return new Item(now == before
            ? line.Then(now, Ink.Strong)
            : line.Then("* ", Ink.Alert).Then($"{before} -> ", Ink.Faint).Then(now, Ink.Strong));
    }

    private static Item Breakpoint(Stand stand, int number, string text)
    {
        Line line = Line.Of($"{number} ", Ink.Faint).Then($"{text}  ");
        if (stand.Read(text) is not { } reading) return new Item(line.Then(Nothing, Ink.Faint));
        if (reading.IsHit(stand.Step)) line = line.Then("● becomes true here", Ink.Alert);
        else if (reading.IsTrue(stand.Step)) line = line.Then("is true", Ink.Strong);
        string next = reading.After(stand.Step) is var at and > 0 ? $"next at step {at}" : "none later";
        return new Item(line.Then($"  {Say.Count(reading.Hits, "stop")}, {next}", Ink.Faint));
    }
}
