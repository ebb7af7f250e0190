using System.Security.Cryptography;
using NatoIraq.App.Projections;
using NatoIraq.Core;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cluster;

/// <summary>The parts of an ensemble as they come in, put together in whatever order that is.</summary>
/// <param name="projector">What is drawn.</param>
/// <param name="parts">Into how many parts it is cut.</param>
internal sealed class Collection(Projector projector, int parts)
{
    private readonly IReadOnlyList<DrawRange> _ranges = EnsembleTable.Cut(projector.All.Count, parts);
    private readonly HashSet<int> _known = [];
    private DrawnPart? _all;

    /// <summary>The numbers of the parts that are in.</summary>
    public IReadOnlyCollection<int> Known => _known;

    /// <summary>How many parts are in.</summary>
    public int Count => _known.Count;

    /// <summary>Which share of the parts is in, 0 to 1.</summary>
    public double Share => (double)Count / parts;

    /// <summary>Whether no part is missing.</summary>
    public bool IsComplete => Count == parts;

    /// <summary>Everything counted.</summary>
    public DrawnPart All => _all ?? throw new InvalidOperationException("Nothing is in yet.");

    /// <summary>Adds a part.</summary>
    /// <exception cref="StoreDamagedException">Its bytes are not what was written, or no counts of its draws.</exception>
    public void Add(WrittenPart part)
    {
        if (!SHA256.HashData(part.Bytes).AsSpan().SequenceEqual(part.Hash))
            throw new StoreDamagedException($"Part {part.Part} of the ensemble does not fit its hash.");
        Add(part.Part, DrawnPart.Read(projector, _ranges[part.Part - 1], part.Bytes));
    }

    /// <summary>Draws here what nobody drew elsewhere.</summary>
    public void DrawMissing(ProjectBranches request, CancellationToken cancel)
    {
        for (int part = 1; part <= parts; part++)
        {
            if (_known.Contains(part)) continue;
            Add(part, projector.Draw(_ranges[part - 1], request.Threads, progress: null, cancel));
            request.Progress?.Report(Share);
        }
    }

    private void Add(int part, DrawnPart drawn)
    {
        if (_all is null) _all = drawn;
        else _all.Merge(drawn);
        _known.Add(part);
    }
}
