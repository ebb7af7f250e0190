using MediatR;
using NatoIraq.App.History;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>
/// Drafts a scenario file with comments, of the pack's own names, in which what is planned can happen.
/// </summary>
/// <param name="Name">The new scenario's name.</param>
/// <param name="Title">A title; null makes one.</param>
/// <param name="From">The parent; null for the branch that most others are from, or the history.</param>
/// <param name="Fork">A date, event or step; null for the parent's own fork, or the last event.</param>
/// <param name="Until">The horizon; null for the parent's, or two years after the fork.</param>
/// <param name="Kind">What kind of policy option it drafts.</param>
/// <param name="Schema">Where its editor finds the JSON Schema; null for nowhere.</param>
public sealed record NewScenario(
    string Name, string? Title, string? From, string? Fork, DateOnly? Until, DraftKind Kind, string? Schema)
    : IRequest<NewScenarioView>;

/// <summary>What kind of policy option a draft is.</summary>
public enum DraftKind
{
    /// <summary>Troops change from one mission to another.</summary>
    Move,

    /// <summary>Troops go home.</summary>
    Withdraw,

    /// <summary>A mission's cap is raised, and troops arrive.</summary>
    Expand,

    /// <summary>A mission's work stops or goes on.</summary>
    Operations,

    /// <summary>Nothing is planned yet.</summary>
    Empty,
}

/// <summary>A drafted scenario.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="From">Its parent.</param>
/// <param name="Fork">Where it forks.</param>
/// <param name="Kind">What kind of option it drafts.</param>
/// <param name="Text">The file.</param>
/// <param name="Warnings">What the author should know, as validation tells it.</param>
public sealed record NewScenarioView(
    string Scenario, string From, string Fork, DraftKind Kind, string Text, IReadOnlyList<string> Warnings);

/// <summary>Handles <see cref="NewScenario"/>; it stores nothing.</summary>
public sealed class NewScenarioHandler(IEventStore store) : IRequestHandler<NewScenario, NewScenarioView>
{
    // A draft that is blocked more often than not teaches its author little.
    private const double Often = 0.5;

    /// <inheritdoc/>
    public async Task<NewScenarioView> Handle(NewScenario request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        BranchNames.CheckNew(workspace, request.Name);
        BranchNames.CheckTitle(request.Title);
        string from = request.From ?? Favourite(workspace);
        Scenario? parent = from == Scenario.Trunk ? null : workspace.ScenarioOf(from);
        (string fork, DateOnly day) = Fork(workspace.On(from), request.Fork, parent);
        DateOnly until = request.Until ?? parent?.Until ?? BranchNames.TwoYearsAfter(day);
        var head = new DraftHead(
            request.Name, request.Title ?? DraftHead.TitleOf(request.Name, request.Kind), from, fork, until,
                request.Schema);
        var start = DraftStart.Of(workspace, from, day);
        InvalidInputException? refusal = null;
        NewScenarioView? seldom = null;
        foreach (Draft draft in Draft.Of(request.Kind, start))
        {
            cancellationToken.ThrowIfCancellationRequested();
            string text = draft.Write(head);
            try
            {
                Plan plan = PreparedScenario.Of(workspace, text, $"{request.Name}.yaml").Plan;
                BranchResult drawn = ValidateScenarioHandler.Draw(plan, cancellationToken);
                double happens = drawn.Events.Where(e => draft.Ids.Contains(e.Event)).Select(e => e.Happens)
                    .DefaultIfEmpty(1).Min();
                if (happens == 0) continue;
                var view = new NewScenarioView(
                    request.Name, from, fork, request.Kind, text,
                    [.. plan.Warnings, .. ValidateScenarioHandler.Lint(drawn)]);
                if (happens >= Often) return view;
                seldom ??= view;
            }
            catch (InvalidInputException e)
            {
                refusal ??= e;
            }
        }
        if (seldom is not null) return seldom;
        throw refusal ?? new InvalidInputException(
            $"Nothing of this kind can happen from '{from}' at {fork}: its rules or its silence forbid it.",
            "Fork elsewhere, choose another --from, or draft an empty one and plan it by hand.");
    }

    /// <summary>The branch that most others are from: what they are compared with.</summary>
    private static string Favourite(Workspace workspace) => workspace.Archive.Branches.Values
        .Where(b => !b.IsArchived).Select(workspace.ParentOf)
        .Where(p => p != Scenario.Trunk && workspace.ProblemOf(p) is null)
        .GroupBy(p => p).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key
        ?? workspace.Archive.Branches.Values.FirstOrDefault(b => !b.IsArchived)?.Name ?? Scenario.Trunk;

    private static (string Fork, DateOnly Day) Fork(Workspace workspace, string? fork, Scenario? parent)
    {
        string at = fork ?? parent?.Fork ?? workspace.Timeline.Events[^1].Id;
        return (at, Moments.Of(workspace.Timeline, at).Day);
    }
}
