namespace NatoIraq.Core.History.Events;

/// <summary>Somebody proposed a mission.</summary>
public sealed record MissionProposed(string Mission, string? By) : EventData;

/// <summary>The mission was approved in principle.</summary>
public sealed record MissionApprovedInPrinciple(string Mission) : EventData;

/// <summary>The mission was set up; <paramref name="Lead"/> is the actor that leads it.</summary>
public sealed record MissionEstablished(string Mission, string? Lead) : EventData;

/// <summary>The mission began to close.</summary>
public sealed record MissionClosing(string Mission) : EventData;

/// <summary>The mission closed.</summary>
public sealed record MissionClosed(string Mission) : EventData;

/// <summary>Another actor leads the mission.</summary>
public sealed record LeadershipChanged(string Mission, string Lead) : EventData;

/// <summary>The mission's largest permitted strength, in persons, was set.</summary>
public sealed record CapSet(string Mission, Amount Cap) : EventData;

/// <summary>The mission's mandate changed: activities added and taken away, zones and trainees set.</summary>
/// <param name="Mission">The mission.</param>
/// <param name="Allow">Activities now permitted.</param>
/// <param name="Forbid">Activities no longer permitted.</param>
/// <param name="Zones">How many zones it works in; null leaves the number as it is.</param>
/// <param name="Trainees">Whom it trains; null leaves that as it is.</param>
public sealed record MandateAmended(
    string Mission,
    IReadOnlyList<string> Allow,
    IReadOnlyList<string> Forbid,
    Amount? Zones,
    string? Trainees) : EventData;
