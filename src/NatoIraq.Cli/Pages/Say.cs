using NatoIraq.App.Charts;
using NatoIraq.App.History;
using NatoIraq.App.Views;
using NatoIraq.Core.Claims;

namespace NatoIraq.Cli.Pages;

/// <summary>How pages write numbers, days and bounds: in plain characters, to be copied and searched.</summary>
internal static class Say
{
    /// <summary>A level, rounded to whole persons, or an output as exact as is useful.</summary>
    public static string Value(double? value, bool isOutput = false) => Plain(Figures.Value(value, isOutput));

    /// <summary>A difference with its sign.</summary>
    public static string Signed(double value, bool isOutput = false) => Plain(Figures.Signed(value, isOutput));

    /// <summary>A span of levels; one number when both ends are the same.</summary>
    public static string Span(double? from, double? to, bool isOutput = false)
    {
        (string low, string high) = (Value(from, isOutput), Value(to, isOutput));
        return low == high ? low : $"{low}..{high}";
    }

    /// <summary>A count with thousands separators.</summary>
    public static string Count(long count) => count.ToString("N0");

    /// <summary>A count with its noun, and the noun's plural where it is another word than one with an s.</summary>
    public static string Count(long count, string one, string? many = null) => Figures.Count(count, one, many);

    /// <summary>How much of a list is not told yet.</summary>
    public static string Hidden(int count) =>
        $"{Count(count)} more became known later and {(count == 1 ? "is" : "are")} hidden.";

    /// <summary>Room on a disk: <c>312 kB</c>, <c>1.4 MB</c>.</summary>
    public static string Room(long bytes) => bytes switch
    {
        < 1000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:0} kB",
        < 1_000_000_000 => $"{bytes / 1e6:0.0} MB",
        _ => $"{bytes / 1e9:0.0} GB",
    };

    /// <summary>A share as a percentage without a blank; what is not nothing or all is never shown as such.</summary>
    public static string Share(double share) => Figures.Share(share).Replace(" %", "%");

    /// <summary>A day as <c>2022-12-31</c>; a dash for none.</summary>
    public static string Day(DateOnly? day) => day is { } d ? Figures.Iso(d) : "-";

    /// <summary>A window of days, or the day when it is one.</summary>
    public static string Days(DatesView window) =>
        window.From == window.To ? Day(window.To) : $"{Day(window.From)} to {Day(window.To)}";

    /// <summary>What is known of a level, in words: <c>5,200</c>, <c>at most 8,000</c>, <c>unknown</c>.</summary>
    public static string Bound(int? low, int? likely, int? high) => (low, likely, high) switch
    {
        (null, null, null) => "unknown",
        (_, { } v, _) when (low ?? v) == v && (high ?? v) == v => Count(v),
        (_, { } v, _) => $"{Count(v)} ({Bound(low, null, high)})",
        ({ } l, null, { } h) when l == h => Count(l),
        (null or 0, null, { } h) => $"at most {Count(h)}",
        ({ } l, null, null) => $"at least {Count(l)}",
        ({ } l, null, { } h) => $"{Count(l)} to {Count(h)}",
    };

    /// <summary>A level's estimate in words.</summary>
    public static string Bound(LevelView level) => Bound(level.Low, level.Likely, level.High);

    /// <summary>Ids in a row, the first few of many.</summary>
    public static string Some(IReadOnlyList<string> ids, int most = 4) => ids.Count <= most
        ? string.Join(' ', ids)
        : $"{string.Join(' ', ids.Take(most))} +{ids.Count - most}";

    /// <summary>A stated amount in words, with whether its bounds are themselves excluded.</summary>
    public static string Amount(double? low, double? likely, double? high, bool lowExclusive, bool highExclusive) =>
        DataText.Bounds(low, likely, high, lowExclusive, highExclusive);

    /// <summary>Text that the engine wrote, with separators in its long numbers; dates stay as they are.</summary>
    public static string Grouped(string text) => DataText.Grouped(text);

    /// <summary>Claims in a cell that may be passed over.</summary>
    public static Cell Cites(IReadOnlyList<string> claims) => new(Some(claims), Tone.Dim);

    /// <summary>The end of a heading: which day's knowledge it is; nothing for today's.</summary>
    public static string KnownOn(DateOnly? day, Clock clock) =>
        day is { } d ? $" known on {Day(d)}, by the date each was {$"{clock}".ToLowerInvariant()}" : "";

    /// <summary>The end of a heading: which day's store it is; nothing for today's.</summary>
    public static string AsImportedOn(DateOnly? day) => day is { } d ? $", as imported on {Day(d)}" : "";

    private static string Plain(string text) => text.Replace('\u2212', '-');
}
