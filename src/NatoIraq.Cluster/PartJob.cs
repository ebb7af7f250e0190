using System.Globalization;
using NatoIraq.Core;
using NatoIraq.Core.Projections;
using Quartz;
using Quartz.Extensibility;

namespace NatoIraq.Cluster;

/// <summary>
/// Draws a part. Its job is named after ensemble and part, and knows nothing else. Quartz tries again whatever failed or
/// was lost; how often that may be is counted in the tables, where attempts of lost workers count too.
/// </summary>
[RetryPolicy(20, "00:00:01")]
internal sealed class PartJob(PartTable parts, Orders orders) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        long ensemble = long.Parse(context.JobDetail.Key.Group, CultureInfo.InvariantCulture);
        int number = int.Parse(context.JobDetail.Key.Name, CultureInfo.InvariantCulture);
        if (await parts.BeginAsync(ensemble, number, cancellationToken) is not { } part)
        {
            await context.Scheduler.DeleteJob(context.JobDetail.Key, cancellationToken);
            return;
        }
        using var wanted = orders.Take(ensemble, cancellationToken);
        try
        {
            Projector projector = await orders.ProjectorAsync(part, wanted.Token);
            byte[] bytes = projector.Draw(part.Range, cancel: wanted.Token).Write();
            await parts.WriteAsync(part, bytes, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            // Stopped with its worker, it is handed to another one; no longer wanted, it is done with.
            await parts.GiveBackAsync(part, CancellationToken.None);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (Exception e) when (e is not StoreUnreachableException)
        {
            await parts.FailAsync(part, e.Message, CancellationToken.None);
            throw new JobExecutionException(e);
        }
    }

    /// <summary>Makes the jobs of a worker.</summary>
    public sealed class Factory(PartTable parts, Orders orders) : IJobFactory
    {
        /// <inheritdoc/>
        public ValueTask<JobScope> CreateJob(
            TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
            new(new JobScope(new PartJob(parts, orders), null));

        /// <inheritdoc/>
        public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => default;
    }
}
