using MediatR;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Diffs;

/// <summary>Compares what two scenarios say, each a file or a branch's own as it stands with its edits.</summary>
/// <param name="A">The one scenario.</param>
/// <param name="B">The other.</param>
public sealed record DiffScenarios(DiffedScenario A, DiffedScenario B) : IRequest<DiffView>;

/// <summary>A scenario to compare.</summary>
/// <param name="Name">The file's name, for errors, or the branch's.</param>
/// <param name="Text">The file's text; null for a branch.</param>
public sealed record DiffedScenario(string Name, string? Text);

/// <summary>Handles <see cref="DiffScenarios"/>.</summary>
public sealed class DiffScenariosHandler(IEventStore store) : IRequestHandler<DiffScenarios, DiffView>
{
    /// <inheritdoc/>
    public async Task<DiffView> Handle(DiffScenarios request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        (Scenario a, Scenario b) = (Read(workspace, request.A), Read(workspace, request.B));
        (IReadOnlyList<Item> ofA, IReadOnlyList<Item> ofB) = (PlanItems.OfFile(a), PlanItems.OfFile(b));
        IReadOnlyList<DifferenceView> differences = Item.Compare(ofA, ofB, PlanItems.Ordered);
        return DiffView.Of("scenarios", a.Name, b.Name, null, differences, [], []) with
        {
            Reordered = Moves.IsAll(ofA, ofB, differences),
        };
    }

    private static Scenario Read(Workspace workspace, DiffedScenario side) => side.Text is { } text
        ? ScenarioFile.Parse(text, side.Name, workspace.Pack)
        : workspace.ScenarioOf(side.Name);
}
