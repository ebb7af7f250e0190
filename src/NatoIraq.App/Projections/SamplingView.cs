using NatoIraq.Core.Sampling;

namespace NatoIraq.App.Projections;

/// <summary>How assumptions and starting values were spread over the draws.</summary>
/// <param name="Method"><c>latin-hypercube</c> or <c>sobol</c>.</param>
/// <param name="Apart">
/// Inputs that branches share by name but, being in different dimensions of Sobol's sequence, not by luck.
/// </param>
public sealed record SamplingView(string Method, IReadOnlyList<string> Apart)
{
    /// <summary>The words for the methods, the usual one first.</summary>
    public static IReadOnlyList<(string Word, SamplingMethod Method)> Words { get; } =
    [
        ("plain", SamplingMethod.Plain),
        ("latin-hypercube", SamplingMethod.LatinHypercube),
        ("sobol", SamplingMethod.Sobol),
    ];

    /// <summary>The word for a method.</summary>
    public static string WordOf(SamplingMethod method) => Words.First(w => w.Method == method).Word;

    /// <summary>What spreading does to intervals; null for plain sampling, whose draws are independent.</summary>
    public static string? NoteOf(SamplingMethod method) => method == SamplingMethod.Plain ? null
        : $"Intervals and tests assume draws that are independent of each other. Those of {WordOf(method)} are spread "
            + "evenly instead: of means the intervals are as a rule wider than need be; run again with other random "
            + "seeds to see.";

    /// <summary>The view; null for plain sampling, which is not told.</summary>
    internal static SamplingView? Of(SamplingMethod method, IReadOnlyList<string> apart) =>
        method == SamplingMethod.Plain ? null : new SamplingView(WordOf(method), apart);
}
