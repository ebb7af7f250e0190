namespace NatoIraq.Benchmarks.Ni8;

/// <summary>One of NI-8's ten branches: what it changes of the baseline.</summary>
internal sealed record Variant
{
    /// <summary>The ten branches in their order; the first is the baseline.</summary>
    public static IReadOnlyList<Variant> All { get; } =
    [
        new(),
        new() { Chance = (0, 0) },
        new() { Chance = (1, 1) },
        new() { Keep = 1 },
        new() { Scale = (3, 0.5) },
        new() { Shift = 60 },
        new() { Scale = (2, 1.5) },
        new() { Strike = 0.2 },
        new() { RampFactor = 0.5 },
        new() { End = 701 },
    ];

    /// <summary>Days by which every decision is later.</summary>
    public int Shift { get; private init; }

    /// <summary>Times the length of every ramp.</summary>
    public double RampFactor { get; private init; } = 1;

    /// <summary>The chance that an incident counts.</summary>
    public double Keep { get; private init; } = 0.5;

    /// <summary>The chance that an incident suspends an actor.</summary>
    public double Strike { get; private init; } = 0.4;

    /// <summary>The first day on which nobody is left.</summary>
    public int End { get; private init; } = 1097;

    /// <summary>The actor whose decision's chance is another.</summary>
    private (int Actor, double Value)? Chance { get; init; }

    /// <summary>The actor whose target is scaled.</summary>
    private (int Actor, double Value)? Scale { get; init; }

    public double ChanceOf(int actor) =>
        Chance is { } other && other.Actor == actor ? other.Value : (55 + (5 * actor)) / 100.0;

    public double ScaleOf(int actor) => Scale is { } other && other.Actor == actor ? other.Value : 1;
}
