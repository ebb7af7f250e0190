namespace NatoIraq.Core.Projections;

/// <summary>Which end of a level somebody would rather have.</summary>
public enum Preference
{
    /// <summary>More is better.</summary>
    Higher,

    /// <summary>Less is better.</summary>
    Lower,
}

/// <summary>
/// What a comparison is to be told beside its bands: intervals, tails, dominance, what common random numbers saved.
/// </summary>
/// <param name="Dates">On which of the reported dates; others are passed over.</param>
/// <param name="Prefer">Which end is better, for regret; null for no regret.</param>
public sealed record AnalysisRequest(IReadOnlyList<DateOnly> Dates, Preference? Prefer = null);
