using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Shows what a form asks for an event of a branch's plan.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Event">The event's type; null when it is not chosen yet.</param>
public sealed record ShowEntryForm(string Branch, string? Event) : IRequest<AppendFormView>;

/// <summary>What the form asks for.</summary>
/// <param name="Types">The types there are.</param>
/// <param name="Event">The type that was chosen; null for none.</param>
/// <param name="Fields">What an event of it says.</param>
/// <param name="IsMove">Whether it may take a span of time, step by step.</param>
/// <param name="Entries">What it may follow: the fork, and the ids of the plan.</param>
/// <param name="Assumptions">The names that its formulas may use.</param>
/// <param name="First">The first day on which it may happen.</param>
/// <param name="Last">The last one.</param>
public sealed record AppendFormView(
    IReadOnlyList<NamedView> Types, NamedView? Event, IReadOnlyList<EntryFieldView> Fields, bool IsMove,
    IReadOnlyList<string> Entries, IReadOnlyList<string> Assumptions, DateOnly First, DateOnly Last);

/// <summary>An id, and what people call it.</summary>
public sealed record NamedView(string Id, string Name);

/// <summary>A field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it refers to.</param>
/// <param name="IsRequired">Whether it must be given.</param>
/// <param name="Words">What it means.</param>
/// <param name="Names">The ids that the pack has for it; empty for what is free.</param>
public sealed record EntryFieldView(
    string Name, FieldKind Kind, bool IsRequired, string Words, IReadOnlyList<NamedView> Names);

/// <summary>Handles <see cref="ShowEntryForm"/>.</summary>
public sealed class ShowEntryFormHandler(IEventStore store) : IRequestHandler<ShowEntryForm, AppendFormView>
{
    private const string Moved = "count";

    /// <inheritdoc/>
    public async Task<AppendFormView> Handle(ShowEntryForm request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Plan plan = workspace.PlanOf(request.Branch);
        EventType? type = request.Event is { } asked
            ? EventForms.Types.FirstOrDefault(t => t.Name == asked)
                ?? throw new InvalidInputException(
                    $"'{asked}' is no event that a plan may have.", NearMiss.Hint(asked, EventForms.Types.Select(t => t.Name)))
            : null;
        return new AppendFormView(
            [.. EventForms.Types.Select(View)], type is null ? null : View(type),
            [.. (type?.Fields ?? []).Select(f => Field(workspace.Pack, f))],
            type?.Fields.Any(f => f.Name == Moved) ?? false,
            [After.Fork, .. plan.Entries.Select(e => e.Id).Distinct(StringComparer.Ordinal)],
            [.. plan.Assumptions.Select(a => a.Source.Name)],
            DateOnly.FromDayNumber(plan.ForkDay), DateOnly.FromDayNumber(plan.UntilDay));
    }

    private static NamedView View(EventType type) => new(type.Name, EventForms.WordsOf(type));

    private static EntryFieldView Field(Pack pack, EventField field) => new(
        field.Name, field.Kind, field.Required, EventForms.WordsOf(field),
        [.. EventForms.NamesOf(pack, field.Kind).Select(n => new NamedView(n.Id, n.Name))]);
}
