using System.Buffers.Binary;
using System.Text;

namespace NatoIraq.Core.Dice;

/// <summary>
/// Names one random quantity of a plan. Made once, when the plan is compiled; the same three names give the same key
/// in every branch, and so the same luck.
/// </summary>
/// <param name="Value">The key's 64 bits.</param>
public readonly record struct DiceKey(ulong Value)
{
    /// <summary>
    /// The key of a field of an entry. Each part is hashed as its length in UTF-8 bytes (four bytes, little-endian)
    /// followed by those bytes, so that parts cannot run together: FNV-1a over all, then <see cref="StableHash.Mix"/>.
    /// </summary>
    /// <param name="kind">What kind of entry, for example <c>event</c> or <c>hazard</c>.</param>
    /// <param name="id">The entry's id.</param>
    /// <param name="field">Which of its values, for example <c>delay</c>.</param>
    public static DiceKey Of(string kind, string id, string field) =>
        new(StableHash.Mix(Append(Append(Append(StableHash.Basis, kind), id), field)));

    private static ulong Append(ulong hash, string part)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        return StableHash.Fnv1a(bytes, StableHash.Fnv1a(length, hash));
    }
}
