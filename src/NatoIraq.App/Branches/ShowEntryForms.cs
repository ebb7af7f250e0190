using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Shows what an entry to be appended to a branch may say, event by event.</summary>
public sealed record ShowEntryForms(string Branch) : IRequest<EntryFormsView>
{
    /// <summary>
    /// The fields that the event types need, with the types that need them; what needs least comes first.
    /// </summary>
    public static IReadOnlyList<(string Fields, IReadOnlyList<string> Events)> Needs { get; } =
        [.. PlanWords.Types
            .GroupBy(t => string.Join(", ", t.Fields.Where(f => f.Required).Select(f => f.Name)))
            .OrderBy(g => g.Key.Count(c => c == ',')).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(t => t.Name)]))];
}

/// <summary>The forms of a branch's entries.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Fork">The day of its fork: nothing is planned before it.</param>
/// <param name="Until">Its horizon.</param>
/// <param name="Entries">What an entry may follow: the plan's entries, and what each is.</param>
/// <param name="Assumptions">The names that its formulas may use.</param>
/// <param name="Events">A form for each event type.</param>
public sealed record EntryFormsView(
    string Branch, DateOnly Fork, DateOnly Until, IReadOnlyList<NameView> Entries, IReadOnlyList<string> Assumptions,
    IReadOnlyList<EntryFormView> Events)
{
    /// <summary>The form of an event type.</summary>
    /// <exception cref="InvalidInputException">A plan may have no such event.</exception>
    public EntryFormView Of(string type) => Events.FirstOrDefault(e => e.Event == type)
        ?? throw new InvalidInputException(
            $"'{type}' is no event that a plan may have.", NearMiss.Hint(type, Events.Select(e => e.Event)));
}

/// <summary>What an event of one type may say.</summary>
/// <param name="Event">The type.</param>
/// <param name="Says">What it is.</param>
/// <param name="Fields">Its own fields, in order.</param>
public sealed record EntryFormView(string Event, string Says, IReadOnlyList<FormFieldView> Fields)
{
    /// <summary>Whether it moves troops, and so may take a span of time, step by step.</summary>
    public bool IsMove => Fields.Any(f => f.Name == "count");
}

/// <summary>A field of an event.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Says">What it says.</param>
/// <param name="Kind">What it refers to.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Names">The names to choose from; none where any text goes.</param>
public sealed record FormFieldView(
    string Name, string Says, FieldKind Kind, bool IsRequired, IReadOnlyList<NameView> Names)
{
    /// <summary>Whether it holds several names.</summary>
    public bool IsList => Kind == FieldKind.Activities;
}

/// <summary>A name, and what it stands for.</summary>
public sealed record NameView(string Name, string Says);

/// <summary>Handles <see cref="ShowEntryForms"/>.</summary>
public sealed class ShowEntryFormsHandler(IEventStore store) : IRequestHandler<ShowEntryForms, EntryFormsView>
{
    /// <inheritdoc/>
    public async Task<EntryFormsView> Handle(ShowEntryForms request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Plan plan = workspace.PlanOf(request.Branch);
        var fork = DateOnly.FromDayNumber(plan.ForkDay);
        NameView[] held = [.. DraftStart.Of(workspace, request.Branch, fork).Cells.Select(Held)];
        FormFieldView View(EventField f) => new(
            f.Name, PlanWords.Of(f), f.Kind, f.Required,
            [.. Names(f, plan.Timeline.Layout.Universe.Pack, f.Kind == FieldKind.Series ? held : [])]);
        return new EntryFormsView(
            request.Branch, fork, DateOnly.FromDayNumber(plan.UntilDay),
            [.. plan.Entries.Where(e => e is { UntilDay: int.MaxValue, Kind: EntryKind.Planned })
                .Select(e => new NameView(e.Id, EventTypes.NameOf(e.Data)))],
            [.. plan.Assumptions.Select(a => a.Source.Name)],
            [.. PlanWords.Types.Select(t => new EntryFormView(t.Name, PlanWords.Of(t), [.. t.Fields.Select(View)]))]);
    }

    /// <summary>Of the places where troops can be, first those where some are.</summary>
    private static IEnumerable<NameView> Names(EventField field, Pack pack, NameView[] first)
    {
        NameView[] all = [.. PlanWords.NamesFor(field, pack).Select(n => new NameView(n.Name, n.Says))];
        return first.IntersectBy(all.Select(n => n.Name), n => n.Name)
            .Concat(all.ExceptBy(first.Select(n => n.Name), n => n.Name));
    }

    private static NameView Held(DraftCell cell) => new(
        $"{cell.Series}", $"{cell.Persons:N0} persons {(cell.IsKnown ? "at the fork" : "when last known")}");
}
