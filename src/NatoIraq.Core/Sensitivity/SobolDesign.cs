namespace NatoIraq.Core.Sensitivity;

/// <summary>
/// The rows at which a model is run for Sobol indices (Saltelli et al., Computer Physics Communications 181, 2010,
/// table 1): a sample A, a second one B, and for each column the sample A with that column from B. Rows are numbered
/// sample by sample.
/// </summary>
/// <param name="Columns">How many inputs, or groups of them, at least 1.</param>
/// <param name="Draws">How many rows a sample, at least 1.</param>
public sealed record SobolDesign(int Columns, int Draws)
{
    /// <summary>How many rows all samples have: (columns + 2) draws.</summary>
    public long Rows => (long)Draws * (Columns + 2);

    /// <summary>Which of the sample's draws a row is, from 0.</summary>
    public int DrawOf(long row) => (int)(row % Draws);

    /// <summary>Whether a row takes a column's number from B rather than A.</summary>
    public bool IsFromB(long row, int column)
    {
        long sample = row / Draws;
        return sample == 1 || sample == column + 2;
    }
}
