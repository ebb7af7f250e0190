namespace NatoIraq.Core.Expressions;

/// <summary>
/// Every value a quantity may take: a known value has equal bounds, an unknown one has room between them. Truths are
/// 0 and 1, an unknown truth is [0, 1]; then <c>and</c>, <c>or</c>, <c>not</c> are min, max and 1 - x, which is
/// Kleene's strong logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64). Arithmetic
/// follows R. E. Moore, Interval Analysis, 1966: the result holds the result of every pair of points of the operands,
/// computed in doubles.
/// </summary>
/// <remarks>
/// An infinite bound is never reached: it says only that there is no bound. So a bound that overflows becomes open, and
/// no NaN ever leaves: <see cref="Lo"/> is never +infinity, <see cref="Hi"/> never -infinity, and no bound is -0.
/// </remarks>
public readonly record struct Interval
{
    /// <summary>Definitely false.</summary>
    public static readonly Interval False = new(0);

    /// <summary>Definitely true.</summary>
    public static readonly Interval True = new(1);

    /// <summary>A truth that is not known.</summary>
    public static readonly Interval Maybe = new(0, 1);

    /// <summary>A number of which nothing is known.</summary>
    public static readonly Interval Unknown = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>A number of persons of which nothing is known, but that it is not negative.</summary>
    public static readonly Interval UnknownStrength = new(0, double.PositiveInfinity);

    /// <summary>A known value.</summary>
    public Interval(double value)
    {
        // Most values are finite, and bounds of such a point need no check.
        if (double.IsFinite(value)) Lo = Hi = value + 0.0;
        else this = new Interval(value, value);
    }

    /// <summary>All values from <paramref name="lo"/> to <paramref name="hi"/>, inclusive; NaN is no bound.</summary>
    /// <exception cref="ArgumentException"><paramref name="lo"/> is above <paramref name="hi"/>.</exception>
    public Interval(double lo, double hi)
    {
        if (lo > hi) throw new ArgumentException($"An interval's low, {lo}, is above its high, {hi}.");

        // Adding zero turns -0 into 0, so that equal intervals print alike.
        Lo = lo <= double.MaxValue ? lo + 0.0 : double.IsNaN(lo) ? double.NegativeInfinity : double.MaxValue;
        Hi = hi >= double.MinValue ? hi + 0.0 : double.IsNaN(hi) ? double.PositiveInfinity : double.MinValue;
    }

    /// <summary>The lowest value, inclusive; -infinity when there is none.</summary>
    public double Lo { get; }

    /// <summary>The highest value, inclusive; +infinity when there is none.</summary>
    public double Hi { get; }

    /// <summary>Whether only one value is possible; it is then finite.</summary>
    public bool IsKnown => Lo == Hi;

    /// <summary>The only value possible; NaN when there are several.</summary>
    public double KnownValue => IsKnown ? Lo : double.NaN;

    /// <summary>Whether a truth is definitely true.</summary>
    public bool IsTrue => Lo >= 1;

    /// <summary>Whether a truth is definitely false.</summary>
    public bool IsFalse => Hi <= 0;

    /// <summary>The truth of a known fact.</summary>
    public static Interval Truth(bool value) => value ? True : False;

    /// <summary>The sums.</summary>
    public static Interval operator +(Interval a, Interval b) => new(a.Lo + b.Lo, a.Hi + b.Hi);

    /// <summary>The differences.</summary>
    public static Interval operator -(Interval a, Interval b) => new(a.Lo - b.Hi, a.Hi - b.Lo);

    /// <summary>The negatives.</summary>
    public static Interval operator -(Interval a) => new(-a.Hi, -a.Lo);

    /// <summary>The products.</summary>
    public static Interval operator *(Interval a, Interval b) => a.IsKnown && b.IsKnown
        ? new(a.Lo * b.Lo)
        : Hull(Product(a.Lo, b.Lo), Product(a.Lo, b.Hi), Product(a.Hi, b.Lo), Product(a.Hi, b.Hi));

    /// <summary>The quotients; unknown when the divisor may be zero.</summary>
    public static Interval operator /(Interval a, Interval b) =>
        b.Lo <= 0 && b.Hi >= 0 ? Unknown
        : a.IsKnown && b.IsKnown ? new(a.Lo / b.Lo)
        : Hull(Quotient(a.Lo, b.Lo), Quotient(a.Lo, b.Hi), Quotient(a.Hi, b.Lo), Quotient(a.Hi, b.Hi));

    /// <summary>Kleene's <c>and</c>.</summary>
    public static Interval operator &(Interval a, Interval b) => Min(a, b);

    /// <summary>Kleene's <c>or</c>.</summary>
    public static Interval operator |(Interval a, Interval b) => Max(a, b);

    /// <summary>Kleene's <c>not</c>.</summary>
    public static Interval operator !(Interval a) => new(1 - a.Hi, 1 - a.Lo);

    /// <summary>The lesser value of each pair.</summary>
    public static Interval Min(Interval a, Interval b) => new(Math.Min(a.Lo, b.Lo), Math.Min(a.Hi, b.Hi));

    /// <summary>The greater value of each pair.</summary>
    public static Interval Max(Interval a, Interval b) => new(Math.Max(a.Lo, b.Lo), Math.Max(a.Hi, b.Hi));

    /// <summary>The greatest whole numbers at or below the values.</summary>
    public static Interval Floor(Interval a) => new(Math.Floor(a.Lo), Math.Floor(a.Hi));

    /// <summary>Whether a equals b: true when both are known and equal, false when they share no value.</summary>
    public static Interval Same(Interval a, Interval b) =>
        a.Hi < b.Lo || b.Hi < a.Lo ? False : a.IsKnown && b.IsKnown ? True : Maybe;

    /// <summary>Whether a is less than b.</summary>
    public static Interval Below(Interval a, Interval b) => a.Hi < b.Lo ? True : a.Lo >= b.Hi ? False : Maybe;

    /// <summary>Whether a is at most b.</summary>
    public static Interval AtMost(Interval a, Interval b) => a.Hi <= b.Lo ? True : a.Lo > b.Hi ? False : Maybe;

    /// <summary>Whether the value is possible.</summary>
    public bool Contains(double value) => Lo <= value && value <= Hi;

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? $"{Lo}" : this == Unknown ? "unknown" : $"{Lo} to {Hi}";

    // Infinity is a limit, not a value: zero times ever larger numbers stays zero.
    private static double Product(double x, double y) => x == 0 || y == 0 ? 0 : x * y;

    // Anything over ever larger numbers tends to zero; where the dividend grows too, another corner is infinite.
    private static double Quotient(double x, double y) => double.IsInfinity(y) ? 0 : x / y;

    private static Interval Hull(double p, double q, double r, double s) =>
        new(Math.Min(Math.Min(p, q), Math.Min(r, s)), Math.Max(Math.Max(p, q), Math.Max(r, s)));
}
