using MediatR;

namespace NatoIraq.App.Ensembles;

/// <summary>Shows the workers of the store's cluster, and what they draw.</summary>
public sealed record ShowCluster : IRequest<ClusterView>;

/// <summary>A cluster: workers on the same PostgreSQL, and the ensembles they draw.</summary>
/// <param name="Engine">What this program draws with; null where the store can have no workers.</param>
/// <param name="Workers">The workers, by number.</param>
/// <param name="Ensembles">The last ensembles, the newest first.</param>
public sealed record ClusterView(
    string? Engine, IReadOnlyList<WorkerView> Workers, IReadOnlyList<EnsembleView> Ensembles)
{
    /// <summary>That of a store that only this process uses.</summary>
    public static ClusterView None { get; } = new(null, [], []);
}

/// <summary>A worker.</summary>
/// <param name="Worker">Its number.</param>
/// <param name="Host">The machine it says it runs on.</param>
/// <param name="Engine">What it draws with: only parts that were asked for by the same engine.</param>
/// <param name="Threads">How many parts it draws at once.</param>
/// <param name="State">Whether it is there.</param>
/// <param name="SecondsSilent">How long it has not been heard of, by the database's clock.</param>
/// <param name="Parts">How many parts it has drawn.</param>
/// <param name="Draws">How many draws those were, every branch counted.</param>
public sealed record WorkerView(
    int Worker, string Host, string Engine, int Threads, WorkerState State, int SecondsSilent, long Parts, long Draws);

/// <summary>Whether a worker is there.</summary>
public enum WorkerState
{
    /// <summary>It was heard of in the last seconds.</summary>
    Alive,

    /// <summary>It fell silent: it was killed, or its machine or network is gone.</summary>
    Lost,

    /// <summary>It said that it stopped.</summary>
    Stopped,
}

/// <summary>An ensemble: the draws that somebody asked the cluster for.</summary>
/// <param name="Ensemble">Its number.</param>
/// <param name="State">How it is with it.</param>
/// <param name="Engine">What it is drawn with.</param>
/// <param name="Branches">The branches.</param>
/// <param name="Draws">How many draws a branch.</param>
/// <param name="Parts">Into how many parts they are cut.</param>
/// <param name="Done">How many of them are drawn.</param>
/// <param name="Seconds">How long it took, or has taken until now, by the database's clock.</param>
/// <param name="Message">Why it failed; null when it did not.</param>
/// <param name="Failures">Every attempt at a part that came to nothing, in order.</param>
public sealed record EnsembleView(
    long Ensemble, EnsembleState State, string Engine, IReadOnlyList<string> Branches, int Draws, int Parts, int Done,
    int Seconds, string? Message, IReadOnlyList<FailureView> Failures);

/// <summary>How it is with an ensemble.</summary>
public enum EnsembleState
{
    /// <summary>Its parts are being drawn.</summary>
    Open,

    /// <summary>Whoever asked has got all parts.</summary>
    Done,

    /// <summary>A part could not be drawn, however often it was tried.</summary>
    Failed,

    /// <summary>Whoever asked wants it no more, or is gone.</summary>
    Cancelled,
}

/// <summary>An attempt at a part that came to nothing.</summary>
/// <param name="Part">The part's number, from 1.</param>
/// <param name="FirstDraw">Its first draw.</param>
/// <param name="LastDraw">Its last draw.</param>
/// <param name="Attempt">The attempt's number, from 1.</param>
/// <param name="Worker">Who tried.</param>
/// <param name="Message">What went wrong.</param>
public sealed record FailureView(int Part, int FirstDraw, int LastDraw, int Attempt, int Worker, string Message);

/// <summary>Handles <see cref="ShowCluster"/>.</summary>
public sealed class ShowClusterHandler(IEnsembleRunner runner) : IRequestHandler<ShowCluster, ClusterView>
{
    /// <inheritdoc/>
    public Task<ClusterView> Handle(ShowCluster request, CancellationToken cancellationToken) =>
        runner.ShowAsync(cancellationToken);
}
