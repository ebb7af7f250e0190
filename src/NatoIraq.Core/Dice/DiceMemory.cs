namespace NatoIraq.Core.Dice;

/// <summary>
/// Numbers the dice showed lately. It forgets one for another that falls on its place, and then it is looked up again:
/// so it changes no number, and its size only how fast they come.
/// </summary>
internal sealed class DiceMemory
{
    private const int Bits = 14;

    private readonly Number[] _numbers = new Number[1 << Bits];

    /// <summary>The place of a number. If it is not known it is for the caller to set.</summary>
    public ref Number Place(uint draw, DiceKey key, int occurrence, out bool isKnown)
    {
        // Keys are well mixed already; odd multipliers spread draws and occurrences (Knuth, 6.4).
        uint mix = unchecked((uint)key.Value + (draw * 0x9E3779B1) + ((uint)occurrence * 0x85EBCA6B));
        ref Number number = ref _numbers[mix >> (32 - Bits)];
        isKnown = number.Key == key.Value && number.Draw == draw && number.Occurrence == occurrence && number.Value > 0;
        if (!isKnown) (number.Key, number.Draw, number.Occurrence) = (key.Value, draw, occurrence);
        return ref number;
    }

    /// <summary>A number and whose it is; 0 for none, which the dice never show.</summary>
    public struct Number
    {
        public ulong Key;
        public double Value;
        public uint Draw;
        public int Occurrence;
    }
}
