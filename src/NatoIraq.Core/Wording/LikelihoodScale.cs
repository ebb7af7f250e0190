namespace NatoIraq.Core.Wording;

/// <summary>A word for a likelihood, and the probabilities it stands for.</summary>
/// <param name="Word">The word as the scale has it, such as <c>very likely</c>.</param>
/// <param name="Opening">How a sentence begins that says it: <c>It is very likely</c>.</param>
/// <param name="Low">The least probability as the scale prints it, inclusive.</param>
/// <param name="High">The greatest, inclusive: neighbours share it, see <see cref="LikelihoodScale.Of"/>.</param>
public sealed record LikelihoodTerm(string Word, string Opening, double Low, double High);

/// <summary>
/// The words for likelihoods of a published scale. Every probability has exactly one, and a greater probability never a
/// lesser one.
/// </summary>
public sealed class LikelihoodScale
{
    private const double Even = 0.5;

    private LikelihoodScale(string name, string title, string source, params IReadOnlyList<LikelihoodTerm> terms) =>
        (Name, Title, Source, Terms) = (name, title, source, terms);

    /// <summary>
    /// The first row of terms of Intelligence Community Directive 203, Analytic Standards (2 January 2015), section
    /// D.6.e(2)(a). The directive ends at 1 and 99 %; what lies beyond has its outermost words here, for draws of a model
    /// never show that a thing cannot be, or must.
    /// </summary>
    public static LikelihoodScale Icd203 { get; } = new(
        "icd203", "ICD 203", "Intelligence Community Directive 203, Analytic Standards, 2015",
        new("almost no chance", "There is almost no chance", 0.01, 0.05),
        Plain("very unlikely", 0.05, 0.20),
        Plain("unlikely", 0.20, 0.45),
        new("roughly even chance", "There is a roughly even chance", 0.45, 0.55),
        Plain("likely", 0.55, 0.80),
        Plain("very likely", 0.80, 0.95),
        Plain("almost certain", 0.95, 0.99));

    /// <summary>
    /// The approximate probability scale of EFSA's Scientific Committee: Guidance on Uncertainty Analysis in Scientific
    /// Assessments, EFSA Journal 16(1):5123 (2018), table 4, kept in its Guidance on Communication of Uncertainty, EFSA
    /// Journal 17(1):5520 (2019).
    /// </summary>
    public static LikelihoodScale Efsa { get; } = new(
        "efsa", "EFSA", "EFSA, Guidance on Uncertainty Analysis in Scientific Assessments, 2018",
        Plain("almost impossible", 0, 0.01),
        Plain("extremely unlikely", 0.01, 0.05),
        Plain("very unlikely", 0.05, 0.10),
        Plain("unlikely", 0.10, 0.33),
        Plain("about as likely as not", 0.33, 0.66),
        Plain("likely", 0.66, 0.90),
        Plain("very likely", 0.90, 0.95),
        Plain("extremely likely", 0.95, 0.99),
        Plain("almost certain", 0.99, 1));

    /// <summary>The scales, the usual one first.</summary>
    public static IReadOnlyList<LikelihoodScale> All { get; } = [Icd203, Efsa];

    /// <summary>What it is called on a command line.</summary>
    public string Name { get; }

    /// <summary>What people call it.</summary>
    public string Title { get; }

    /// <summary>Where it is published.</summary>
    public string Source { get; }

    /// <summary>The words, the least likely first.</summary>
    public IReadOnlyList<LikelihoodTerm> Terms { get; }

    /// <summary>
    /// The word for a probability. A bound that two words share belongs to the one nearer to even, so that no word says
    /// more than the number does; what lies outside the scale has its outermost word.
    /// </summary>
    /// <param name="probability">From 0 to 1, both inclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no probability.</exception>
    public LikelihoodTerm Of(double probability)
    {
        if (!(probability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability));
        return probability < Even
            ? Terms.First(t => probability < t.High)
            : Terms.Last(t => probability > t.Low);
    }

    private static LikelihoodTerm Plain(string word, double low, double high) => new(word, $"It is {word}", low, high);
}
