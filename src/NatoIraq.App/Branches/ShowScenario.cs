using MediatR;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;

namespace NatoIraq.App.Branches;

/// <summary>Shows a branch's scenario as its author wrote it.</summary>
public sealed record ShowScenario(string Branch) : IRequest<ScenarioTextView>;

/// <summary>A scenario's text, and what was done to the branch since it was applied.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Text">The text.</param>
/// <param name="Appended">Entries that were added since.</param>
/// <param name="Skipped">Entries that were left out since.</param>
/// <param name="Version">How many edits made the branch what it is.</param>
public sealed record ScenarioTextView(
    string Branch, string Text, IReadOnlyList<AppendedView> Appended, IReadOnlyList<string> Skipped, long Version);

/// <summary>An entry added to a branch, or several that were copied together.</summary>
public sealed record AppendedView(string Id, string Yaml);

/// <summary>Handles <see cref="ShowScenario"/>.</summary>
public sealed class ShowScenarioHandler(IEventStore store) : IRequestHandler<ShowScenario, ScenarioTextView>
{
    /// <inheritdoc/>
    public async Task<ScenarioTextView> Handle(ShowScenario request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        Branch branch = workspace.Branch(request.Branch);
        return new ScenarioTextView(
            branch.Name, branch.Scenario, [.. branch.Appended.Select(a => new AppendedView(string.Join(", ", a.Entries), a.Text))],
            branch.Skipped, workspace.VersionOf(branch.Name));
    }
}
