using System.CommandLine;
using Microsoft.Extensions.Logging;
using NatoIraq.Cluster;
using NatoIraq.Core;

namespace NatoIraq.Cli.Commands;

/// <summary><c>worker</c></summary>
internal sealed class WorkerCommand : Verb
{
    private readonly Option<int> _threads = Cli.Options.Threads();

    public WorkerCommand()
        : base(
            "worker", "Joins the cluster of a store on PostgreSQL: draws parts of what others ask of that store, here "
                + "or on other machines. Ctrl-C ends it; what it has begun goes to another worker.",
            "natoiraq worker --store \"postgres:Host=localhost;Username=natoiraq;Database=natoiraq\"")
    {
        _threads.Description = "How many parts it draws at once.";
        Add(_threads);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string connection = session.Connection ?? throw new InvalidInputException(
            "A worker needs a store that other machines can reach, and this one is no PostgreSQL database.",
            "Name one with --store postgres:CONNECTION; 'natoiraq store copy' takes a store there.");
        int threads = session.Get(_threads);
        using ILoggerFactory? log = session.IsVerbose
            ? LoggerFactory.Create(l => l.SetMinimumLevel(LogLevel.Debug).AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace)) : null;
        await using var store = session.OpenStore();
        await using ClusterWorker worker =
            await ClusterWorker.JoinAsync(connection, store, threads, log, session.Cancel);
        session.Show(page => page.Say(
            $"Worker {worker.Number} is there with {Pages.Say.Count(threads, "thread")}; it draws with {Engine.Name}."));
        session.Terminal.Output.Flush();
        long parts = await worker.WorkAsync(session.Cancel);
        session.Show(page => page.Say($"Worker {worker.Number} stopped; it drew {Pages.Say.Count(parts, "part")}."));
        return ExitCodes.Done;
    }
}
