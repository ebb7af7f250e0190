namespace NatoIraq.Core.History;

/// <summary>
/// When an event happened, as far as the sources tell: on one of the days from <paramref name="From"/> to
/// <paramref name="To"/>, both inclusive.
/// </summary>
public sealed record Window(DateOnly From, DateOnly To)
{
    /// <summary>A window of one day.</summary>
    public static Window On(DateOnly day) => new(day, day);

    /// <summary>Whether the day itself is known.</summary>
    public bool IsExact => From == To;

    /// <inheritdoc/>
    public override string ToString() => IsExact ? $"{To:yyyy-MM-dd}" : $"{From:yyyy-MM-dd}..{To:yyyy-MM-dd}";
}
