namespace NatoIraq.Core.Dice;

/// <summary>
/// An uncertain number, sampled by its inverse: one uniform number gives one value, a greater one never a smaller
/// value. So the middle dice give the median, and branches that share their luck stay comparable.
/// </summary>
public abstract class Distribution
{
    /// <summary>The largest size an argument may have; beyond it whole persons are no longer exact.</summary>
    public const double Limit = 1e15;

    private static readonly Dictionary<string, Signature> ByName = new Signature[]
    {
        new("constant", "value", "always the value", n => n == 1, Constant.From),
        new("uniform", "low, high", "every value from low to high alike", n => n == 2, Dice.Uniform.From),
        new("triangular", "low, mode, high", "likeliest at the mode, straight sides", n => n == 3, Triangular.From),
        new("pert", "low, mode, high", "likeliest at the mode, smooth sides", n => n == 3, Pert.From),
        new("normal", "mean, sd[, low, high]", "the bell curve, cut to low..high", n => n is 2 or 4, Normal.From),
        new(
            "lognormal",
            "mu, sigma[, low, high]",
            "its logarithm is normal(mu, sigma); low and high are values, not logarithms",
            n => n is 2 or 4,
            LogNormal.From),
        new("poisson", "rate", "how many of something that comes rate times on average", n => n == 1, Poisson.From),
        new("bernoulli", "p", "1 with probability p, else 0", n => n == 1, Bernoulli.From),
        new("empirical", "value, value, ...", "one of the values, each as often as listed", n => n > 0, Empirical.From),
        new(
            "quantiles",
            "p1, value1, p2, value2, ...",
            "stated quantiles, straight between them, flat outside",
            n => n > 0 && n % 2 == 0,
            ElicitedQuantiles.From),
        new(
            "fitted",
            "p1, value1, p2, value2, ...",
            "the smooth distribution that comes nearest to stated quantiles; p of 0 and 1 are limits",
            n => n > 2 && n % 2 == 0,
            FittedQuantiles.From) { IsOfNumbers = true },
    }.ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>Every distribution, for help and for suggestions, simplest first.</summary>
    public static IReadOnlyList<Signature> Names { get; } = [.. ByName.Values];

    /// <summary>Creates a distribution. Tables are shared and built as they are used, so this is cheap.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="arguments">Its arguments, in the order of its signature.</param>
    /// <exception cref="DistributionException">
    /// There is no such distribution, or its arguments are too many, too few, not finite, beyond <see cref="Limit"/>
    /// or not in the order or range it needs.
    /// </exception>
    public static Distribution Create(string name, ReadOnlySpan<double> arguments) =>
        ByName.TryGetValue(name, out Signature? signature)
            ? signature.Create(arguments)
            : throw new DistributionException(name, "there is no such distribution", string.Join(", ", ByName.Keys));

    /// <summary>Refuses formulas as arguments of a distribution that takes numbers only.</summary>
    /// <exception cref="DistributionException">It takes numbers only.</exception>
    public static void CheckFormulas(string name)
    {
        if (!ByName.TryGetValue(name, out Signature? signature) || !signature.IsOfNumbers) return;
        throw new DistributionException(
            name, "an argument is a formula", "numbers, for it is found once before all draws");
    }

    /// <summary>The value below which the distribution falls with probability <paramref name="u"/>.</summary>
    /// <param name="u">In (0, 1). At 0 and 1 it gives the ends of the support, which may be infinite.</param>
    public abstract double Quantile(double u);

    /// <summary>
    /// The waiting time until the next event of a Poisson process, -ln(1 - u) / rate: the inverse of the exponential
    /// distribution's 1 - exp(-rate t) (Devroye, Non-Uniform Random Variate Generation, 1986, II.2).
    /// </summary>
    /// <param name="u">In (0, 1).</param>
    /// <param name="rate">Events per unit of time, at least 0; at 0 the wait is infinite.</param>
    /// <returns>The wait, in the rate's unit of time.</returns>
    /// <exception cref="DistributionException">The rate is negative or NaN.</exception>
    public static double Exponential(double u, double rate) => rate switch
    {
        > 0 => -Math.Log(1 - u) / rate,
        0 => double.PositiveInfinity,
        _ => throw new DistributionException("exponential", $"the rate is {rate}", "a rate of at least 0"),
    };

    /// <summary>The point a fraction of the way from low to high; rounding never carries it past high.</summary>
    private protected static double Between(double low, double high, double fraction) =>
        Math.Min(high, low + ((high - low) * fraction));
}
