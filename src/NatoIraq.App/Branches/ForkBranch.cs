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
public sealed record ForkBranch(string Branch, string? Title, string From, string? At, DateOnly? Until) : IRequest<AppliedView>;

/// <summary>Handles <see cref="ForkBranch"/>.</summary>
public sealed class ForkBranchHandler(IEventStore store) : IRequestHandler<ForkBranch, AppliedView>
{
    /// <inheritdoc/>
    public async Task<AppliedView> Handle(ForkBranch request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        if (!Kebab.IsId(request.Branch))
        {
            throw new InvalidInputException(
                $"'{request.Branch}' is not a name for a branch.", "Use lower-case letters, digits and single hyphens, at most 64.");
        }
        if (workspace.Archive.Branches.ContainsKey(request.Branch))
        {
            throw new InvalidInputException($"There is a branch '{request.Branch}' already.", "Choose another name.");
        }
        Scenario? parent = request.From == Scenario.Trunk ? null : workspace.ScenarioOf(request.From);
        string at = request.At ?? parent?.Fork ?? workspace.Timeline.Events[^1].Id;
        DateOnly until = request.Until ?? parent?.Until ?? History.Moments.Of(workspace.Timeline, at).Day.AddYears(2);
        string title = (request.Title ?? $"A fork of {request.From}").Replace("\\", "\\\\").Replace("\"", "\\\"");
        string text = $"""
            scenario: {request.Branch}
            title: "{title}"
            from: {request.From}
            fork: {at}
            until: {until:yyyy-MM-dd}

            """;
        (AppliedView view, Append? append) = ApplyScenarioHandler.Prepare(workspace, text, $"{request.Branch}.yaml");
        await store.AppendAsync([append!], cancellationToken);
        return view;
    }
}
