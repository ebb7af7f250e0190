using MediatR;
using Microsoft.Extensions.Hosting;
using NatoIraq.App.Branches;
using NatoIraq.App.Reports;
using NatoIraq.Core;

namespace NatoIraq.Web;

/// <summary>
/// Draws a picture behind the first visitor's back, for code is compiled when it first runs: a first change of an
/// assumption is then answered as fast as a second one.
/// </summary>
internal sealed class Warming(IMediator useCases, ServerOptions options) : BackgroundService
{
    /// <summary>Code that ran a few times is compiled once more, and better.</summary>
    private const int Times = 3;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Warms) return;
        try
        {
            BranchesView all = await useCases.Send(new ListBranches(Archived: false), stoppingToken);
            if (all.Branches.FirstOrDefault(b => b.Problem is null) is not { } branch) return;
            ScenarioTextView scenario = await useCases.Send(new ShowScenario(branch.Name), stoppingToken);
            for (int time = 0; time < Times; time++)
            {
                await useCases.Send(
                    new PictureSeries(
                        branch.Name, new App.ScenarioSource($"{branch.Name}.yaml", scenario.Text), null, null,
                        Components.Branches.BranchLook.QuickDraws, RandomSeed: 1, Environment.ProcessorCount),
                    stoppingToken);
            }
        }
        catch (Exception e) when (e is NatoIraqException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever asks next is told; nobody asked for this.
        }
    }
}
