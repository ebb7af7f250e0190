namespace NatoIraq.Core.History.Events;

/// <summary>Enlarging the mission was agreed in principle.</summary>
public sealed record ExpansionAgreedInPrinciple(string Mission) : EventData;

/// <summary>The enlargement was held up.</summary>
public sealed record ExpansionDelayed(string Mission, string? Cause) : EventData;

/// <summary>
/// The enlargement was decided; <paramref name="Cap"/>, in persons, is the new largest strength if one was named.
/// </summary>
public sealed record ExpansionAgreed(string Mission, Amount? Cap) : EventData;

/// <summary>A step of the enlargement began.</summary>
public sealed record ExpansionStep(string Mission) : EventData;

/// <summary>The enlargement was completed.</summary>
public sealed record ExpansionCompleted(string Mission) : EventData;

/// <summary>The enlargement was given up.</summary>
public sealed record ExpansionShelved(string Mission) : EventData;
