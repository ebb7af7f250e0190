namespace NatoIraq.App.Projections;

/// <summary>A stretch of longer work: its own 0 to 1 is told as part of the whole.</summary>
/// <param name="whole">Told the share of all work; null for nobody.</param>
/// <param name="from">Where the stretch begins, from 0.</param>
/// <param name="to">Where it ends, up to 1.</param>
internal sealed class Portion(IProgress<double>? whole, double from, double to) : IProgress<double>
{
    /// <inheritdoc/>
    public void Report(double value) => whole?.Report(from + (value * (to - from)));
}
