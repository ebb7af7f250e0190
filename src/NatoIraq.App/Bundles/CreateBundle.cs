using System.Text.Json.Serialization;
using MediatR;
using NatoIraq.App.Projections;
using NatoIraq.Core.History;

namespace NatoIraq.App.Bundles;

/// <summary>
/// Draws branches, and seals what came of it in one file with all that it was made of. The same log and the same
/// request give the same bytes, wherever and whenever.
/// </summary>
/// <param name="Run">
/// What to draw. No branches are all that are not archived; no baseline is the one that most of them are from.
/// </param>
public sealed record CreateBundle(ProjectBranches Run) : IRequest<SealedView>;

/// <summary>A sealed result.</summary>
/// <param name="Seal">The SHA-256 of the file, to be quoted with the result.</param>
/// <param name="Bytes">How long the file is.</param>
/// <param name="Manifest">What is in it.</param>
/// <param name="File">The file's bytes.</param>
public sealed record SealedView(
    string Seal, long Bytes, BundleManifest Manifest, [property: JsonIgnore] byte[] File);

/// <summary>Handles <see cref="CreateBundle"/>.</summary>
public sealed class CreateBundleHandler(IEventStore store) : IRequestHandler<CreateBundle, SealedView>
{
    /// <inheritdoc/>
    public async Task<SealedView> Handle(CreateBundle request, CancellationToken cancellationToken)
    {
        IReadOnlyList<LogEntry> log = await store.ReadLogAsync(cancellationToken);
        // Read anew from those very entries, so that the log sealed is the log drawn, whoever else writes meanwhile.
        Workspace workspace = await LogStore.WorkspaceOf(log, cancellationToken);
        ProjectBranches asked = request.Run;
        BundleRun run = BundleRun.Of(workspace, asked);
        var sealing = new Sealing(workspace, run);
        Dictionary<string, byte[]> members = new(sealing.Inputs())
        {
            [Sealing.Log] = Sealing.LogOf(log, cancellationToken),
        };
        foreach ((string path, byte[] bytes) in sealing.Results(asked.Threads, asked.Progress, cancellationToken))
            members.Add(path, bytes);
        BundleManifest about = sealing.About(log, Versions.Here);
        foreach ((string path, byte[] bytes) in Sealing.Words(Bundle.Of(about, members).Manifest))
            members.Add(path, bytes);
        Bundle bundle = Bundle.Of(about, members);
        byte[] file = bundle.Write();
        return new SealedView(Bundle.HashOf(file), file.Length, bundle.Manifest, file);
    }
}
