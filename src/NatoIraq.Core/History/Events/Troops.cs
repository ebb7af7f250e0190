namespace NatoIraq.Core.History.Events;

/// <summary>An observation of strength, in persons; only observations and executed moves change a level.</summary>
/// <param name="Series">What was counted; a wildcard makes it a bound on the sum.</param>
/// <param name="Strength">The level; null when only a share is told.</param>
/// <param name="ShareOf">The whole of which <paramref name="Share"/> is told; null when no share is told.</param>
/// <param name="Share">The fraction, 0 to 1, of <paramref name="ShareOf"/>.</param>
/// <param name="Method">How it was counted; null when not stated.</param>
public sealed record TroopsReported(Series Series, Amount? Strength, Series? ShareOf, Amount? Share, string? Method)
    : EventData;

/// <summary>Troops arrived from outside.</summary>
public sealed record TroopsDeployed(Series To, Amount Count) : EventData;

/// <summary>Troops left for home.</summary>
public sealed record TroopsWithdrawn(Series From, Amount Count) : EventData;

/// <summary>Troops stayed where they are and changed mission.</summary>
public sealed record TroopsRebadged(Series From, Series To, Amount Count) : EventData;

/// <summary>Troops of one mission moved to another place.</summary>
public sealed record TroopsRelocated(Series From, Series To, Amount Count) : EventData;

/// <summary>A known part is split out of the unnamed rest of its mission and place.</summary>
public sealed record ContingentIdentified(Series Series, Amount Strength) : EventData;

/// <summary>A nation offered to move troops between missions; an offer moves nobody.</summary>
public sealed record TransferOffered(Series From, Series To, Amount? Share) : EventData;
