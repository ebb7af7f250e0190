using NatoIraq.App.Ensembles;
using NatoIraq.App.Projections;
using NatoIraq.App.Views;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cluster;

/// <summary>The workers that could draw an ensemble.</summary>
/// <param name="Threads">How many parts the living ones of this engine draw at once.</param>
/// <param name="Others">How many living ones draw with another engine.</param>
/// <param name="Lost">How many of this engine fell silent in the last minutes.</param>
internal sealed record Workforce(int Threads, int Others, int Lost);

/// <summary>How far an ensemble is, at a time of the database's clock.</summary>
internal sealed record Progressed(EnsembleState State, string? Message, int Parts, DateTime At);

/// <summary>A part as it was written.</summary>
internal sealed record WrittenPart(int Part, byte[] Hash, byte[] Bytes);

/// <summary>What whoever asks for an ensemble writes and reads.</summary>
internal sealed class EnsembleTable(ClusterDatabase database)
{
    // Of those before them nothing is known any more.
    private const int Kept = 50;

    /// <summary>Who is there.</summary>
    public async Task<Workforce> WorkforceAsync(CancellationToken cancel) => (await database.RowsAsync(
        """
        SELECT coalesce(sum(threads) FILTER (WHERE state = 'alive' AND engine = $1), 0)::int,
          (count(*) FILTER (WHERE state = 'alive' AND engine <> $1))::int,
          (count(*) FILTER (WHERE state = 'lost' AND engine = $1 AND seen > now() - interval '10 minutes'))::int
        FROM natoiraq_worker_state
        """,
        [Engine.Name], r => new Workforce(r.GetInt32(0), r.GetInt32(1), r.GetInt32(2)), cancel))[0];

    /// <summary>Asks for an ensemble; gives its number.</summary>
    public async Task<long> AskAsync(PreparedProjection prepared, int parts, CancellationToken cancel)
    {
        ProjectBranches request = prepared.Request;
        long ensemble = await database.ScalarAsync<long>(
            """
            INSERT INTO natoiraq_ensemble (engine, head, request, branches, draws, parts)
            VALUES ($1, $2, $3, $4, $5, $6) RETURNING ensemble
            """,
            [Engine.Name, prepared.Head, Json.Write(request), prepared.Branches.ToArray(), request.Draws, parts], cancel);
        // One that somebody still waits for stays, however long it takes.
        await database.ExecuteAsync(
            """
            DELETE FROM natoiraq_ensemble
            WHERE ensemble <= $1 AND (state <> 'open' OR seen < now() - interval '60 seconds')
            """,
            [ensemble - Kept], cancel);
        return ensemble;
    }

    /// <summary>Says that the ensemble is still wanted, and asks how far it is; without a row, cancelled.</summary>
    public async Task<Progressed> LookAsync(long ensemble, CancellationToken cancel) => (await database.RowsAsync(
        """
        UPDATE natoiraq_ensemble e SET seen = now() WHERE ensemble = $1
        RETURNING state, message, (SELECT count(*)::int FROM natoiraq_ensemble_part p WHERE p.ensemble = e.ensemble),
          now()
        """,
        [ensemble],
        r => new Progressed(
            StateOf(r.GetString(0)), r.IsDBNull(1) ? null : r.GetString(1), r.GetInt32(2), r.GetDateTime(3)),
        cancel)).SingleOrDefault() ?? new Progressed(EnsembleState.Cancelled, null, 0, default);

    /// <summary>
    /// Whether a worker of this engine took a part after that time and still has it: one of this ensemble, or of
    /// another while this one has parts that wait for their turn.
    /// </summary>
    public Task<bool> IsDrawnSinceAsync(long ensemble, DateTime time, CancellationToken cancel) =>
        database.ScalarAsync<bool>(
            """
            SELECT EXISTS (
              SELECT FROM natoiraq_qrtz_fired_triggers WHERE sched_name = $1 AND fired_time > $2
                AND (job_group = $3 OR EXISTS (
                  SELECT FROM natoiraq_qrtz_triggers t WHERE t.sched_name = $1 AND t.job_group = $3
                    AND t.trigger_state NOT IN ('COMPLETE', 'ERROR'))))
            """,
            [Engine.Scheduler, time.Ticks, $"{ensemble}"], cancel);

    /// <summary>The parts that are written and not known yet.</summary>
    public Task<List<WrittenPart>> PartsAsync(long ensemble, int[] known, CancellationToken cancel) => database.RowsAsync(
        """
        SELECT part, sha256, bytes FROM natoiraq_ensemble_part
        WHERE ensemble = $1 AND part <> ALL ($2) ORDER BY part LIMIT 16
        """,
        [ensemble, known], r => new WrittenPart(r.GetInt32(0), (byte[])r[1], (byte[])r[2]), cancel);

    /// <summary>Ends an ensemble that is open, and drops its bytes.</summary>
    public Task EndAsync(long ensemble, EnsembleState state, string? message, CancellationToken cancel) =>
        database.ExecuteAsync(
            """
            WITH dropped AS (UPDATE natoiraq_ensemble_part SET bytes = NULL WHERE ensemble = $1)
            UPDATE natoiraq_ensemble SET state = $2, message = $3, ended = now() WHERE ensemble = $1 AND state = 'open'
            """,
            [ensemble, state.ToString().ToLowerInvariant(), message], cancel);

    /// <summary>A state by its word.</summary>
    public static EnsembleState StateOf(string word) => Enum.Parse<EnsembleState>(word, ignoreCase: true);

    /// <summary>The draws of each part, by its number less one.</summary>
    public static IReadOnlyList<DrawRange> Cut(int draws, int parts) => new DrawRange(0, draws).Cut(parts);
}
