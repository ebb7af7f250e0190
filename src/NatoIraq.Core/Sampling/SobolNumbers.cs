using System.Globalization;

namespace NatoIraq.Core.Sampling;

/// <summary>
/// Direction numbers of the Sobol sequence in its first <see cref="Columns"/> dimensions. Dimension d + 1 belongs to
/// the d-th primitive polynomial over GF(2), by degree and then by its inner coefficients read as a number; these are
/// found here. Its initial numbers are those of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better
/// two-dimensional projections", SIAM J. Sci. Comput. 30, 2008, 2635-2654 (their search criterion D6). Tests hold
/// them against the published table, and against Sobol's property A.
/// </summary>
public static class SobolNumbers
{
    /// <summary>How many dimensions there are.</summary>
    public const int Columns = 256;

    /// <summary>How many digits of a draw's number are used: draws go from 0 to 2^32 - 1.</summary>
    public const int Digits = 32;

    // For each polynomial one number, in hexadecimal: the free bits of m_1, m_2, ..., lowest first. The k-th initial
    // number m_k is odd and below 2^k, so that k - 1 of its bits are free.
    private const string Initial = """
        0 1 1 0 a 35 214 94 26e 4 148 3d5 60e3 2ab8 6371 8f8 31b9 7a54 199eef 111db7 fc4f2 d3025 1ac531 7fb51 f526c
        11184d 2436 ea597 a3b22 d82f5 4758f 116889 342d4 1ef81e c79a6 86c53 f4c1bf9 60ff7fd f931569 91d769 2d416be
        4f03f0f cc09641 9c72a64 b96402f 47391cb 1bdcdef e183d42 b0e56c8 469221f d5eff51 84d5552 efacba395 2209b006b
        ab045ce10 f96679f11 5b68fa168 b5e78392c bf06a5a7c 6e894a7df 29dfb9ec8 5018d9ff4 80569df32 92f9f6aa8 a14ee0d6e
        410341a14 edfb00ef6 5940d505 f3fe31bf2 3f5b67c83 767fea40a 90f293edc f5b7d6a2c acd031810 1007cf03a 57cf454e9
        18fefb5c1 98aba7b4d 4af8e040c 4f0c3f092 708da14e8 8765e7753 393ace165 d147f5ac6 256da0ad2 e279094fe e01a7990f
        7589ce79 bd9124000 f10c755f9 d7835364e aec25c48b 943a9b51b 4ef032162 6abc8733f 6c5326d06 7c705b673 effc0d6cd
        6c74b0954 497a84b9b e56fe2908b9 f343fefcc96 12b6cf958d19 7bb5e01dd32 170044221a77 1529f281f655 18a672a3ffcc
        54f82e0cda6 1c4cf1382299 3f526f1bc47 1a765774f82c 1117604f933 ead05efb9de c06a3919321 aa133995ff5 113b6adf73ca
        161e19d0f187 1e2d659a1a98 464e76b6624 17240096d99f 11d4b8d0f2c7 4ebb6b75e2a 1c95432aa953 138e34396dcc
        129ac2e72c25 126a19a7609f 166823dfd09b 1f84043d2e1f 983dce54d72 24732f787a2 81dc15d3821 169dbd3f4eb1
        1821859cfe0e 241f6b94177 58da86ff194 f1d02f77f5a b18be03ac2 12f6d6426f3a 99c4faca4d9 1a84a46f0b ceef2d02330
        16b6aa18e35e 1ac7d28a8ac5 1a1bf569f95b 1cdfc0670dba fade9cbbc87 12e39922541a 1f4e3d3d80b3 1a525f20a592
        126b2f96a41f cd8bc5b3020 255f86ef2f9 aebffc9abbc 1ea6396f5a53 468daf935 1e99a6953369 15aedfc8e6b 1cf8915ecea6
        da97f2bd1f6 167cc62384d8 1d421387bc637b c6f13ba95ac6f 2e46a59e5b20fc 59916c98662174 4dbd85ed70f801
        68e6cd6dc24236 419b02e5c3876a 60abdba23e531f 3a0478ccb4563 59e71ab01e459 35d7b95e7c0352 7efbd45fe13b3b
        102fd1c1b1181 363a3432870c66 d7c638d9ee326 384a36c84a9ece 56b63ee7afe98a f7de5a772b8fa 5b4318597b3368
        5dd6a0590d08bf 72b2f4ee51d507 7eaeeb1a10333 695c086dc24ac0 7b1149b12cbbca 5f94fed2646c97 662c5da1abc406
        18445a386aad8e 2006dd6196b10f 7fa4e8ac9db992 4077153103738d 5fb537f1b7ab93 4b1e01e465093f dfb1e55c871f5
        4305821bffd638 64a9225c650ef8 13f72209454df7 2c7038a5991aef 76630dccb5367f c45f059a53389 69751e46541756
        30d1b14c100b11 4575bcd4dc1d51 1fc941babde962 252ad528bc4d40 6c4a2280d9212f 285c53809cd681 1daeb4fc5d310e
        67d32f2cee2961 5f22a2cdec6f5e 54a95df32b524c 4305d9c8fd4031 5dcbcbc610149e 4d60b31417c681 362d439a77c864
        3055328bc6c833 31e4d6e98f82a 4778c7aa58ff18 1108d2340dd56c 64abdb1fb90514 53776186357eb8 121657f2be1374
        5871d26de42751 6c91361fbf758c 2f3e5c268c35bb fd7ddf6a8d6fd 262cbf826406ad 7cafd0b11c3df6 1f627d39879c7e
        7c5cdfcaa5b266 2b82b42dfe36a4 5b57e9f63aa514 bb6c55640b24a 2468915d52d82 431d9a6fd33338 7f4987f2edba22
        5f3d5f46627fa3 252a9b8af63cff 298b77dcf18b37 642a00f232b28b 216a4050500160 17ef2bd2a41a4c 46d89f493511b5
        6f694618096481 7f15ce3b4ef27a c85ea29101347 21b22f2044aff9 33fa75c5301d76 770ff970f26cdd 254c0c60eb28e5
        4f1b9ffdd21acf 5a1e710b92642a 8e12a92657663 27f3d3aa64c3c6 7aeaeb152e9888 3d7af3084d0650
        """;

