using MediatR;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.History;

/// <summary>Checks a pack's folder as importing it would, without a store: every error at once.</summary>
/// <param name="Folder">The folder.</param>
public sealed record ValidatePack(string Folder) : IRequest<ValidatedPackView>;

/// <summary>What the check found.</summary>
/// <param name="Pack">The pack's name.</param>
/// <param name="Sources">How many sources it names.</param>
/// <param name="Claims">How many claims it holds.</param>
/// <param name="Events">How many events its history holds.</param>
/// <param name="Findings">Facts that stand although a rule speaks against them; each has a reason in the pack.</param>
public sealed record ValidatedPackView(
    string Pack, int Sources, int Claims, int Events, IReadOnlyList<FindingView> Findings);

/// <summary>Handles <see cref="ValidatePack"/>.</summary>
public sealed class ValidatePackHandler : IRequestHandler<ValidatePack, ValidatedPackView>
{
    /// <inheritdoc/>
    public Task<ValidatedPackView> Handle(ValidatePack request, CancellationToken cancellationToken)
    {
        Pack pack = PackFiles.ReadFolder(request.Folder);
        return Task.FromResult(new ValidatedPackView(
            pack.Name, pack.Sources.Count, pack.Claims.Count, pack.History.Count,
            Findings.Explained(pack, request.Folder)));
    }
}
