using System.Buffers;
using System.Numerics;

namespace NatoIraq.Core.Projections;

/// <summary>Writes counts: numbers in groups of seven bits, the lowest first (LEB128), and rows of mostly zeros.</summary>
internal sealed class PartWriter
{
    private readonly ArrayBufferWriter<byte> _to = new();

    /// <summary>Everything written.</summary>
    public byte[] ToArray() => _to.WrittenSpan.ToArray();

    public void Bytes(ReadOnlySpan<byte> bytes) => _to.Write(bytes);

    /// <summary>A number that is not negative.</summary>
    public void Whole(long number)
    {
        Span<byte> room = _to.GetSpan(10);
        (ulong rest, int length) = ((ulong)number, 0);
        for (; rest >= 0x80; rest >>= 7) room[length++] = (byte)(rest | 0x80);
        room[length++] = (byte)rest;
        _to.Advance(length);
    }

    /// <summary>Any number: those near zero are short, whatever their sign.</summary>
    public void Signed(long number) => Whole((number << 1) ^ (number >> 63));

    /// <summary>A row of known length: how many of its numbers are not zero, then each after its distance.</summary>
    public void Row<T>(ReadOnlySpan<T> row)
        where T : struct, IBinaryInteger<T>
    {
        int others = row.Length - row.Count(T.Zero);
        Whole(others);
        int next = 0;
        for (int i = 0; others > 0; i++)
        {
            if (T.IsZero(row[i])) continue;
            Whole(i - next);
            Signed(long.CreateChecked(row[i]));
            next = i + 1;
            others--;
        }
    }
}

/// <summary>Reads counts that may have been tampered with: every number has bounds, and so has what is made of it.</summary>
/// <param name="bytes">The bytes.</param>
/// <param name="draws">How many draws they are of.</param>
internal sealed class PartReader(ReadOnlyMemory<byte> bytes, int draws)
{
    private int _at;

    /// <summary>How many draws are counted.</summary>
    public int Draws => draws;

    /// <summary>How many bytes are left.</summary>
    public int Left => bytes.Length - _at;

    /// <summary>A number from 0 to the most allowed.</summary>
    public long Whole(long most)
    {
        ulong number = Raw();
        return number <= (ulong)most ? (long)number : throw Wrong($"{number} where at most {most} can be");
    }

    /// <summary>A number at most so far from zero.</summary>
    public long Signed(long most)
    {
        ulong raw = Raw();
        long number = (long)(raw >> 1) ^ -(long)(raw & 1);
        return number <= most && number >= -most ? number : throw Wrong($"{number} where at most {most} can be");
    }

    /// <summary>A row into one of zeros; its numbers are at most so far from zero.</summary>
    public void Row<T>(Span<T> row, long most)
        where T : struct, IBinaryInteger<T>
    {
        int others = (int)Whole(row.Length);
        for (int next = 0; others > 0; others--)
        {
            int at = next + (int)Whole(row.Length);
            if (at >= row.Length) throw Wrong("a row that is too long");
            row[at] = T.CreateChecked(Signed(most));
            if (T.IsZero(row[at])) throw Wrong("a zero that is told");
            next = at + 1;
        }
    }

    public void Expect(ReadOnlySpan<byte> expected, string what)
    {
        if (!bytes.Span[_at..].StartsWith(expected)) throw Wrong($"not {what}");
        _at += expected.Length;
    }

    public void ExpectEnd()
    {
        if (Left > 0) throw Wrong("more than there should be");
    }

    public StoreDamagedException Wrong(string what) =>
        new($"The part of {draws} draws does not check: {what}, at byte {_at}.");

    private ulong Raw()
    {
        const int MostBits = 63;
        ulong number = 0;
        for (int shift = 0; ; shift += 7)
        {
            if (Left == 0) throw Wrong("it ends too early");
            byte next = bytes.Span[_at++];
            if (shift == MostBits && next > 1) throw Wrong("a number that is too long");
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return number;
        }
    }
}
