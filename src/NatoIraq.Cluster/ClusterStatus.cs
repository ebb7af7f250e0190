using NatoIraq.App.Ensembles;

namespace NatoIraq.Cluster;

/// <summary>What is told of a cluster.</summary>
internal sealed class ClusterStatus(ClusterDatabase database)
{
    private const int MostEnsembles = 10;

    /// <summary>Reads it.</summary>
    public async Task<ClusterView> ReadAsync(CancellationToken cancel)
    {
        List<WorkerView> workers = await database.RowsAsync(
            """
            SELECT worker, host, w.engine, threads, w.state, extract(epoch FROM now() - w.seen)::int, count(e.ensemble),
              coalesce(sum(e.draws::bigint * cardinality(e.branches) / e.parts), 0)::bigint
            FROM natoiraq_worker_state w
            LEFT JOIN natoiraq_ensemble_part p USING (worker) LEFT JOIN natoiraq_ensemble e USING (ensemble)
            WHERE w.state = 'alive' OR w.seen > now() - interval '1 hour'
            GROUP BY worker, host, w.engine, threads, w.state, w.seen ORDER BY worker
            """,
            [],
            r => new WorkerView(
                r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetInt32(3),
                Enum.Parse<WorkerState>(r.GetString(4), ignoreCase: true), r.GetInt32(5), r.GetInt64(6), r.GetInt64(7)),
            cancel);
        ILookup<long, FailureView> failures = await FailuresAsync(cancel);
        List<EnsembleView> ensembles = await database.RowsAsync(
            """
            SELECT ensemble, state, engine, branches, draws, parts, extract(epoch FROM coalesce(ended, now()) - asked)::int,
              message, (SELECT count(*)::int FROM natoiraq_ensemble_part p WHERE p.ensemble = e.ensemble)
            FROM natoiraq_ensemble e ORDER BY ensemble DESC LIMIT $1
            """,
            [MostEnsembles],
            r => new EnsembleView(
                r.GetInt64(0), EnsembleTable.StateOf(r.GetString(1)), r.GetString(2), (string[])r[3], r.GetInt32(4),
                r.GetInt32(5), r.GetInt32(8), r.GetInt32(6), r.IsDBNull(7) ? null : r.GetString(7),
                [.. failures[r.GetInt64(0)]]),
            cancel);
        return new ClusterView(Engine.Name, workers, ensembles);
    }

    private async Task<ILookup<long, FailureView>> FailuresAsync(CancellationToken cancel) => (await database.RowsAsync(
        """
        SELECT a.ensemble, a.part, a.attempt, a.worker, a.message, e.draws, e.parts
        FROM natoiraq_ensemble_attempt a JOIN natoiraq_ensemble e USING (ensemble)
        WHERE a.message IS NOT NULL ORDER BY a.ensemble, a.part, a.attempt LIMIT 100
        """,
        [],
        r =>
        {
            var range = EnsembleTable.Cut(r.GetInt32(5), r.GetInt32(6))[r.GetInt32(1) - 1];
            return (Ensemble: r.GetInt64(0), Failure: new FailureView(
                r.GetInt32(1), range.From, range.To - 1, r.GetInt32(2), r.GetInt32(3), r.GetString(4)));
        },
        cancel)).ToLookup(f => f.Ensemble, f => f.Failure);
}
