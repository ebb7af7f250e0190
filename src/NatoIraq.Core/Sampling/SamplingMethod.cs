namespace NatoIraq.Core.Sampling;

/// <summary>How the uniform numbers behind assumptions and starting values are spread over the draws.</summary>
public enum SamplingMethod
{
    /// <summary>Each by chance alone, as everything else in a draw is.</summary>
    Plain,

    /// <summary>Each evenly, by <see cref="Sampling.LatinHypercube"/>; depends on how many draws there are.</summary>
    LatinHypercube,

    /// <summary>All evenly together, by a scrambled Sobol sequence, <see cref="SobolColumn"/>.</summary>
    Sobol,
}
