using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.Benchmarks.Ni8;

/// <summary>NI-8 as a pack and ten scenarios of our own grammar.</summary>
internal static class Scenarios
{
    /// <summary>Day 0, on which the branches fork.</summary>
    public static readonly DateOnly Start = new(2020, 1, 1);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Ni8", "pack");

    /// <summary>The ten branches, compiled, in their order.</summary>
    public static IReadOnlyList<Plan> Plans()
    {
        Pack pack = PackFiles.ReadFolder(Folder);
        Timeline timeline = Timeline.Of(pack);
        Scenario[] scenarios = [.. Variant.All.Select((_, b) => Read($"branch-{b}.yaml", pack))];
        return [.. scenarios.Select((s, b) => PlanCompiler.Compile(timeline, b == 0 ? [s] : [scenarios[0], s]))];
    }

    /// <summary>What to ask the engine for, so that it answers what the kernel does.</summary>
    public static ProjectionRequest Request(int draws, ulong randomSeed, int stride) => new(
        draws, randomSeed, Array.Empty<Series>(),
        [.. Enumerable.Range(0, (Kernel.LastDay / stride) + 1).Select(i => Start.AddDays(i * stride))]);

    private static Scenario Read(string name, Pack pack) =>
        ScenarioFile.Parse(File.ReadAllText(Path.Combine(Folder, "scenarios", name)), name, pack);
}
