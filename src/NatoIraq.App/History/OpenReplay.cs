using MediatR;
using NatoIraq.Core.Claims;
using NatoIraq.Core.History;
using NatoIraq.Core.Projections;

namespace NatoIraq.App.History;

/// <summary>
/// Opens the history, or one draw of a branch, to be stepped through: the store is read once, the rest is in memory.
/// </summary>
/// <param name="Branch">The branch; <c>history</c> for the trunk.</param>
/// <param name="Draw">Which draw of a branch; null for the middle one.</param>
/// <param name="RandomSeed">The random seed of the draw.</param>
/// <param name="Wide">Whether the wide priors are drawn.</param>
/// <param name="KnownOn">Only what was known at the end of this day; null for everything.</param>
/// <param name="Clock">Which date decides.</param>
public sealed record OpenReplay(
    string Branch, long? Draw, ulong RandomSeed, bool Wide, DateOnly? KnownOn, Clock Clock) : IRequest<Reel>
{
    /// <summary>How the draws were spread.</summary>
    public Design Design { get; init; } = Design.Plain;

    /// <summary>Only what the store held at the end of this day, in UTC; null for all it holds now.</summary>
    public DateOnly? AsImportedOn { get; init; }
}

/// <summary>Handles <see cref="OpenReplay"/>.</summary>
public sealed class OpenReplayHandler(IEventStore store) : IRequestHandler<OpenReplay, Reel>
{
    /// <inheritdoc/>
    public async Task<Reel> Handle(OpenReplay request, CancellationToken cancellationToken) =>
        new(await Workspace.LoadAsync(store, request.AsImportedOn, cancellationToken), request);
}
