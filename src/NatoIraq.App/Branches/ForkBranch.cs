using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.App.Branches;

/// <summary>Forks a branch of the history or of another branch, with an empty plan of its own.</summary>
/// <param name="Branch">The new branch's name.</param>
/// <param name="Title">A title; null makes one.</param>
/// <param name="From">The parent.</param>
/// <param name="At">A date, event or step of the history; null for the parent's own fork, or the last event.</param>
/// <param name="Until">The horizon; null for the parent's, or two years after the fork.</param>
public sealed record ForkBranch(string Branch, string? Title, string From, string? At, DateOnly? Until)
    : IRequest<AppliedView>;

/// <summary>Handles <see cref="ForkBranch"/>.</summary>
public sealed class ForkBranchHandler(IEventStore store) : IRequestHandler<ForkBranch, AppliedView>
{
    /// <inheritdoc/>
    public async Task<AppliedView> Handle(ForkBranch request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        BranchNames.CheckNew(workspace, request.Branch);
        if (workspace.Archive.Branches.GetValueOrDefault(request.From) is { IsArchived: true })
        {
            throw new InvalidInputException($"'{request.From}' is archived.",
                "Apply its scenario again to bring it back, then fork.");
        }
        Workspace on = workspace.On(request.From);
        Scenario? parent = request.From == Scenario.Trunk ? null : workspace.ScenarioOf(request.From);
        // Both are written into a scenario's text: a moment must be one, and a title one line.
        if (request.At is { } moment) History.Moments.StepOf(on.Timeline, moment);
        BranchNames.CheckTitle(request.Title);
        string at = request.At ?? parent?.Fork ?? on.Timeline.Events[^1].Id;
        DateOnly until = request.Until ?? parent?.Until
            ?? BranchNames.TwoYearsAfter(History.Moments.Of(on.Timeline, at).Day);
        string title = (request.Title ?? $"A fork of {request.From}").Replace("\\", "\\\\").Replace("\"", "\\\"");
        string text = $"""
            scenario: {request.Branch}
            title: "{title}"
            from: {request.From}
            fork: {at}
            until: {until:yyyy-MM-dd}

            """;
        PreparedScenario prepared = PreparedScenario.Of(workspace, text, $"{request.Branch}.yaml");
        await store.AppendAsync([prepared.Append!], cancellationToken);
        return prepared.View;
    }
}
