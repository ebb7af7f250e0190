using NatoIraq.Benchmarks.Ni8;
using NatoIraq.Core.Projections;

namespace NatoIraq.Benchmarks.Tests;

/// <summary>Two programs that share nothing but dice and sampling formulas must agree in every bit.</summary>
public sealed class KernelTests
{
    [Theory]
    [InlineData(100, 1, 73)]
    [InlineData(300, 7, 146)]
    public void The_engine_and_a_kernel_written_by_hand_report_the_same_bands(int draws, ulong randomSeed, int stride)
    {
        var projection = Projection.Run(Scenarios.Plans(), null, Scenarios.Request(draws, randomSeed, stride));
        double[,][] bands = new Kernel(randomSeed, stride).Run(draws);

        for (int b = 0; b < projection.Branches.Count; b++)
        {
            int dates = bands[b, 0].Length / Kernel.Probabilities.Length;
            Assert.Equal(Actor.Caps.Length * dates, projection.Branches[b].Levels.Count);
            foreach (var levels in projection.Branches[b].Levels.GroupBy(l => l.Series))
            {
                int actor = int.Parse(levels.Key[^1..]);
                Assert.Equal(
                    bands[b, actor],
                    levels.SelectMany(l => new[] { l.Band.P5, l.Band.P25, l.Band.P50, l.Band.P75, l.Band.P95 })
                        .Select(p => p!.Value));
            }
        }
    }
}
