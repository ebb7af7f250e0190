namespace NatoIraq.Cluster;

/// <summary>
/// The database's clock, read once and kept with this machine's: Quartz tells the dead from the living by times that
/// machines write, so these must be of one clock.
/// </summary>
internal sealed class DatabaseClock : TimeProvider
{
    private readonly TimeSpan _ahead;

    private DatabaseClock(TimeSpan ahead) => _ahead = ahead;

    /// <summary>Reads the clock.</summary>
    public static async Task<DatabaseClock> ReadAsync(ClusterDatabase database, CancellationToken cancel) =>
        new(await new WorkerTable(database).NowAsync(cancel) - System.GetUtcNow().UtcDateTime);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
