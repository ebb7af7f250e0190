using System.Runtime.CompilerServices;

namespace NatoIraq.Core.Dice;

/// <summary>
/// Philox4x32-10, a random function of a counter and a key: it has no state, so any number can be had in any order.
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011 (Random123).
/// </summary>
public static class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The block of 128 random bits that belongs to a counter of four words and a key of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint A, uint B, uint C, uint D) Block(uint a, uint b, uint c, uint d, uint key0, uint key1)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong product0 = (ulong)Multiplier0 * a;
            ulong product1 = (ulong)Multiplier1 * c;
            a = (uint)(product1 >> 32) ^ b ^ key0;
            b = (uint)product1;
            c = (uint)(product0 >> 32) ^ d ^ key1;
            d = (uint)product0;
            key0 = unchecked(key0 + Weyl0);
            key1 = unchecked(key1 + Weyl1);
        }
        return (a, b, c, d);
    }
}
