using MediatR;
using NatoIraq.Core.History;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>The JSON Schema of scenario files, with the names of the store's pack and branches.</summary>
public sealed record ShowSchema : IRequest<string>;

/// <summary>Handles <see cref="ShowSchema"/>.</summary>
public sealed class ShowSchemaHandler(IEventStore store) : IRequestHandler<ShowSchema, string>
{
    /// <inheritdoc/>
    public async Task<string> Handle(ShowSchema request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        return ScenarioSchema.Json(
            workspace.Pack, workspace.Archive.Branches.Values.Where(b => !b.IsArchived).Select(b => b.Name));
    }
}