    private static readonly ulong[][] Directions = All();

    /// <summary>
    /// The direction numbers of a dimension: the i-th is the binary fraction v_(i+1), its first digit in bit 63.
    /// </summary>
    /// <param name="column">The dimension, from 0.</param>
    public static ReadOnlySpan<ulong> Of(int column) => Directions[column];

    private static ulong[][] All()
    {
        ulong[] packed = [.. Initial.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => ulong.Parse(word, NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        return
        [
            [.. Enumerable.Range(0, Digits).Select(i => 1UL << (63 - i))],
            .. PrimitivePolynomials.InOrder().Take(Columns - 1).Select((p, i) => Extend(p, packed[i])),
        ];
    }

    /// <summary>
    /// v_k = a_1 v_(k-1) + ... + a_(s-1) v_(k-s+1) + v_(k-s) + v_(k-s) / 2^s, sums without carry (Bratley and Fox,
    /// Algorithm 659, ACM Trans. Math. Softw. 14, 1988, equation 2).
    /// </summary>
    private static ulong[] Extend((int Degree, uint Inner) polynomial, ulong free)
    {
        (int degree, uint inner) = polynomial;
        ulong[] v = new ulong[Digits];
        for (int k = 0; k < degree; k++)
        {
            ulong m = ((free & ((1UL << k) - 1)) << 1) | 1;
            free >>= k;
            v[k] = m << (63 - k);
        }
        for (int k = degree; k < Digits; k++)
        {
            v[k] = v[k - degree] ^ (v[k - degree] >> degree);
            for (int i = 1; i < degree; i++)
            {
                if ((inner >> (degree - 1 - i) & 1) != 0) v[k] ^= v[k - i];
            }
        }
        return v;
    }
}
