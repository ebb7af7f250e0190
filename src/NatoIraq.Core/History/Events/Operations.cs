namespace NatoIraq.Core.History.Events;

/// <summary>
/// The mission's operations stopped; <paramref name="For"/>, in days, is how long if that is told or planned.
/// </summary>
public sealed record OperationsSuspended(string Mission, Amount? For) : EventData;

/// <summary>The mission's operations went on.</summary>
public sealed record OperationsResumed(string Mission) : EventData;

/// <summary>
/// The mission's operations were limited; <paramref name="For"/> as in <see cref="OperationsSuspended"/>.
/// </summary>
public sealed record OperationsLimited(string Mission, Amount? For) : EventData;
