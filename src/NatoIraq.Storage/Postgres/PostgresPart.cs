using System.Buffers;
using System.Text.Json;
using NatoIraq.Core;
using NatoIraq.Core.History;

namespace NatoIraq.Storage.Postgres;

/// <summary>What is made of a stored event; the bytes are valid for the call alone.</summary>
internal delegate T Make<T>(in PostgresRow row, in PostgresEvent found);

/// <summary>The event of a row, with what the row does not say itself.</summary>
internal readonly ref struct PostgresEvent(
    long sequence, Event happened, int schema, ReadOnlySpan<byte> canonical, ReadOnlySpan<byte> hash)
{
    /// <summary>Its place in the log.</summary>
    public long Sequence { get; } = sequence;

    public Event Happened { get; } = happened;

    public int Schema { get; } = schema;

    /// <summary>The bytes that are hashed.</summary>
    public ReadOnlySpan<byte> Canonical { get; } = canonical;

    /// <summary>Its hash, which fits it and the event before it.</summary>
    public ReadOnlySpan<byte> Hash { get; } = hash;
}

/// <summary>Some whole rows of the log, so that another core can check and parse them.</summary>
/// <param name="bytes">The rows as the server sent them.</param>
/// <param name="before">The end of the part before it.</param>
internal sealed class PostgresPart(ReadOnlyMemory<byte> bytes, LogHead before)
{
    /// <summary>The end of the log after this part; known only when it has been read.</summary>
    public LogHead End { get; private set; } = before;

    /// <summary>Makes something of every row, once its hash is found to fit.</summary>
    /// <param name="json">The codec.</param>
    /// <param name="make">What is made.</param>
    /// <param name="misfit">The error for a row that does not fit.</param>
    /// <remarks>
    /// A row without a position yet is not compared with anything: its place and hash follow from the rows before it.
    /// </remarks>
    public List<T> Read<T>(EventJson json, Make<T> make, Func<string, Exception> misfit)
    {
        var made = new List<T>();
        var names = new PostgresNames();
        var joined = new ArrayBufferWriter<byte>(1024);
        Span<byte> hash = stackalloc byte[HashChain.Length];
        End.Hash.CopyTo(hash);
        long at = End.Sequence;
        for (ReadOnlySpan<byte> rest = bytes.Span; !rest.IsEmpty; rest = rest[PostgresRow.LengthIn(rest)..])
        {
            var row = new PostgresRow(rest, names);
            joined.ResetWrittenCount();
            (int schema, byte[] canonical, Event happened) = Parse(json, joined, row);
            HashChain.Next(hash, row.Stream, row.Version, canonical, hash);
            at++;
            if (row.Position is { } position && (position != at || !row.Hash.SequenceEqual(hash)))
                throw misfit(row.Where);
            made.Add(make(row, new PostgresEvent(at, happened, schema, canonical, hash)));
        }
        End = new LogHead(at, hash.ToArray());
        return made;
    }

    /// <summary>The event of a row.</summary>
    /// <exception cref="UnknownEventException">It is of a type that this version does not know.</exception>
    /// <exception cref="StoreDamagedException">It is not such an event.</exception>
    public static (int Schema, byte[] Canonical, Event Happened) Parse(
        EventJson json, ArrayBufferWriter<byte> joined, in PostgresRow row)
    {
        try
        {
            int schema = MartenEvent.Join(joined, row);
            byte[] canonical = json.Canonical(row.Type, schema, joined.WrittenSpan, out Event happened);
            return (schema, canonical, happened);
        }
        catch (JsonException)
        {
            throw new StoreDamagedException($"The headers of {row.Where} are not an event's.");
        }
    }
}
