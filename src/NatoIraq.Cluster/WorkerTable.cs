namespace NatoIraq.Cluster;

/// <summary>What a worker says of itself.</summary>
internal sealed class WorkerTable(ClusterDatabase database)
{
    /// <summary>Joins; gives the worker's number.</summary>
    public Task<int> JoinAsync(int threads, CancellationToken cancel) => database.ScalarAsync<int>(
        "INSERT INTO natoiraq_worker (host, engine, threads) VALUES ($1, $2, $3) RETURNING worker",
        [Environment.MachineName, Engine.Name, threads], cancel);

    /// <summary>Says that the worker is there; gives those of the ensembles it draws that nobody wants any more.</summary>
    public async Task<List<long>> BeatAsync(int worker, long[] drawn, CancellationToken cancel)
    {
        await database.ExecuteAsync(
            "UPDATE natoiraq_worker SET seen = now() WHERE worker = $1", [worker], cancel);
        return drawn.Length == 0 ? [] : await database.RowsAsync(
            """
            SELECT number FROM unnest($1) AS number WHERE NOT EXISTS (
              SELECT FROM natoiraq_ensemble e WHERE e.ensemble = number AND e.state = 'open'
                AND e.seen > now() - interval '60 seconds')
            """,
            [drawn], r => r.GetInt64(0), cancel);
    }

    /// <summary>Says that the worker stops; gives how many parts it drew.</summary>
    public Task<long> LeaveAsync(int worker, CancellationToken cancel) => database.ScalarAsync<long>(
        """
        UPDATE natoiraq_worker SET stopped = now() WHERE worker = $1
        RETURNING (SELECT count(*) FROM natoiraq_ensemble_part p WHERE p.worker = $1)
        """,
        [worker], cancel);

    /// <summary>The time by the database's clock, which all workers reckon with.</summary>
    public Task<DateTime> NowAsync(CancellationToken cancel) =>
        database.ScalarAsync<DateTime>("SELECT clock_timestamp()", [], cancel);
}
