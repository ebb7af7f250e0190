namespace NatoIraq.Cli.Charts;

/// <summary>A line of levels in a row of characters.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇";

    /// <summary>A bar for each value, from the lowest at zero to the highest at the top; a blank for unknown.</summary>
    public static string Of(IEnumerable<double?> values, double top) => new([.. values.Select(v => v is { } known
        ? Bars[(int)Math.Clamp(Math.Round(known / Math.Max(top, 1e-9) * (Bars.Length - 1)), 0, Bars.Length - 1)]
        : ' ')]);

    /// <summary>So many of the values, evenly spread, the first and the last among them.</summary>
    public static IEnumerable<T> Thinned<T>(IReadOnlyList<T> values, int most) => values.Count <= most
        ? values
        : Enumerable.Range(0, most).Select(i => values[i * (values.Count - 1) / (most - 1)]);
}
