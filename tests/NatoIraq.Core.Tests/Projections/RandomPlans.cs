using FsCheck;
using FsCheck.Fluent;
using NatoIraq.Core.History.Events;
using static NatoIraq.Core.Tests.Given;

namespace NatoIraq.Core.Tests.Projections;

/// <summary>A random step that adds something to a plan; its number makes its id unique.</summary>
internal sealed record RandomPart(Func<GivenPlan, int, GivenPlan> Add);

/// <summary>Random plans over an invented pack in which every level starts at a drawn number.</summary>
internal static class RandomPlans
{
    private static readonly string[] Nations = ["red", "blue"];
    private static readonly string[] Missions = ["alpha", "beta"];
    private static readonly string[] Places = ["isle", "mainland"];

    /// <summary>Moves between missions and places only: nobody arrives and nobody leaves.</summary>
    public static Arbitrary<RandomPart[]> Moves { get; } = Arb.From(Move.ArrayOf(10));

    /// <summary>Everything a plan may hold.</summary>
    public static Arbitrary<RandomPart[]> Anything { get; } =
        Arb.From(Gen.Frequency((4, Move), (2, Arrival), (2, Stop), (1, Attack), (1, Answer)).ArrayOf(10));

    public static GivenPlan Build(string name, RandomPart[] parts)
    {
        GivenPlan plan = Plan(name).Start("cap(beta)", "uniform(100, 900)").Assume("part", "triangular(0.1, 0.3, 0.6)");
        foreach (string cell in Cells)
            plan = plan.Start(cell, "uniform(0, 500)");
        return parts.Select((part, i) => (part, i)).Aggregate(plan, (p, x) => x.part.Add(p, x.i));
    }

    public static IReadOnlyList<string> Cells { get; } =
    [.. from n in Nations from m in Missions from p in Places select $"{n}/{m}/{p}"];

    private static Gen<(string? Over, string? Chance, string Delay)> Timing =>
        from over in Gen.Elements<string?>(null, "2 months", "uniform(0, 8) months")
        from chance in Gen.Elements<string?>(null, "0.5", "part")
        from delay in Gen.Elements("0 days", "uniform(0, 90) days", "10 * part days")
        select (over, chance, delay);

    private static Gen<RandomPart> Move =>
        from nation in Gen.Elements(Nations)
        from mission in Gen.Elements(Missions)
        from place in Gen.Elements(Places)
        from rebadge in Gen.Elements(true, false)
        from share in Gen.Elements("part", "0.5", "2")
        from timing in Timing
        let source = $"{nation}/{mission}/{place}"
        let otherMission = mission == "alpha" ? "beta" : "alpha"
        let otherPlace = place == "isle" ? "mainland" : "isle"
        select new RandomPart(
            (plan, i) =>
                plan.Event(
                    $"move-{i}",
                    rebadge
                        ? Rebadged(source, $"{nation}/{otherMission}/{place}", 0)
                        : Relocated(source, $"{nation}/{mission}/{otherPlace}", 0),
                    delay: timing.Delay,
                    chance: timing.Chance,
                    over: timing.Over,
                    count: $"{share} * strength({source})"
                )
        );

    private static Gen<RandomPart> Arrival =>
        from count in Gen.Choose(0, 300)
        from timing in Timing
        select new RandomPart(
            (plan, i) =>
                plan.Event(
                    $"in-{i}",
                    Deployed("red/beta/isle", 0),
                    delay: timing.Delay,
                    chance: timing.Chance,
                    over: timing.Over,
                    count: $"uniform(0, {count + 1})"
                )
        );

    private static Gen<RandomPart> Stop =>
        from days in Gen.Choose(1, 90)
        from timing in Timing
        select new RandomPart(
            (plan, i) =>
                plan.Event(
                    $"stop-{i}",
                    new OperationsSuspended("beta", null),
                    delay: timing.Delay,
                    chance: timing.Chance,
                    lasting: $"uniform(1, {days + 1}) days"
                )
        );

    private static Gen<RandomPart> Attack =>
        from rate in Gen.Choose(1, 6)
        select new RandomPart((plan, i) => plan.Hazard($"attack-{i}", $"{rate} per year", Incident()));

    private static Gen<RandomPart> Answer =>
        from level in Gen.Elements("elevated", "critical")
        select new RandomPart(
            (plan, i) =>
                plan.Rule(
                    $"answer-{i}",
                    new OperationsSuspended("beta", null),
                    when: $"pressure(isle) >= {level}",
                    chance: "0.7",
                    lasting: "triangular(10, 21, 60) days"
                )
        );
}
