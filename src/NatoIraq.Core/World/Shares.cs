namespace NatoIraq.Core.Worlds;

/// <summary>
/// What a reported share says of a part and its whole. With part / whole from low to high, the part lies from low to
/// high times the whole, and the whole from the part / high to the part / low. Shares are in millionths, so that whole
/// persons come out exact; an excluded bound moves one person inwards.
/// </summary>
internal static class Shares
{
    /// <summary>In an op's bits: the share's low bound is excluded.</summary>
    public const int LowExcluded = 1;

    /// <summary>In an op's bits: the share's high bound is excluded.</summary>
    public const int HighExcluded = 2;

    private const long One = 1_000_000;

    /// <summary>
    /// Level A, the part, and level B, the whole, as the share leaves them; what is known better stays.
    /// </summary>
    public static (Estimate Part, Estimate Whole) Narrow(Estimate part, Estimate whole, in Op op)
    {
        (bool lowOut, bool highOut) = ((op.Bits & LowExcluded) != 0, (op.Bits & HighExcluded) != 0);
        (int low, int high) = (op.Amount.AtLeast, op.Amount.AtMost);
        int share = op.Amount.Likely;
        Estimate narrowerPart = Estimate.Between(
            Least(whole.AtLeast * (long)low, One, lowOut && whole.AtLeast > 0),
            whole.AtMost == Estimate.Unbounded ? Estimate.Unbounded : Most(whole.AtMost * (long)high, One, highOut));
        Estimate narrowerWhole = Estimate.Between(
            high == 0 ? 0 : Least(part.AtLeast * One, high, highOut && part.AtLeast > 0),
            low == 0 || part.AtMost == Estimate.Unbounded ? Estimate.Unbounded : Most(part.AtMost * One, low, lowOut));
        if (share > 0 && whole.IsKnown) narrowerPart = Estimate.Of(Nearest(whole.Likely * (long)share, One));
        if (share > 0 && part.IsKnown) narrowerWhole = Estimate.Of(Nearest(part.Likely * One, share));
        return (part.And(narrowerPart), whole.And(narrowerWhole));
    }

    private static int Least(long dividend, long divisor, bool excluded) =>
        Persons(excluded ? (dividend / divisor) + 1 : (dividend + divisor - 1) / divisor);

    private static int Most(long dividend, long divisor, bool excluded) =>
        Persons(excluded ? ((dividend + divisor - 1) / divisor) - 1 : dividend / divisor);

    private static int Nearest(long dividend, long divisor) => Persons(((2 * dividend) + divisor) / (2 * divisor));

    private static int Persons(long value) => (int)Math.Clamp(value, 0, Estimate.Unbounded - 1);
}
