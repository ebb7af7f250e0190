using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;
using Quartz.Extensibility;

namespace NatoIraq.Cluster;

/// <summary>Quartz's clustered job store on the store's database: which worker draws which part is its business.</summary>
internal static class Scheduling
{
    /// <summary>A scheduler of this engine's cluster. One that only asks is never started.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="clock">The time that all machines agree on.</param>
    /// <param name="threads">How many jobs it runs at once.</param>
    /// <param name="jobs">Makes the jobs; null for a scheduler that only asks.</param>
    /// <param name="log">Told what Quartz does; null for nobody.</param>
    /// <param name="cancel">Stops the building.</param>
    public static async Task<IScheduler> BuildAsync(
        string connection, TimeProvider clock, int threads, IJobFactory? jobs, ILoggerFactory? log,
        CancellationToken cancel) =>
        await QuartzSchedulerBuilder.Create(quartz =>
        {
            if (log is not null) quartz.Services.AddSingleton(log);
            quartz.UseTimeProvider(clock);
            quartz.UseDefaultThreadPool(threads);
            if (jobs is not null) quartz.UseJobFactory(jobs);
            quartz.ConfigureScheduler(o =>
            {
                o.InstanceName = Engine.Scheduler;
                o.GenerateInstanceId = true;
                // The least that Quartz allows: how long a new part may lie before an idle worker sees it.
                o.IdleWaitTime = TimeSpan.FromSeconds(1);
                o.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(NpgsqlFactory.Instance, connection);
                store.ProvisionSchema();
                store.UseClustering(c =>
                {
                    c.CheckinInterval = TimeSpan.FromSeconds(1);
                    c.CheckinMisfireThreshold = TimeSpan.FromSeconds(4);
                });
                store.ConfigureStore(o =>
                {
                    o.TablePrefix = "natoiraq_qrtz_";
                    o.StoreJobDataAsStrings = true;
                    // What a worker that stops has begun goes to another one.
                    o.RecoverFiringsCancelledByShutdown = true;
                    // A part may wait for its turn as long as it takes.
                    o.MisfireThreshold = TimeSpan.FromDays(1);
                });
            });
        }).BuildScheduler(cancel);

    /// <summary>Hands out the parts of an ensemble, each as a job that outlives whoever runs it.</summary>
    public static async Task HandOutAsync(this IScheduler scheduler, long ensemble, int parts, CancellationToken cancel)
    {
        var jobs = new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>>();
        for (int part = 1; part <= parts; part++)
        {
            IJobDetail job = JobBuilder.Create<PartJob>().WithIdentity($"{part}", $"{ensemble}")
                .StoreDurably().RequestRecovery().Build();
            // Older ensembles first, and of one its parts in order.
            jobs.Add(job, [TriggerBuilder.Create(scheduler.TimeProvider).WithIdentity($"{part}", $"{ensemble}")
                .ForJob(job).StartNow().Build()]);
        }
        await scheduler.ScheduleJobs(jobs, cancellationToken: cancel);
    }

    /// <summary>Takes back what is left of an ensemble.</summary>
    public static async Task TakeBackAsync(this IScheduler scheduler, long ensemble, CancellationToken cancel) =>
        await scheduler.DeleteJobs(GroupMatcher<JobKey>.GroupEquals($"{ensemble}"), cancel);
}
