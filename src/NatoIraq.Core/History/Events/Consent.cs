namespace NatoIraq.Core.History.Events;

/// <summary>The host asked for the mission.</summary>
public sealed record HostRequested(string Mission) : EventData;

/// <summary>The host invited the mission, which is present on that ground.</summary>
public sealed record HostInvited(string Mission) : EventData;

/// <summary>The host put the mission's presence in question.</summary>
public sealed record HostQuestioned(string Mission) : EventData;

/// <summary>The host confirmed that the mission may stay.</summary>
public sealed record HostReaffirmed(string Mission) : EventData;

/// <summary>
/// The host withdrew its consent; <paramref name="Notice"/>, in days, opens an exit window of that length.
/// </summary>
public sealed record HostWithdrew(string Mission, Amount? Notice) : EventData;
