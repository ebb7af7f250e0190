using System.Runtime.InteropServices;

namespace NatoIraq.Core.History;

/// <summary>
/// An event's hash in the chain, 32 bytes. They are held in place: of a long log, 100,000 strings or arrays less.
/// </summary>
public readonly record struct EventHash
{
    private readonly (ulong, ulong, ulong, ulong) _bytes;

    /// <summary>Takes over <see cref="HashChain.Length"/> bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public EventHash(ReadOnlySpan<byte> bytes) => _bytes = MemoryMarshal.Read<(ulong, ulong, ulong, ulong)>(bytes);

    /// <summary>The bytes, <see cref="HashChain.Length"/> of them.</summary>
    public byte[] ToArray() =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<(ulong, ulong, ulong, ulong)>(in _bytes)).ToArray();

    /// <summary>Lower-case hex.</summary>
    public override string ToString() =>
        Convert.ToHexStringLower(MemoryMarshal.AsBytes(new ReadOnlySpan<(ulong, ulong, ulong, ulong)>(in _bytes)));
}
