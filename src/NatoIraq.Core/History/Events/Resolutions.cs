namespace NatoIraq.Core.History.Events;

/// <summary>A resolution was tabled.</summary>
public sealed record ResolutionTabled(string Resolution, string? By) : EventData;

/// <summary>The resolution passed.</summary>
/// <param name="Resolution">The resolution.</param>
/// <param name="By">The body that voted.</param>
/// <param name="Tally">The vote as told, for example <c>170-0</c>; null when not told.</param>
/// <param name="Binding">Whether it binds; null when not told.</param>
public sealed record ResolutionPassed(string Resolution, string? By, string? Tally, bool? Binding) : EventData;

/// <summary>The resolution was sent to those who must carry it out.</summary>
public sealed record ResolutionTransmitted(string Resolution, bool? Binding) : EventData;

/// <summary>The resolution was carried out.</summary>
public sealed record ResolutionExecuted(string Resolution) : EventData;

/// <summary>The resolution was not acted on.</summary>
public sealed record ResolutionIgnored(string Resolution) : EventData;

/// <summary>The resolution was replaced by another decision.</summary>
public sealed record ResolutionSuperseded(string Resolution) : EventData;
