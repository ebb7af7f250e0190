using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace NatoIraq.Core.History;

/// <summary>
/// The log's hash chain: each event's hash covers the one before it in arrival order, so that no event can be changed,
/// dropped or moved without every later hash being wrong. With integers big-endian and || for joining,
/// <c>SHA-256(previous (32 bytes) || length of stream (4) || stream in UTF-8 || version (8) || canonical JSON)</c>:
/// every part but the last has a known length, so no two events share one input.
/// </summary>
public static class HashChain
{
    /// <summary>How long a hash is, in bytes.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>To make and drop one for each event takes longer than to hash it.</summary>
    [ThreadStatic]
    private static IncrementalHash? _hasher;

    /// <summary>What stands before the first event: 32 zero bytes.</summary>
    public static ReadOnlySpan<byte> Genesis => new byte[Length];

    /// <summary>The hash of an event.</summary>
    /// <param name="previous">The hash of the event that arrived before it, or <see cref="Genesis"/>.</param>
    /// <param name="stream">Its stream.</param>
    /// <param name="version">Its version in the stream, from 1.</param>
    /// <param name="canonical">Its canonical bytes, from <see cref="EventJson"/>.</param>
    public static byte[] Next(
        ReadOnlySpan<byte> previous, string stream, long version, ReadOnlySpan<byte> canonical)
    {
        byte[] hash = new byte[Length];
        Next(previous, stream, version, canonical, hash);
        return hash;
    }

