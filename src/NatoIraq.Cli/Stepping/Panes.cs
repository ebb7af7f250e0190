using NatoIraq.App.History;

namespace NatoIraq.Cli.Stepping;

/// <summary>A thing in a pane: its first line, and lines under it that are indented.</summary>
internal sealed record Item(Line First, params IReadOnlyList<Line> Under)
{
    /// <summary>The item's lines, broken to fit.</summary>
    public IEnumerable<Line> Lay(int width) =>
        First.Wrap(width, 2).Concat(Under.SelectMany(l => Line.Of("  ").Then(l).Wrap(width, 2)));
}

/// <summary>A part of the screen that answers one question.</summary>
/// <param name="Label">Its label, at the left.</param>
/// <param name="Rank">The lower, the longer it stays when room is short.</param>
/// <param name="Items">What it tells.</param>
internal sealed record Pane(string Label, int Rank, IReadOnlyList<Item> Items)
{
    /// <summary>The pane's lines, without the label; those of the items scrolled away are counted.</summary>
    public IReadOnlyList<Line> Lay(int width, int scrolled)
    {
        int above = Math.Clamp(scrolled, 0, Math.Max(0, Items.Count - 1));
        IEnumerable<Line> lines = Items.Skip(above).SelectMany(i => i.Lay(width));
        return [.. above > 0 ? lines.Prepend(Line.Of($"… {above} above", Ink.Faint)) : lines];
    }
}

/// <summary>The panes of a moment, in the order of the screen.</summary>
internal static class Panes
{
    private const int Last = 9;
    private const string Never = "never";

    private static readonly string[] Labels =
        ["changed", "machines", "rules", "watches", "told by", "not yet", Never, "breaks"];

    /// <summary>How many of them stand at the left when there is room for two columns.</summary>
    public const int AtTheLeft = 4;

    /// <summary>The labels, in the order of the screen; the facts leave out nothing that was planned.</summary>
    public static List<string> LabelsOf(Reel reel) => [.. Labels.Where(l => l != Never || !reel.IsHistory)];

    /// <summary>Every pane; those with nothing to tell say so.</summary>
    public static IReadOnlyList<Pane> Of(Stand stand)
    {
        List<string> labels = LabelsOf(stand.Reel);
        if (stand.Moment is not { } moment) return [.. labels.Select(l => new Pane(l, Last, []))];
        Pane[] all =
        [
            Make(0, 1, EventItems.Changes(moment), "nothing"),
            Make(1, 2, EventItems.Moves(moment), "none concerned"),
            Make(2, 3, EventItems.Breaches(moment), "none broken"),
            Make(3, 0, AskedItems.Watches(stand), null),
            Make(4, 4, SourceItems.Claims(moment), stand.Reel.IsHistory ? "no claim" : "no claim: the branch plans it"),
            Make(5, 5, SourceItems.Later(stand.Reel, moment), null),
            Make(
                6, moment.NotHappened.Count > 0 ? 2 : 6, EventItems.NotHappened(stand.Reel, moment),
                "all that is planned happens in this draw"),
            Make(7, 7, AskedItems.Breakpoints(stand), null),
        ];
        return [.. all.Where(p => labels.Contains(p.Label))];
    }

    private static Pane Make(int label, int rank, IEnumerable<Item> items, string? nothing)
    {
        IReadOnlyList<Item> all = [.. items];
        return all.Count > 0 || nothing is null
            ? new Pane(Labels[label], rank, all)
            : new Pane(Labels[label], Last, [new Item(Line.Of(nothing, Ink.Faint))]);
    }
}
