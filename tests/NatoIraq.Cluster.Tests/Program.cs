using NatoIraq.Cluster;
using NatoIraq.Core.History;
using NatoIraq.Storage;

// The worker that a test kills: it joins the cluster of the database it is told, and works until then.
await using IEventStore store = StoreAddress.Open("postgres:" + args[0], TimeProvider.System);
await using ClusterWorker worker = await ClusterWorker.JoinAsync(args[0], store, 1, null, CancellationToken.None);
await worker.WorkAsync(CancellationToken.None);
