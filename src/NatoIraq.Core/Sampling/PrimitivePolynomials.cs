namespace NatoIraq.Core.Sampling;

/// <summary>
/// Primitive polynomials over GF(2): x is of order 2^s - 1 modulo one of degree s, so that its powers run through
/// everything but 0 (Lidl and Niederreiter, Introduction to Finite Fields, 1994, theorem 3.16).
/// </summary>
internal static class PrimitivePolynomials
{
    /// <summary>
    /// All of them, by degree, then by the coefficients between the first and the last read as a binary number.
    /// </summary>
    public static IEnumerable<(int Degree, uint Inner)> InOrder()
    {
        yield return (1, 0);
        for (int degree = 2; ; degree++)
        {
            for (uint inner = 0; inner < 1u << (degree - 1); inner++)
            {
                if (IsPrimitive(degree, (1u << degree) | (inner << 1) | 1)) yield return (degree, inner);
            }
        }
    }

    private static bool IsPrimitive(int degree, uint polynomial)
    {
        uint order = (1u << degree) - 1;
        return Power(order, degree, polynomial) == 1
            && PrimeFactors(order).All(f => Power(order / f, degree, polynomial) != 1);
    }

    /// <summary>x to an exponent, modulo the polynomial.</summary>
    private static uint Power(uint exponent, int degree, uint polynomial)
    {
        uint power = 1;
        for (uint square = 2; exponent != 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0) power = Product(power, square, degree, polynomial);
            square = Product(square, square, degree, polynomial);
        }
        return power;
    }

    private static uint Product(uint a, uint b, int degree, uint polynomial)
    {
        uint product = 0;
        for (; b != 0; b >>= 1)
        {
            if ((b & 1) != 0) product ^= a;
            a <<= 1;
            if ((a >> degree) != 0) a ^= polynomial;
        }
        return product;
    }

    private static IEnumerable<uint> PrimeFactors(uint number)
    {
        for (uint factor = 2; factor * factor <= number; factor++)
        {
            if (number % factor != 0) continue;
            yield return factor;
            while (number % factor == 0) number /= factor;
        }
        if (number > 1) yield return number;
    }
}