    /// <summary>The hash of an event, into a span that may be <paramref name="previous"/> itself.</summary>
    public static void Next(
        ReadOnlySpan<byte> previous, string stream, long version, ReadOnlySpan<byte> canonical, Span<byte> hash)
    {
        int streamBytes = StrictUtf8.GetByteCount(stream);
        Span<byte> name = streamBytes <= 256 ? stackalloc byte[streamBytes] : new byte[streamBytes];
        StrictUtf8.GetBytes(stream, name);
        int total = Length + CoveredLength(name, canonical);
        byte[] rented = ArrayPool<byte>.Shared.Rent(total);
        previous[..Length].CopyTo(rented);
        Cover(rented.AsSpan(Length), name, version, canonical);
        Hash(rented.AsSpan(0, total), hash);
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>The hash of an event of which all that is hashed lies in one place.</summary>
    /// <param name="hashed">The hash of the event before it, then what <see cref="Cover(IBufferWriter{byte}, ReadOnlySpan{byte}, long, ReadOnlySpan{byte})"/> writes.</param>
    /// <param name="hash">Where the hash goes, <see cref="Length"/> bytes.</param>
    public static void Hash(ReadOnlySpan<byte> hashed, Span<byte> hash)
    {
        IncrementalHash hasher = _hasher ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hasher.AppendData(hashed);
        hasher.GetHashAndReset(hash);
    }

    /// <summary>
    /// Writes what an event's hash covers after the hash before it. Whoever writes a hash, this, the next hash and so
    /// on can check a log where it stands.
    /// </summary>
    /// <param name="to">Where to.</param>
    /// <param name="stream">The stream's name in UTF-8.</param>
    /// <param name="version">The version in the stream, from 1.</param>
    /// <param name="canonical">The canonical bytes.</param>
    /// <returns>How many bytes that is; the canonical bytes are the last of them.</returns>
    public static int Cover(
        IBufferWriter<byte> to, ReadOnlySpan<byte> stream, long version, ReadOnlySpan<byte> canonical)
    {
        int length = CoveredLength(stream, canonical);
        Cover(to.GetSpan(length), stream, version, canonical);
        to.Advance(length);
        return length;
    }

    private static int CoveredLength(ReadOnlySpan<byte> stream, ReadOnlySpan<byte> canonical) =>
        sizeof(int) + stream.Length + sizeof(long) + canonical.Length;

    private static void Cover(
        Span<byte> to, ReadOnlySpan<byte> stream, long version, ReadOnlySpan<byte> canonical)
    {
        BinaryPrimitives.WriteInt32BigEndian(to, stream.Length);
        to = to[sizeof(int)..];
        stream.CopyTo(to);
        to = to[stream.Length..];
        BinaryPrimitives.WriteInt64BigEndian(to, version);
        canonical.CopyTo(to[sizeof(long)..]);
    }

    /// <summary>
    /// Turns an append into the entries to store, in order: checks the expected versions, counts on, and links the
    /// chain. Every store appends through this, so that all of them hold the same chain for the same input.
    /// </summary>
    /// <param name="appends">What to append; a stream named twice goes on where its first part ended.</param>
    /// <param name="json">The codec.</param>
    /// <param name="head">The last entry's place and hash.</param>
    /// <param name="versionOf">The version at which the store holds a stream; 0 when it holds none.</param>
    /// <exception cref="ConcurrencyConflictException">A stream is at another version than expected.</exception>
    /// <exception cref="InvalidInputException">An event or a stream's name cannot be stored.</exception>
    public static IReadOnlyList<LogEntry> Link(
        IReadOnlyList<Append> appends, EventJson json, LogHead head, Func<string, long> versionOf)
    {
        var entries = new List<LogEntry>(appends.Sum(a => a.Events.Count));
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        (long sequence, byte[] hash) = (head.Sequence, head.Hash);
        foreach (Append append in appends)
        {
            if (append.Stream.Length == 0) throw new InvalidInputException("A stream needs a name.");
            string stream = CanonicalJson.Exact(append.Stream);
            long version = versions.TryGetValue(stream, out long known) ? known : versionOf(stream);
            if (version != append.ExpectedVersion)
                throw new ConcurrencyConflictException(stream, append.ExpectedVersion, version);
            foreach (Event happened in append.Events)
            {
                byte[] bytes = json.Write(happened);
                hash = Next(hash, stream, ++version, bytes);
                string type = happened.Type;
                entries.Add(new LogEntry(
                    ++sequence, stream, version, type, json.SchemaOf(type), happened.Id, bytes, hash));
            }
            versions[stream] = version;
        }
        return entries;
    }

    /// <summary>Checks that entries which another store linked follow this head and each other.</summary>
    /// <param name="head">Where the store ends.</param>
    /// <param name="after">Where the entries begin.</param>
    /// <param name="entries">The entries.</param>
    /// <exception cref="ConcurrencyConflictException">The store ends elsewhere.</exception>
    /// <exception cref="InvalidInputException">An entry does not follow the one before it.</exception>
    public static void Follow(LogHead head, LogHead after, IReadOnlyList<LogEntry> entries)
    {
        if (!head.Is(after))
        {
            throw new ConcurrencyConflictException("log", after.Sequence, head.Sequence,
                $"The store ends with event {head.Sequence}, not with event {after.Sequence} as it did when it was "
                + "read: another writer was faster. Nothing was written; try again.");
        }
        foreach (LogEntry e in entries)
        {
            byte[] hash = Next(head.Hash, e.Stream, e.Version, e.Json);
            if (e.Sequence != head.Sequence + 1 || !hash.AsSpan().SequenceEqual(e.Hash))
                throw new InvalidInputException($"Event {e.Sequence} does not follow event {head.Sequence}.");
            head = e.Head;
        }
    }
}

/// <summary>The end of the log: how many entries it holds and the last one's hash.</summary>
public sealed record LogHead(long Sequence, byte[] Hash)
{
    /// <summary>The head of an empty log.</summary>
    public static LogHead Empty => new(0, HashChain.Genesis.ToArray());

    /// <summary>Whether both are the same place of the same log.</summary>
    public bool Is(LogHead other) => Sequence == other.Sequence && Hash.AsSpan().SequenceEqual(other.Hash);

    /// <summary>The events of a whole log that follow this place; null when the log has no such place.</summary>
    public IReadOnlyList<Recorded>? After(IReadOnlyList<Recorded> log)
    {
        bool isThere = Sequence == 0
            || (Sequence <= log.Count && log[(int)Sequence - 1].Hash == new EventHash(Hash));
        return isThere ? [.. log.Skip((int)Sequence)] : null;
    }
}

/// <summary>One event as a store keeps it.</summary>
/// <param name="Sequence">Its place in arrival order, from 1.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Version">Its version in the stream, from 1.</param>
/// <param name="Type">Its type's name.</param>
/// <param name="Schema">The schema it was written in, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Json">Its JSON, in UTF-8.</param>
/// <param name="Hash">Its hash, 32 bytes.</param>
/// <param name="RecordedAt">When it was stored; null before that. No hash covers it.</param>
public sealed record LogEntry(
    long Sequence,
    string Stream,
    long Version,
    string Type,
    int Schema,
    string Id,
    byte[] Json,
    byte[] Hash,
    DateTimeOffset? RecordedAt = null)
{
    /// <summary>The head of a log that ends with this entry.</summary>
    public LogHead Head => new(Sequence, Hash);
}
