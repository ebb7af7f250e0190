using System.Text.Json.Serialization;
using MediatR;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.History;

/// <summary>Lists what imports changed after the first one: events and claims, with what they said before.</summary>
public sealed record ListRevisions : IRequest<RevisionsView>
{
    /// <summary>Only what the store held at the end of this day, in UTC; null for all it holds now.</summary>
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>What later imports changed, in order of arrival.</summary>
public sealed record RevisionsView(string Branch, int Count, IReadOnlyList<RevisionView> Revisions)
{
    /// <summary>The day at whose end the store held this; null where nobody asked for one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>One change of what a store says; where several fields of one thing changed, each is one.</summary>
/// <param name="Kind">Whether the thing was <c>added</c>, <c>revised</c> or <c>retracted</c>.</param>
/// <param name="What">An <c>event</c>, a <c>claim</c>, a definition <c>file</c>, or the <c>order</c> of the events.</param>
/// <param name="Id">The event's or claim's id, or the file's name.</param>
/// <param name="Field">The field that says something else; null for the thing as a whole.</param>
/// <param name="Before">What it said; null for nothing.</param>
/// <param name="After">What it says; null for nothing.</param>
public sealed record RevisionView(string Kind, string What, string Id, string? Field, string? Before, string? After)
{
    /// <summary>The day on which it was imported, in UTC.</summary>
    [JsonIgnore]
    public DateOnly Day { get; init; }

    /// <summary>The same where somebody asked about days of import; without that no output depends on a clock.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? ImportedOn { get; init; }
}

/// <summary>Handles <see cref="ListRevisions"/>.</summary>
public sealed class ListRevisionsHandler(IEventStore store) : IRequestHandler<ListRevisions, RevisionsView>
{
    /// <inheritdoc/>
    public async Task<RevisionsView> Handle(ListRevisions request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, request.AsImportedOn, cancellationToken);
        var reader = new RevisionReader();
        IReadOnlyList<ImportDay> days = workspace.Archive.Books.Days;
        int edition = 0, day = 0;
        foreach (Event happened in workspace.Archive.Books.Log)
        {
            edition++;
            while (edition > days[day].Edition) day++;
            reader.Read(happened, days[day].Day);
        }
        List<RevisionView> told = reader.Revisions;
        if (request.AsImportedOn is not null) told = [.. told.Select(r => r with { ImportedOn = r.Day })];
        return new RevisionsView(Scenario.Trunk, told.Count, told) { AsImportedOn = request.AsImportedOn };
    }
}

/// <summary>Reads the books from their beginning and notes what changed after the first import.</summary>
internal sealed class RevisionReader
{
    private readonly Dictionary<string, EventData> _claims = [];
    private readonly Dictionary<string, EventData> _events = [];
    private IReadOnlyDictionary<string, string> _files = new Dictionary<string, string>();
    private IReadOnlyList<string>? _order;

    public List<RevisionView> Revisions { get; } = [];

    /// <summary>Reads the next event. The first import ends with the order of its events.</summary>
    public void Read(Event happened, DateOnly day)
    {
        switch (happened.Data)
        {
            case ClaimReported e: Keep("claim", e.Claim.Id, _claims, e, day); break;
            case ClaimRevised e: Keep("claim", e.Claim.Id, _claims, new ClaimReported(e.Claim), day); break;
            case ClaimRetracted e: Keep("claim", e.Claim, _claims, null, day); break;
            case EventRevised e: Keep("event", e.Event.Id, _events, e, day); break;
            case EventRetracted e: Keep("event", e.Event, _events, null, day); break;
            case PackDefined e: Define(e.Files, day); break;
            case HistoryOrdered e: Order(e.Events, day); break;
            default: Keep("event", happened.Id, _events, new EventRevised(happened), day); break;
        }
    }

    private void Keep(string what, string id, Dictionary<string, EventData> held, EventData? now, DateOnly day)
    {
        held.Remove(id, out EventData? before);
        if (now is not null) held[id] = now;
        if (_order is null) return;
        if (before is null || now is null)
        {
            Note(before is null ? "added" : "retracted", what, id, null, InShort(before), InShort(now), day);
            return;
        }
        foreach (Retold told in Retold.Between(before, now))
            Note("revised", what, id, told.Field, told.Before, told.After, day);
    }

    private static string? InShort(EventData? data) => data switch
    {
        ClaimReported e => $"{e.Claim.Reported:yyyy-MM-dd}: {e.Claim.Statement}",
        EventRevised e => $"{e.Event.Type}, {e.Event.When}",
        _ => null,
    };

    private void Define(IReadOnlyDictionary<string, string> files, DateOnly day)
    {
        if (_order is not null)
        {
            foreach (string file in files.Keys.Union(_files.Keys).Order(StringComparer.Ordinal))
            {
                (string? before, string? now) = (_files.GetValueOrDefault(file), files.GetValueOrDefault(file));
                if (before == now) continue;
                Note(before is null ? "added" : now is null ? "retracted" : "revised", "file", file, null, null, null, day);
            }
        }
        _files = files;
    }

    /// <summary>What was added or retracted is noted already: only events that changed places are another order.</summary>
    private void Order(IReadOnlyList<string> events, DateOnly day)
    {
        string[] moved = _order is null ? [] : [.. _order.Intersect(events).Zip(events.Intersect(_order))
            .Where(p => p.First != p.Second).Select(p => p.Second)];
        if (moved.Length > 0) Note("revised", "order", "history", null, null, string.Join(' ', moved), day);
        _order = events;
    }

    private void Note(
        string kind, string what, string id, string? field, string? before, string? after, DateOnly day) =>
        Revisions.Add(new RevisionView(kind, what, id, field, before, after) { Day = day });
}
