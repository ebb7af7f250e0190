using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MediatR;
using NatoIraq.App.Views;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Replay;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.History;

/// <summary>Lists the history's events in the order they take effect.</summary>
public sealed record ShowHistory(DateOnly? KnownOn, Clock Clock) : IRequest<HistoryView>
{
    /// <summary>Only what the store held at the end of this day, in UTC; null for all it holds now.</summary>
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>The history.</summary>
public sealed record HistoryView(
    string Branch, DateOnly? KnownOn, Clock Clock, int Count, int Hidden, IReadOnlyList<EventView> Events)
{
    /// <summary>The day at whose end the store held this; null where nobody asked for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>An event of a timeline.</summary>
/// <param name="Step">Its step, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Date">Its uncertainty window.</param>
/// <param name="Effect">The day on which it takes effect.</param>
/// <param name="Reported">The earliest day on which a claim behind it was reported; null without claims.</param>
/// <param name="Cites">The claims behind it.</param>
/// <param name="Amends">The event it completes.</param>
/// <param name="Data">Its data, as stored.</param>
public sealed record EventView(
    int Step,
    string Id,
    string Type,
    DatesView Date,
    DateOnly Effect,
    DateOnly? Reported,
    IReadOnlyList<string> Cites,
    string? Amends,
    JsonNode? Data);

/// <summary>Handles <see cref="ShowHistory"/>.</summary>
public sealed class ShowHistoryHandler(IEventStore store) : IRequestHandler<ShowHistory, HistoryView>
{
    /// <inheritdoc/>
    public async Task<HistoryView> Handle(ShowHistory request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, request.AsImportedOn, cancellationToken);
        Timeline timeline = workspace.TimelineOf(request.KnownOn, request.Clock);
        Dictionary<string, Claim> claims = workspace.Pack.Claims.ToDictionary(c => c.Id);
        return new HistoryView(
            Scenario.Trunk, request.KnownOn, request.Clock, timeline.Length,
            workspace.Pack.History.Count - timeline.Length,
            [.. timeline.Events.Select((e, i) => View(i + 1, e, claims))])
        {
            AsImportedOn = request.AsImportedOn,
        };
    }

    /// <summary>The view of an event at a step.</summary>
    internal static EventView View(int step, Event e, IReadOnlyDictionary<string, Claim> claims) => new(
        step, e.Id, e.Type, new DatesView(e.When.From, e.When.To), e.Day,
        e.Cites.Where(claims.ContainsKey).Select(c => (DateOnly?)claims[c].Reported).Min(),
        e.Cites, e.Amends, DataOf(e.Data));

    /// <summary>The data of an event as JSON.</summary>
    internal static JsonNode? DataOf(EventData data)
    {
        using var buffer = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(buffer)) EventJson.Shipped.WriteData(writer, data);
        return JsonNode.Parse(buffer.ToArray());
    }
}
