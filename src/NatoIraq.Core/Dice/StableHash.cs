namespace NatoIraq.Core.Dice;

/// <summary>A hash of bytes that is the same in every process and machine, unlike <c>GetHashCode</c>.</summary>
public static class StableHash
{
    /// <summary>The value of <see cref="Fnv1a"/> for no bytes.</summary>
    public const ulong Basis = 0xCBF29CE484222325;

    private const ulong Prime = 0x00000100000001B3;

    /// <summary>FNV-1a of 64 bits. Source: Fowler, Noll and Vo, isthe.com/chongo/tech/comp/fnv.</summary>
    /// <param name="bytes">What to hash.</param>
    /// <param name="basis">Where to go on from: the hash of the bytes before these.</param>
    public static ulong Fnv1a(ReadOnlySpan<byte> bytes, ulong basis = Basis)
    {
        ulong hash = basis;
        foreach (byte value in bytes) hash = unchecked((hash ^ value) * Prime);
        return hash;
    }

    /// <summary>
    /// Spreads every input bit over all output bits, one to one: FNV alone leaves similar names with similar hashes.
    /// Source: the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014), Stafford's variant 13.
    /// </summary>
    public static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
