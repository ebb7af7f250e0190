using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.References;

namespace NatoIraq.Core.Tests.References;

/// <summary>Invented levels.</summary>
internal static class Levels
{
    public static readonly DateOnly Start = new(2010, 1, 1);

    public static Series Series(string nation) => new(nation, "isle", "north");

    public static Observation Of(string nation, DateOnly day, double level, int reportedAfter = 0) =>
        new(Series(nation), day, level, day.AddDays(reportedAfter), $"R-{nation}-{day:yyyy-MM-dd}", []);

    /// <summary>Levels that go up and down: a reference is made of them from the twentieth on.</summary>
    public static double[] Restless { get; } =
        [.. Enumerable.Repeat((double[])[100, 120, 100, 130, 90], 5).SelectMany(l => l)];

    /// <summary>Levels of a series, so many days apart.</summary>
    public static IEnumerable<Observation> Every(int days, string nation, params double[] levels) =>
        levels.Select((l, i) => Of(nation, Start.AddDays(i * days), l));

    /// <summary>Random walks of the logarithm, a step every 30 days, by dice of their own.</summary>
    public static IEnumerable<Observation> Walks(int world, int series, int steps, double deviation)
    {
        var dice = new KeyedDice(7);
        var normal = Distribution.Create("normal", [0, deviation]);
        for (int s = 0; s < series; s++)
        {
            double log = Math.Log(500 * (s + 1));
            for (int i = 0; i < steps; i++)
            {
                log += normal.Quantile(dice.Uniform(world, DiceKey.Of("walk", $"{s}", "step"), i));
                yield return Of($"n{s}", Start.AddDays(i * 30), Math.Round(Math.Exp(log)));
            }
        }
    }
}
