namespace NatoIraq.Core.History;

/// <summary>
/// What an event says; each kind is a sealed record under <c>History/Events</c>, named in <see cref="EventTypes"/>.
/// </summary>
public abstract record EventData;

/// <summary>Something that happened, or in a branch would happen: typed, dated, citing the claims behind it.</summary>
/// <param name="Id">Unique within its stream, kebab-case.</param>
/// <param name="When">The window in which it happened; it takes effect at the window's end unless placed.</param>
/// <param name="Placed">An earlier day of the window on which it takes effect; null for the window's end.</param>
/// <param name="Cites">Claim ids behind it; the first is the principal one.</param>
/// <param name="Amends">The event whose data this one, learnt later, completes; it fires no trigger of its own.</param>
/// <param name="Note">Why it is read this way; null when nothing needs saying.</param>
/// <param name="Data">What happened.</param>
public sealed record Event(
    string Id,
    Window When,
    DateOnly? Placed,
    IReadOnlyList<string> Cites,
    string? Amends,
    string? Note,
    EventData Data)
{
    /// <summary>Who recorded it; null for whoever held the store itself.</summary>
    public string? By { get; init; }

    /// <summary>The day on which it takes effect.</summary>
    public DateOnly Day => Placed ?? When.To;

    /// <summary>The kebab-case type name.</summary>
    public string Type => EventTypes.NameOf(Data);
}
