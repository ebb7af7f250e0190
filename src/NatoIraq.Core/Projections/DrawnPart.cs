namespace NatoIraq.Core.Projections;

/// <summary>
/// What was counted of some draws of a projection: whole numbers only, so that merging is associative and commutative,
/// and the parts of any cut of the draws come to the same. Not thread-safe.
/// </summary>
public sealed class DrawnPart
{
    // The fourth letter is the version of what follows.
    private static readonly byte[] Mark = "NIP\u0001"u8.ToArray();

    private readonly Projector _projector;
    private readonly List<DrawRange> _ranges;

    internal DrawnPart(Projector projector, DrawRange range, Tally[] tallies, JointTally? joint)
    {
        (_projector, _ranges) = (projector, [range]);
        (Tallies, Joint) = (tallies, joint);
    }

    /// <summary>Which draws are counted, ascending; ranges that touch are one.</summary>
    public IReadOnlyList<DrawRange> Ranges => _ranges;

    /// <summary>What is counted of each branch.</summary>
    internal Tally[] Tallies { get; }

    /// <summary>What is counted of all branches together; null for nothing.</summary>
    internal JointTally? Joint { get; }

    /// <summary>Adds what another part of the same projection counted; the other stays as it is.</summary>
    /// <exception cref="ArgumentException">Some draws are in both; nothing is added.</exception>
    public void Merge(DrawnPart other)
    {
        List<DrawRange> merged = [];
        foreach (DrawRange next in _ranges.Concat(other._ranges).OrderBy(r => r.From))
        {
            if (merged.Count > 0 && next.From < merged[^1].To)
                throw new ArgumentException($"Counted twice: {this}, and {other}.", nameof(other));
            if (merged.Count > 0 && next.From == merged[^1].To) merged[^1] = merged[^1] with { To = next.To };
            else merged.Add(next);
        }
        _ranges.Clear();
        _ranges.AddRange(merged);
        for (int b = 0; b < Tallies.Length; b++) Tallies[b].Merge(other.Tallies[b]);
        Joint?.Merge(other.Joint!);
    }

    /// <summary>The counts as bytes, the same for the same draws whoever drew them.</summary>
    /// <exception cref="InvalidOperationException">The draws do not follow each other.</exception>
    public byte[] Write()
    {
        if (_ranges is not [var range]) throw new InvalidOperationException($"Not in one piece: {this}.");
        var to = new PartWriter();
        to.Bytes(Mark);
        to.Bytes(BitConverter.GetBytes(_projector.Fingerprint()));
        to.Whole(range.From);
        to.Whole(range.Count);
        foreach (Tally tally in Tallies) tally.Write(to);
        Joint?.Write(to);
        return to.ToArray();
    }

    /// <summary>Reads counts back. They take room only as the bytes do.</summary>
    /// <param name="projector">Whose draws they are of.</param>
    /// <param name="range">Of which draws they must be.</param>
    /// <param name="bytes">What <see cref="Write"/> gave.</param>
    /// <exception cref="StoreDamagedException">The bytes are not counts of these draws.</exception>
    public static DrawnPart Read(Projector projector, DrawRange range, ReadOnlyMemory<byte> bytes)
    {
        var from = new PartReader(bytes, range.Count);
        from.Expect(Mark, "this version's counts");
        from.Expect(BitConverter.GetBytes(projector.Fingerprint()), "counts of this projection");
        if (from.Whole(int.MaxValue) != range.From || from.Whole(int.MaxValue) != range.Count)
            throw from.Wrong($"not of {range}");
        Tally[] tallies = [.. projector.Subjects.Select(s => new Tally(s, blockSize: 0))];
        foreach (Tally tally in tallies) tally.Read(from);
        JointTally? joint = projector.Shape is { } shape ? new JointTally(shape, blockSize: 0) : null;
        joint?.Read(from);
        from.ExpectEnd();
        return new DrawnPart(projector, range, tallies, joint);
    }

    /// <summary>Which draws are counted.</summary>
    public override string ToString() => string.Join(" and ", _ranges);
}
