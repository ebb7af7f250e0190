using NatoIraq.Core.History;

namespace NatoIraq.Core.Scenarios;

/// <summary>
/// Stands for an event that could not be read, which has been told. A plan that holds one is checked, so that what else
/// is wrong can be told at once, but never compiled.
/// </summary>
public sealed record Unread : EventData;
