using NatoIraq.App.Ensembles;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>cluster status</c></summary>
internal sealed class ClusterStatusCommand() : Verb(
    "status", "Shows the workers of the store's cluster, what they draw and what failed.", "natoiraq cluster status")
{
    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        ClusterView cluster = await session.SendAsync(new ShowCluster());
        session.Show(cluster, page => ClusterPage.Write(page, cluster));
        return ExitCodes.Done;
    }
}
