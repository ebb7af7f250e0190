namespace NatoIraq.Core.History.Events;

/// <summary>An incident raised the pressure on a place by <paramref name="Severity"/> levels (1 or 2).</summary>
public sealed record IncidentOccurred(string Place, Amount Severity) : EventData;

/// <summary>An actor took an office; no holder means that it fell vacant.</summary>
public sealed record OfficeTaken(string Office, string? Holder) : EventData;

/// <summary>A meeting was announced; a planned event changes no level.</summary>
public sealed record ForumScheduled(string Forum) : EventData;

/// <summary>A meeting took place.</summary>
public sealed record ForumHeld(string Forum, string? Outcome) : EventData;

/// <summary>An actor took a position; it changes nothing in the world.</summary>
public sealed record PositionStated(string Actor, string About, string Position) : EventData;
