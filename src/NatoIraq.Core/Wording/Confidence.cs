namespace NatoIraq.Core.Wording;

/// <summary>
/// How well a judgement is founded, whatever its likelihood: the three levels of confidence that Intelligence Community
/// Directive 203 lets analysts state, in a sentence of their own.
/// </summary>
public enum ConfidenceLevel
{
    /// <summary>Scant, old or disputed evidence, or mostly judgement.</summary>
    Low,

    /// <summary>Credible evidence with a gap.</summary>
    Moderate,

    /// <summary>Independent, recent evidence without a gap.</summary>
    High,
}

/// <summary>What a judgement rests on, counted.</summary>
/// <param name="Claims">Claims behind it.</param>
/// <param name="Families">Independent source families among them: repeats within a family count once.</param>
/// <param name="Driving">Claims of the tier that drives the history, rather than context, rhetoric or repeats.</param>
/// <param name="Unstated">Levels that it needs and that no source gives or renews.</param>
/// <param name="Disputes">Disagreements between families about these claims.</param>
/// <param name="Assumptions">Assumptions that enter it.</param>
/// <param name="Unsourced">Those of them that are an author's judgement rather than a source's figure.</param>
/// <param name="Informed">Those that know what followed the fork.</param>
public sealed record Evidence(
    int Claims, int Families, int Driving, int Unstated, int Disputes, int Assumptions, int Unsourced, int Informed)
{
    /// <summary>The least number of families that corroborate each other.</summary>
    private const int Corroborated = 2;

    /// <summary>
    /// The level: high without a gap, moderate with one, low with more, or without any claim. Each of these is a gap: fewer
    /// than two independent families, no claim that drives the history, a level that no source gives, a dispute, more assumptions judged
    /// than sourced, an assumption that knows what came later.
    /// </summary>
    public ConfidenceLevel Level => Claims == 0 ? ConfidenceLevel.Low : Gaps switch
    {
        0 => ConfidenceLevel.High,
        1 => ConfidenceLevel.Moderate,
        _ => ConfidenceLevel.Low,
    };

    /// <summary>Whether fewer than two independent families speak.</summary>
    public bool IsAlone => Families < Corroborated;

    /// <summary>Whether more of its assumptions are judged than sourced.</summary>
    public bool IsJudged => 2 * Unsourced > Assumptions;

    private int Gaps => new[] { IsAlone, Driving == 0, Unstated > 0, Disputes > 0, IsJudged, Informed > 0 }.Count(g => g);
}
