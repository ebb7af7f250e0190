using NatoIraq.App.Ensembles;

namespace NatoIraq.Cli.Pages;

/// <summary>A cluster: its workers, then what they draw, then what came to nothing.</summary>
internal static class ClusterPage
{
    public static void Write(Page page, ClusterView cluster)
    {
        page.Heading("The cluster of this store");
        if (cluster.Engine is null)
        {
            page.Say("It has none: workers join a store on PostgreSQL. Everything is drawn by the program that asks.");
            return;
        }
        page.Say($"This program draws with {cluster.Engine}.");
        if (cluster.Workers.Count == 0)
        {
            page.Say("There is no worker: everything is drawn by the program that asks. 'natoiraq worker' starts one.");
        }
        else
        {
            Workers(page, cluster);
        }
        if (cluster.Ensembles.Count > 0) Ensembles(page, cluster);
        if (cluster.Ensembles.Any(e => e.Failures.Count > 0)) Failures(page, cluster);
    }

    private static void Workers(Page page, ClusterView cluster)
    {
        page.Heading("Workers");
        var grid = new Grid("#worker", "state", "?#silent", "?#threads", "#parts", "#draws x branches", "machine");
        foreach (WorkerView w in cluster.Workers)
        {
            string state = w.State == WorkerState.Alive && w.Engine != cluster.Engine ? "of another engine" : Word(w.State);
            grid.Row(
                $"{w.Worker}", state, $"{w.SecondsSilent} s", $"{w.Threads}", Say.Count(w.Parts), Say.Count(w.Draws), w.Host);
        }
        page.Add(grid);
        foreach (string engine in cluster.Workers.Where(w => w.State == WorkerState.Alive).Select(w => w.Engine)
            .Where(e => e != cluster.Engine).Distinct())
        {
            page.Note($"Another engine, which takes no part in what this one asks for: {engine}.");
        }
    }

    private static void Ensembles(Page page, ClusterView cluster)
    {
        page.Heading("Ensembles");
        var grid = new Grid("#ensemble", "state", "#parts", "#draws", "?#took", "branches");
        foreach (EnsembleView e in cluster.Ensembles)
        {
            grid.Row(
                $"{e.Ensemble}", Word(e.State), $"{Say.Count(e.Done)} of {Say.Count(e.Parts)}", Say.Count(e.Draws),
                $"{e.Seconds} s", string.Join(" ", e.Branches));
        }
        page.Add(grid);
        foreach (EnsembleView e in cluster.Ensembles.Where(e => e.Message is not null))
        {
            page.Note($"Ensemble {e.Ensemble}: {e.Message}");
        }
    }

    private static void Failures(Page page, ClusterView cluster)
    {
        page.Heading("What came to nothing");
        var grid = new Grid("#ensemble", "#part", "draws", "#attempt", "#worker", "why");
        foreach ((EnsembleView e, FailureView f) in cluster.Ensembles.SelectMany(e => e.Failures.Select(f => (e, f))))
        {
            grid.Row(
                $"{e.Ensemble}", $"{f.Part}", $"{f.FirstDraw}..{f.LastDraw}", $"{f.Attempt}", $"{f.Worker}", f.Message);
        }
        page.Add(grid);
    }

    private static string Word(Enum state) => $"{state}".ToLowerInvariant();
}
