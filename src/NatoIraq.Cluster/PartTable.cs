using System.Security.Cryptography;
using NatoIraq.Core;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cluster;

/// <summary>A part that somebody has begun to draw.</summary>
/// <param name="Ensemble">The ensemble's number.</param>
/// <param name="Part">The part's number, from 1.</param>
/// <param name="Attempt">The attempt's number, from 1.</param>
/// <param name="Head">The hash at which the log ends that is drawn from.</param>
/// <param name="Request">What was asked for, as JSON.</param>
/// <param name="Range">The part's draws.</param>
internal sealed record Assignment(long Ensemble, int Part, int Attempt, string Head, string Request, DrawRange Range);

/// <summary>What a worker writes of the parts it draws.</summary>
internal sealed class PartTable(ClusterDatabase database, int worker)
{
    /// <summary>How often a part may come to nothing before its ensemble does.</summary>
    public const int MostFailures = 3;

    /// <summary>Begins a part; null when there is nothing left to draw of it, or nobody who wants it.</summary>
    public async Task<Assignment?> BeginAsync(long ensemble, int part, CancellationToken cancel)
    {
        await CountLostAsync(ensemble, part, cancel);
        await EndIfPoisonAsync(ensemble, part, cancel);
        // Whoever asked and has been silent for a minute is gone.
        await database.ExecuteAsync(
            """
            UPDATE natoiraq_ensemble SET state = 'cancelled', message = 'Whoever asked is gone.', ended = now()
            WHERE ensemble = $1 AND state = 'open' AND seen < now() - interval '60 seconds'
            """,
            [ensemble], cancel);
        return (await database.RowsAsync(
            """
            WITH wanted AS (
              SELECT * FROM natoiraq_ensemble e WHERE ensemble = $1 AND state = 'open'
                AND NOT EXISTS (SELECT FROM natoiraq_ensemble_part WHERE ensemble = $1 AND part = $2)),
            begun AS (
              INSERT INTO natoiraq_ensemble_attempt (ensemble, part, attempt, worker)
              SELECT $1, $2, 1 + coalesce(max(attempt), 0), $3 FROM natoiraq_ensemble_attempt
              WHERE ensemble = $1 AND part = $2 HAVING EXISTS (SELECT FROM wanted) RETURNING attempt)
            SELECT attempt, head, request, draws, parts FROM begun, wanted
            """,
            [ensemble, part, worker],
            r => new Assignment(ensemble, part, r.GetInt32(0), r.GetString(1), r.GetString(2),
                EnsembleTable.Cut(r.GetInt32(3), r.GetInt32(4))[part - 1]),
            cancel)).SingleOrDefault();
    }

    /// <summary>Writes a part's counts, unless somebody else did: then they must be the same.</summary>
    /// <exception cref="StoreDamagedException">They are not.</exception>
    public async Task WriteAsync(Assignment part, byte[] bytes, CancellationToken cancel)
    {
        byte[] hash = SHA256.HashData(bytes);
        await database.ExecuteAsync(
            """
            INSERT INTO natoiraq_ensemble_part (ensemble, part, worker, sha256, bytes)
            SELECT $1, $2, $3, $4, $5 FROM natoiraq_ensemble WHERE ensemble = $1 AND state = 'open'
            ON CONFLICT DO NOTHING
            """,
            [part.Ensemble, part.Part, worker, hash, bytes], cancel);
        List<byte[]> written = await database.RowsAsync(
            "SELECT sha256 FROM natoiraq_ensemble_part WHERE ensemble = $1 AND part = $2",
            [part.Ensemble, part.Part], r => (byte[])r[0], cancel);
        if (written is [var other] && !other.AsSpan().SequenceEqual(hash))
            throw new StoreDamagedException("Another worker counted these draws otherwise.");
    }

    /// <summary>Says why an attempt came to nothing; the last one allowed ends the ensemble.</summary>
    public async Task FailAsync(Assignment part, string message, CancellationToken cancel)
    {
        await database.ExecuteAsync(
            "UPDATE natoiraq_ensemble_attempt SET message = $4 WHERE ensemble = $1 AND part = $2 AND attempt = $3",
            [part.Ensemble, part.Part, part.Attempt, message], cancel);
        await EndIfPoisonAsync(part.Ensemble, part.Part, cancel);
    }

    /// <summary>Gives a part back that somebody else is to draw: it was no attempt.</summary>
    public Task GiveBackAsync(Assignment part, CancellationToken cancel) => database.ExecuteAsync(
        "DELETE FROM natoiraq_ensemble_attempt WHERE ensemble = $1 AND part = $2 AND attempt = $3",
        [part.Ensemble, part.Part, part.Attempt], cancel);

    /// <summary>What a worker had begun that is gone came to nothing.</summary>
    private Task CountLostAsync(long ensemble, int part, CancellationToken cancel) => database.ExecuteAsync(
        """
        UPDATE natoiraq_ensemble_attempt a SET message = 'The worker was lost while it drew this part.'
        FROM natoiraq_worker_state w
        WHERE a.ensemble = $1 AND a.part = $2 AND a.message IS NULL AND w.worker = a.worker AND w.state <> 'alive'
          AND NOT EXISTS (SELECT FROM natoiraq_ensemble_part p WHERE p.ensemble = $1 AND p.part = $2)
        """,
        [ensemble, part], cancel);

    /// <summary>A part that came to nothing too often ends its ensemble: no worker is to choke on it again.</summary>
    private Task EndIfPoisonAsync(long ensemble, int part, CancellationToken cancel) => database.ExecuteAsync(
        """
        UPDATE natoiraq_ensemble e SET state = 'failed', ended = now(),
          message = format('Part %s came to nothing %s times; the last time: %s', $2, f.failures, f.message)
        FROM (
          SELECT count(*) AS failures, (array_agg(message ORDER BY attempt DESC))[1] AS message
          FROM natoiraq_ensemble_attempt WHERE ensemble = $1 AND part = $2 AND message IS NOT NULL) f
        WHERE e.ensemble = $1 AND e.state = 'open' AND f.failures >= $3
        """,
        [ensemble, part, MostFailures], cancel);
}
