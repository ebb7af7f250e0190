namespace NatoIraq.Core.Sensitivity;

/// <summary>
/// One input at a time at its 10th and its 90th percentile, the others at their medians, the rest left to luck: the
/// same luck at both ends (Howard, Management Science 34, 1988).
/// </summary>
/// <param name="Middle">The mean output with every input at its median; null when unknown in every draw.</param>
/// <param name="Bars">A bar an input, in the inputs' order.</param>
/// <param name="Draws">How many draws of luck each mean is over, known or not.</param>
public sealed record Tornado(double? Middle, IReadOnlyList<TornadoBar> Bars, int Draws)
{
    /// <summary>The uniform number of the lower end.</summary>
    public const double LowEnd = 0.1;

    /// <summary>The uniform number of the upper end.</summary>
    public const double HighEnd = 0.9;

    /// <summary>The uniform number in a column of a row: rows are the middle, then low and high of each column.</summary>
    internal static double Number(int point, int column) =>
        point == 0 || (point - 1) / 2 != column ? 0.5 : point % 2 == 1 ? LowEnd : HighEnd;
}

/// <summary>A bar of a tornado.</summary>
/// <param name="Low">The input's 10th percentile, the inputs it rests on at their medians.</param>
/// <param name="High">Its 90th percentile.</param>
/// <param name="AtLow">The mean output there; null when unknown in every draw.</param>
/// <param name="AtHigh">The mean output at the upper end.</param>
public sealed record TornadoBar(double Low, double High, double? AtLow, double? AtHigh)
{
    /// <summary>The output at the upper end less that at the lower; null when either is unknown.</summary>
    public double? Swing => AtHigh - AtLow;
}
