using MediatR;
using NatoIraq.Core.History;
using NatoIraq.Packs;

namespace NatoIraq.App.Sources;

/// <summary>Checks the imported claims against the documents they cite.</summary>
/// <param name="Documents">The folder with the documents.</param>
public sealed record VerifySources(string Documents) : IRequest<DocumentReport>;

/// <summary>Handles <see cref="VerifySources"/>.</summary>
public sealed class VerifySourcesHandler(IEventStore store) : IRequestHandler<VerifySources, DocumentReport>
{
    /// <inheritdoc/>
    public async Task<DocumentReport> Handle(VerifySources request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        return DocumentCheck.Run(workspace.Pack, request.Documents);
    }
}
