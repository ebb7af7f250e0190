using MediatR;
using NatoIraq.App.History;
using NatoIraq.Core.Dice;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>Shows a branch's whole plan, with what it inherits.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Version">As it was at this version; null for the newest.</param>
public sealed record ShowBranch(string Branch, int? Version = null) : IRequest<BranchPlanView>;

/// <summary>A branch's plan.</summary>
public sealed record BranchPlanView(
    BranchView Branch,
    string? Note,
    DateOnly ForkDate,
    int ForkStep,
    IReadOnlyList<AssumptionView> Assumptions,
    IReadOnlyList<InitialView> Initial,
    IReadOnlyList<EntryView> Entries,
    IReadOnlyList<string> Warnings)
{
    /// <summary>Which assumptions go along with each other.</summary>
    public IReadOnlyList<CorrelationView> Correlations { get; init; } = [];
}

/// <summary>Two assumptions that go along with each other, by Spearman's rank correlation.</summary>
public sealed record CorrelationView(string A, string B, double Rank, string Owner);

/// <summary>A starting value.</summary>
public sealed record InitialView(string Target, string Value);

/// <summary>An entry of a plan.</summary>
public sealed record EntryView(
    string Id, string Kind, string Event, string Owner, string? After, IReadOnlyList<string> Assumptions);

/// <summary>Handles <see cref="ShowBranch"/>.</summary>
public sealed class ShowBranchHandler(IEventStore store) : IRequestHandler<ShowBranch, BranchPlanView>
{
    /// <inheritdoc/>
    public async Task<BranchPlanView> Handle(ShowBranch request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        if (request.Version is { } version)
            workspace = workspace.With(BranchVersionsHandler.Restored(workspace, request.Branch, version));
        Plan plan = workspace.PlanOf(request.Branch);
        DrawTrace middle = DrawTrace.Open(plan, KeyedDice.Middle, 0);
        return new BranchPlanView(
            ListBranchesHandler.View(workspace, workspace.Branch(request.Branch)), plan.Scenario.Note,
            DateOnly.FromDayNumber(plan.ForkDay), plan.ForkStep,
            [.. plan.Assumptions.Select(a => AssumptionViews.Of(a, middle.Assumptions[a.Source.Name]))],
            [.. plan.Initial.Select(i => new InitialView(i.Target, i.Text))],
            [.. plan.Entries.Where(e => e.UntilDay == int.MaxValue).Select(View)],
            plan.Warnings)
        {
            Correlations = [.. plan.Correlations.Select(c => new CorrelationView(c.A, c.B, c.Rank, c.Owner))],
        };
    }

    private static EntryView View(Entry e) => new(
        e.Id, $"{e.Kind}".ToLowerInvariant(), EventTypes.NameOf(e.Data), e.Owner,
        e.AfterFork ? After.Fork : e.Antecedent?.Id, e.Assumptions);
}
