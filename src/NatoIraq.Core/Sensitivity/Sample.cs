namespace NatoIraq.Core.Sensitivity;

/// <summary>
/// What went into each draw and what came out: the matrix that correlations and scenario discovery start from. Draws
/// in which any of it is unknown are left out, and counted.
/// </summary>
/// <param name="Inputs">The inputs' names, in order.</param>
/// <param name="Columns">Each input's values, a draw each.</param>
/// <param name="Output">The output of each draw, in persons or as the scenario's output gives it.</param>
/// <param name="Cases">Whether each draw is a case of interest; null when no condition was asked.</param>
/// <param name="Unknown">How many draws were left out.</param>
public sealed record Sample(
    IReadOnlyList<string> Inputs, IReadOnlyList<double[]> Columns, double[] Output, bool[]? Cases, int Unknown)
{
    /// <summary>How many draws are in it.</summary>
    public int Draws => Output.Length;

    /// <summary>Keeps the draws of which everything is known.</summary>
    /// <param name="inputs">The inputs' names.</param>
    /// <param name="columns">Their values, NaN where unknown.</param>
    /// <param name="output">The outputs, NaN where unknown.</param>
    /// <param name="cases">1 or 0 for a case of interest or none, NaN where unknown; null for no condition.</param>
    public static Sample Of(
        IReadOnlyList<string> inputs, IReadOnlyList<double[]> columns, double[] output, double[]? cases)
    {
        int[] known = [.. Enumerable.Range(0, output.Length).Where(d => !double.IsNaN(output[d])
            && (cases is null || !double.IsNaN(cases[d])) && columns.All(c => !double.IsNaN(c[d])))];
        return new Sample(
            inputs, [.. columns.Select(c => known.Select(d => c[d]).ToArray())], [.. known.Select(d => output[d])],
            cases is null ? null : [.. known.Select(d => cases[d] == 1)], output.Length - known.Length);
    }
}
