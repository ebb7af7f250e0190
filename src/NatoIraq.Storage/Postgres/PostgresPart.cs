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
/// <param name="rows">The rows as the server sent them.</param>
/// <param name="before">The end of the log before the first of them.</param>
/// <param name="order">What the log notes of them; null for events that have no place in it yet.</param>
internal sealed class PostgresPart(ReadOnlyMemory<byte> rows, LogHead before, PostgresOrder? order)
{
    /// <summary>The end of the log after this part; known only when it has been read.</summary>
    public LogHead End { get; private set; } = before;

    /// <summary>Makes something of every row, once its hash is found to be the one noted.</summary>
    /// <param name="json">The codec.</param>
    /// <param name="make">What is made.</param>
    /// <param name="misfit">The error for a row whose hash is not the one noted.</param>
    public List<T> Read<T>(EventJson json, Make<T> make, Func<long, string, Exception> misfit)
    {
        var made = new List<T>();
        var names = new PostgresNames();
        var parser = new PostgresParser(json);
        Span<byte> hash = stackalloc byte[HashChain.Length];
        End.Hash.CopyTo(hash);
        int at = (int)End.Sequence;
        for (ReadOnlySpan<byte> rest = rows.Span; !rest.IsEmpty; rest = rest[PostgresRow.LengthIn(rest)..])
        {
            if (order is not null && (at == order.Count || PostgresRow.SeqIdIn(rest) != order.SeqIdAt(at))) continue;
            var row = new PostgresRow(rest, names);
            (int schema, byte[] canonical, Event happened) = parser.Parse(row);
            HashChain.Next(hash, row.Stream, row.Version, canonical, hash);
            if (order is not null && !hash.SequenceEqual(order.HashAt(at))) throw misfit(at + 1, row.Where);
            made.Add(make(row, new PostgresEvent(++at, happened, schema, canonical, hash)));
        }
        End = new LogHead(at, hash.ToArray());
        return made;
    }
}

/// <summary>Makes events of rows, one after the other.</summary>
internal sealed class PostgresParser(EventJson json)
{
    private readonly ArrayBufferWriter<byte> _joined = new(1024);
    private readonly ArrayBufferWriter<byte> _room = new(1024);

    /// <summary>The event of a row.</summary>
    /// <exception cref="UnknownEventException">It is of a type that this version does not know.</exception>
    /// <exception cref="StoreDamagedException">It is not such an event.</exception>
    public (int Schema, byte[] Canonical, Event Happened) Parse(in PostgresRow row)
    {
        try
        {
            _joined.ResetWrittenCount();
            int schema = MartenEvent.Join(_joined, row, _room);
            byte[] canonical = json.Canonical(row.Type.ToString(), schema, _joined.WrittenSpan, out Event happened);
            return (schema, canonical, happened);
        }
        catch (JsonException)
        {
            throw new StoreDamagedException($"The headers of {row.Where} are not an event's.");
        }
    }
}
