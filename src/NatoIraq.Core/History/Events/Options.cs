namespace NatoIraq.Core.History.Events;

/// <summary>Somebody asked for the policy option to be drawn up.</summary>
public sealed record OptionRequested(string Option, string? By) : EventData;

/// <summary>The option was drafted.</summary>
public sealed record OptionDrafted(string Option, string? By) : EventData;

/// <summary>The option was handed to the decider.</summary>
public sealed record OptionSubmitted(string Option, string? By) : EventData;

/// <summary>The option was discussed.</summary>
public sealed record OptionDiscussed(string Option, string? By) : EventData;

/// <summary>An actor endorsed the option.</summary>
public sealed record OptionEndorsed(string Option, string? By) : EventData;

/// <summary>The option was presented at a meeting.</summary>
public sealed record OptionPresented(string Option, string? By) : EventData;

/// <summary>The option was agreed.</summary>
public sealed record OptionAgreed(string Option, string? By) : EventData;

/// <summary>The option was carried out.</summary>
public sealed record OptionImplemented(string Option) : EventData;

/// <summary>The option was turned down.</summary>
public sealed record OptionRejected(string Option, string? By) : EventData;

/// <summary>The option lapsed without a decision.</summary>
public sealed record OptionLapsed(string Option) : EventData;
