namespace NatoIraq.Core.Projections;

/// <summary>Draws that follow each other.</summary>
/// <param name="From">The first, from 0.</param>
/// <param name="To">The one after the last.</param>
public readonly record struct DrawRange(int From, int To)
{
    /// <summary>How many draws there are.</summary>
    public int Count => To - From;

    /// <summary>Whether another range lies within this one.</summary>
    public bool Holds(DrawRange other) => From <= other.From && other.To <= To;

    /// <summary>Cuts the range into parts of nearly one size, in order; none is empty.</summary>
    /// <param name="parts">Into how many; as many as there are draws if that is less.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="parts"/> is less than 1.</exception>
    public IReadOnlyList<DrawRange> Cut(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        (int from, int count, int most) = (From, Count, Math.Min(parts, Count));
        return [.. Enumerable.Range(0, most).Select(i => new DrawRange(Place(i), Place(i + 1)))];

        int Place(int i) => from + (int)((long)count * i / most);
    }

    /// <summary>The draws as people count them in a result: the first and the last.</summary>
    public override string ToString() => $"draws {From} to {To - 1}";
}
