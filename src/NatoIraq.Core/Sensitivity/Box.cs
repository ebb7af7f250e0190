namespace NatoIraq.Core.Sensitivity;

/// <summary>A range of one input that a box is restricted to; an open end is infinite.</summary>
/// <param name="Input">The input's place among the columns.</param>
/// <param name="Low">The least value, inclusive.</param>
/// <param name="High">The greatest value, inclusive.</param>
/// <param name="PValue">
/// The quasi-p-value (Bryant and Lempert, Technological Forecasting and Social Change 77, 2010, appendix A): how likely
/// a box without this restriction would by chance alone have as many cases in as many draws. Below 0.05 it is needed.
/// </param>
public sealed record Restriction(int Input, double Low, double High, double PValue);

/// <summary>
/// A box, ranges of inputs that hold together, and how well it tells the cases of interest (Bryant and Lempert 2010).
/// </summary>
/// <param name="Restrictions">The ranges, in the order of the inputs; inputs not named may be anything.</param>
/// <param name="Coverage">The share of all cases that lie in it.</param>
/// <param name="Density">The share of the draws in it that are cases.</param>
/// <param name="Mass">The share of all draws that lie in it.</param>
/// <param name="Draws">How many draws lie in it.</param>
public sealed record Box(
    IReadOnlyList<Restriction> Restrictions, double Coverage, double Density, double Mass, int Draws);

/// <summary>What scenario discovery found.</summary>
/// <param name="Trajectory">The boxes of peeling, from all draws on; how coverage is traded for density.</param>
/// <param name="Box">The box that tells the cases best; null when all draws are cases or none is.</param>
/// <param name="Cases">How many draws are cases.</param>
/// <param name="Draws">Of how many.</param>
/// <param name="Alpha">The share of draws that is peeled off at a time.</param>
public sealed record Discovery(IReadOnlyList<Box> Trajectory, Box? Box, int Cases, int Draws, double Alpha);
