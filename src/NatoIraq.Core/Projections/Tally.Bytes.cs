namespace NatoIraq.Core.Projections;

/// <summary>The counts as bytes, each kind in turn; how many there are of a kind follows from what is recorded.</summary>
internal sealed partial class Tally
{
    // More than any draw can come to, and little enough that those of ten million draws add up.
    private const long MostPerDraw = 100_000_000_000;

    /// <summary>Writes the counts.</summary>
    public void Write(PartWriter to)
    {
        foreach (DatedHistogram values in Values) values.Write(to);
        foreach (DatedHistogram differences in Differences) differences.Write(to);
        foreach (Histogram dates in DatesOf) dates.Write(to);
        to.Row<long>(HappenedIn);
        to.Row<long>(Occurrences);
        to.Row<long>(FailedIn);
        to.Row<long>(BrokenIn);
        to.Row<long>(UndoneSum);
        to.Row<int>(States);
    }

    /// <summary>Reads counts into a tally that is empty.</summary>
    /// <exception cref="StoreDamagedException">They are no such counts.</exception>
    public void Read(PartReader from)
    {
        long most = from.Draws * MostPerDraw;
        foreach (DatedHistogram values in Values) values.Read(from);
        foreach (DatedHistogram differences in Differences) differences.Read(from);
        foreach (Histogram dates in DatesOf) dates.Read(from);
        from.Row(HappenedIn.AsSpan(), from.Draws);
        from.Row(Occurrences.AsSpan(), most);
        from.Row(FailedIn.AsSpan(), most);
        from.Row(BrokenIn.AsSpan(), from.Draws);
        from.Row(UndoneSum.AsSpan(), most);
        from.Row(States.AsSpan(), from.Draws);
    }
}
