namespace NatoIraq.App.Tests.Imports;

/// <summary>A made-up count of troops, told by one claim: what a corrected pack may say otherwise.</summary>
/// <param name="Number">Which one it is.</param>
/// <param name="Day">The day of the count, as days after the first.</param>
/// <param name="Count">How many were counted.</param>
/// <param name="Late">How many days after the first day it was reported, at least as late as <paramref name="Day"/>.</param>
/// <param name="IsHeld">Whether the pack holds it, or has retracted it.</param>
internal sealed record Fact(int Number, int Day, int Count, int Late, bool IsHeld)
{
    private static readonly DateOnly First = new(2024, 3, 2);

    /// <summary>The day on which it was reported.</summary>
    public DateOnly Reported => First.AddDays(Math.Max(Day, Late));

    /// <summary>The event's id.</summary>
    public string Id => $"count-{Number}";

    /// <summary>The claim's id.</summary>
    public string Claim => $"A01-1{Number}";

    /// <summary>The facts before any correction.</summary>
    public static IReadOnlyList<Fact> Original { get; } =
        [.. Enumerable.Range(0, 4).Select(n => new Fact(n, n * 5, 100 + n, (n * 5) + 1, true))];

    /// <summary>As a claim of the pack's file.</summary>
    public string ClaimText => $$"""

          - id: {{Claim}}
            paragraph: 9
            attribution: a clerk
            statement: A count came to {{Count}}
            type: deployment-level
            valid: {from: {{When}}, to: {{When}}, precision: day, kind: holding}
            reported: {{Reported:yyyy-MM-dd}}
            actors: [northland]
            measure: {quantity: strength, point: {{Count}}, unit: soldiers, geography: hostland}
            evidence: [count]
            tier: A

        """;

    /// <summary>As an event of the pack's file.</summary>
    public string EventText => $$"""

          - id: {{Id}}
            event: troops-reported
            on: {{When}}
            series: northland/training-mission/hostland
            strength: {likely: {{Count}}}
            cites: [{{Claim}}]

        """;

    private string When => $"{First.AddDays(Day):yyyy-MM-dd}";
}
