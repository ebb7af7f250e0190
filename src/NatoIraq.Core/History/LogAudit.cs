namespace NatoIraq.Core.History;

/// <summary>
/// Checks a log entry by entry, in arrival order: places and versions without gaps, known types, columns that agree
/// with the event, and the hash chain. After a fault it goes on from what is stored: one fault is one finding or two.
/// </summary>
/// <param name="json">The codec.</param>
/// <param name="verbatim">
/// Whether the store gives back the bytes it was given, so that even a change which means the same is a change.
/// </param>
public sealed class LogAudit(EventJson json, bool verbatim)
{
    private readonly List<string> _findings = [];
    private readonly Dictionary<string, long> _versions = new(StringComparer.Ordinal);
    private LogHead _head = LogHead.Empty;

    /// <summary>What is wrong, each a sentence, in the order found.</summary>
    public IReadOnlyList<string> Findings => _findings;

    /// <summary>Adds a finding of the store's own checks.</summary>
    public void Report(string finding) => _findings.Add(finding);

    /// <summary>Checks the next entry.</summary>
    public void Check(LogEntry entry)
    {
        string where = $"Event {entry.Sequence} ('{entry.Stream}' version {entry.Version})";
        if (entry.Sequence <= _head.Sequence)
            Report($"{where} follows event {_head.Sequence}: it is there twice or out of place.");
        else if (entry.Sequence != _head.Sequence + 1)
            Report($"{where} follows event {_head.Sequence}: what stood between them is missing.");
        long expected = _versions.GetValueOrDefault(entry.Stream) + 1;
        if (entry.Version != expected) Report($"{where} should be version {expected} of its stream.");
        CheckHash(entry, where);
        _versions[entry.Stream] = entry.Version;
        _head = new LogHead(entry.Sequence, entry.Hash.Length == HashChain.Length ? entry.Hash : _head.Hash);
    }

    /// <summary>Checks that the log ends where the store noted that it ends, so that a cut tail is found too.</summary>
    public void CheckEnd(LogHead noted)
    {
        if (noted.Is(_head)) return;
        if (noted.Sequence != _head.Sequence)
            Report($"The log ends with event {_head.Sequence}; the store noted {noted.Sequence} events.");
        else
            Report($"The last hash, {Hex(_head.Hash)}, is not the one that the store noted, {Hex(noted.Hash)}.");
    }

    private void CheckHash(LogEntry entry, string where)
    {
        try
        {
            byte[] canonical = json.Canonical(entry.Type, entry.Schema, entry.Json, out Event happened);
            if (happened.Id != entry.Id)
                Report($"{where} is filed under the id '{entry.Id}' but holds '{happened.Id}'.");
            if (verbatim && !canonical.AsSpan().SequenceEqual(entry.Json))
                Report($"{where} is not spelled as it was written.");
            byte[] hash = HashChain.Next(_head.Hash, entry.Stream, entry.Version, canonical);
            if (!hash.AsSpan().SequenceEqual(entry.Hash))
                Report($"{where} has the hash {Hex(entry.Hash)}; its content and predecessor give {Hex(hash)}.");
        }
        catch (NatoIraqException e)
        {
            Report($"{where} cannot be read: {e.Message}");
        }
    }

    private static string Hex(byte[] hash) => Convert.ToHexStringLower(hash);
}
