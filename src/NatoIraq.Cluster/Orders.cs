using System.Collections.Concurrent;
using System.Text.Json;
using NatoIraq.App;
using NatoIraq.App.Projections;
using NatoIraq.App.Views;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cluster;

/// <summary>What a worker is drawing: each ensemble is compiled once, and its draws stop when nobody wants them.</summary>
/// <param name="store">The store that all are drawn from.</param>
internal sealed class Orders(IEventStore store)
{
    private const int MostKept = 4;

    private readonly Lock _gate = new();
    private readonly List<(long Ensemble, Task<Projector> Projector)> _projectors = [];
    private readonly ConcurrentDictionary<Taken, long> _taken = [];

    /// <summary>The ensembles that are being drawn.</summary>
    public long[] Drawn => [.. _taken.Values.Distinct()];

    /// <summary>Begins a part: until it is disposed of, its token tells when nobody wants it any more.</summary>
    public Taken Take(long ensemble, CancellationToken cancel)
    {
        var taken = new Taken(this, cancel);
        _taken[taken] = ensemble;
        return taken;
    }

    /// <summary>Stops drawing an ensemble.</summary>
    public void Drop(long ensemble)
    {
        foreach ((Taken taken, _) in _taken.Where(t => t.Value == ensemble)) taken.Drop();
    }

    /// <summary>The draws of an ensemble, compiled from the log as it was when it was asked for.</summary>
    public async Task<Projector> ProjectorAsync(Assignment part, CancellationToken cancel)
    {
        Task<Projector> projector;
        lock (_gate)
        {
            // What failed may succeed the next time.
            _projectors.RemoveAll(p => p.Projector.IsFaulted || p.Projector.IsCanceled);
            projector = _projectors.Find(p => p.Ensemble == part.Ensemble).Projector ?? Task.Run(() => CompileAsync(part), cancel);
            _projectors.RemoveAll(p => p.Ensemble == part.Ensemble);
            _projectors.Add((part.Ensemble, projector));
            if (_projectors.Count > MostKept) _projectors.RemoveAt(0);
        }
        return await projector.WaitAsync(cancel);
    }

    private async Task<Projector> CompileAsync(Assignment part)
    {
        Workspace workspace = await Workspace.LoadAsync(store, part.Head, CancellationToken.None);
        ProjectBranches request = JsonSerializer.Deserialize<ProjectBranches>(part.Request, Json.Options)!;
        return PreparedProjection.Of(workspace, request).Projector;
    }

    /// <summary>A part that is being drawn.</summary>
    public sealed class Taken : IDisposable
    {
        private readonly Orders _orders;
        private readonly CancellationTokenSource _source;

        internal Taken(Orders orders, CancellationToken cancel)
        {
            _orders = orders;
            _source = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            Token = _source.Token;
        }

        /// <summary>Ends when nobody wants it, or its worker stops.</summary>
        public CancellationToken Token { get; }

        /// <summary>Nobody wants it any more.</summary>
        internal void Drop()
        {
            // It may have come to its end at this very moment.
            lock (_source)
            {
                if (_orders._taken.ContainsKey(this)) _source.Cancel();
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            lock (_source)
            {
                _orders._taken.TryRemove(this, out _);
                _source.Dispose();
            }
        }
    }
}
