using NatoIraq.App.Projections;
using NatoIraq.Core.Projections;

namespace NatoIraq.App.Ensembles;

/// <summary>Who draws an ensemble: this process, or many machines. What comes of it is the same, to the byte.</summary>
public interface IEnsembleRunner
{
    /// <summary>Draws a projection, and tells its request's progress.</summary>
    Task<Projection> RunAsync(PreparedProjection prepared, CancellationToken cancel);

    /// <summary>Who draws beside this process, and what.</summary>
    Task<ClusterView> ShowAsync(CancellationToken cancel);
}

/// <summary>Draws everything in this process.</summary>
public sealed class LocalRunner : IEnsembleRunner
{
    /// <inheritdoc/>
    public Task<Projection> RunAsync(PreparedProjection prepared, CancellationToken cancel) =>
        Task.FromResult(prepared.Projector.Run(prepared.Request.Progress, cancel));

    /// <inheritdoc/>
    public Task<ClusterView> ShowAsync(CancellationToken cancel) => Task.FromResult(ClusterView.None);
}
