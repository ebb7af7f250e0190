using NatoIraq.Core.Projections;

namespace NatoIraq.App.Charts;

/// <summary>A distribution on a day.</summary>
public sealed record FanPoint(DateOnly Date, Band Band);

/// <summary>A series' distribution over time.</summary>
/// <param name="Label">Whose it is.</param>
/// <param name="Points">The days, ascending; on days without a median the fan has a gap.</param>
public sealed record Fan(string Label, IReadOnlyList<FanPoint> Points)
{
    /// <summary>The points that are known.</summary>
    public IEnumerable<FanPoint> Known => Points.Where(p => p.Band.P50 is not null);

    /// <summary>The known points in runs without a gap.</summary>
    public IReadOnlyList<IReadOnlyList<FanPoint>> Runs()
    {
        List<List<FanPoint>> runs = [];
        bool goesOn = false;
        foreach (FanPoint point in Points)
        {
            bool isKnown = point.Band.P50 is not null;
            if (isKnown && goesOn) runs[^1].Add(point);
            else if (isKnown) runs.Add([point]);
            goesOn = isKnown;
        }
        return runs;
    }
}

/// <summary>What the history knows of a series from one day to another, both inclusive.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Low">At least this many; null for no bound.</param>
/// <param name="Likely">The likely value; null when only bounds are known.</param>
/// <param name="High">At most this many; null for no bound.</param>
public sealed record PastSpan(DateOnly From, DateOnly To, double? Low, double? Likely, double? High);

/// <summary>The axes that small multiples share.</summary>
/// <param name="First">The first day, at the left.</param>
/// <param name="Last">The last day, at the right.</param>
/// <param name="Marks">The marks of the upright axis; its range is from the first to the last.</param>
public sealed record FanAxes(DateOnly First, DateOnly Last, IReadOnlyList<double> Marks)
{
    /// <summary>The part of the days drawn, one in so many, that is shown of the past before the first fork.</summary>
    private const int Lead = 12;

    /// <summary>Axes that hold every fan's widest band, and zero.</summary>
    /// <param name="fans">The fans.</param>
    /// <param name="past">What is drawn of the past, for which the axes have room; null for no room.</param>
    /// <param name="steps">How many steps the upright axis has at most; enclosing may add one.</param>
    public static FanAxes Of(
        IReadOnlyCollection<Fan> fans, IReadOnlyCollection<PastSpan>? past = null, int steps = 5)
    {
        List<DateOnly> days = [.. fans.SelectMany(f => f.Points).Select(p => p.Date)];
        DateOnly first = days.Count > 0 ? days.Min() : DateOnly.MinValue;
        DateOnly last = days.Count > 0 ? days.Max() : DateOnly.MinValue;
        DateOnly start = past is not null && first.DayNumber > 400
            ? first.AddDays((first.DayNumber - last.DayNumber) / Lead) : first;
        IEnumerable<double?> values = fans.SelectMany(f => f.Known)
            .SelectMany(p => new[] { p.Band.P5 ?? p.Band.P10, p.Band.P95 ?? p.Band.P90 })
            .Concat((past ?? []).Where(s => s.To >= start).SelectMany(s => new[] { s.Low, s.Likely, s.High }))
            .Append(0);
        (double low, double high) = (values.Min() ?? 0, values.Max() ?? 0);
        return new FanAxes(start, last, Ticks.Enclosing(low, high, low < high ? steps : 1));
    }
}

/// <summary>Where a drawing has its days and values, for what answers to a pointer.</summary>
/// <param name="Left">Where the first day is, in units of the drawing.</param>
/// <param name="Right">Where the last day is.</param>
/// <param name="Top">Where the greatest value is.</param>
/// <param name="Bottom">Where the least value is.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Low">The least value.</param>
/// <param name="High">The greatest value.</param>
public sealed record PlotArea(
    double Left, double Right, double Top, double Bottom, DateOnly First, DateOnly Last, double Low, double High);

/// <summary>One small multiple.</summary>
/// <param name="Caption">What a reader who does not see it is told.</param>
/// <param name="Fan">The fan in front.</param>
/// <param name="Behind">The baseline's fan, drawn grey and dashed behind it; null for none.</param>
/// <param name="Fork">The day of forking, marked if the axes hold it; null for none.</param>
/// <param name="IsBaseline">Whether the fan in front is the baseline's own, and so the grey one.</param>
/// <param name="IsOutput">Whether values are an output's rather than persons.</param>
public sealed record FanPanel(
    Caption Caption,
    Fan Fan,
    Fan? Behind = null,
    DateOnly? Fork = null,
    bool IsBaseline = false,
    bool IsOutput = false)
{
    /// <summary>What the history knows of the series before the fork, ascending.</summary>
    public IReadOnlyList<PastSpan> Past { get; init; } = [];

    /// <summary>Whether the fan is of differences, which have signs and of which zero is the baseline.</summary>
    public bool IsDifference { get; init; }

    /// <summary>A value as the panel writes it.</summary>
    public string Write(double value) =>
        IsDifference ? Figures.Signed(value, IsOutput) : Figures.Value(value, IsOutput);
}
