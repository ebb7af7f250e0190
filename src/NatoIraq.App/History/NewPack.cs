using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Packs;

namespace NatoIraq.App.History;

/// <summary>Drafts the files of a new pack: the least that is valid, with comments.</summary>
/// <param name="Name">The pack's name.</param>
public sealed record NewPack(string Name) : IRequest<NewPackView>;

/// <summary>A drafted pack.</summary>
/// <param name="Pack">Its name.</param>
/// <param name="Files">Each file's text by its path in the pack.</param>
public sealed record NewPackView(string Pack, IReadOnlyDictionary<string, string> Files);

/// <summary>Handles <see cref="NewPack"/>; it stores nothing.</summary>
public sealed class NewPackHandler : IRequestHandler<NewPack, NewPackView>
{
    /// <inheritdoc/>
    public Task<NewPackView> Handle(NewPack request, CancellationToken cancellationToken) =>
        Kebab.IsId(request.Name)
            ? Task.FromResult(new NewPackView(request.Name, PackTemplate.Of(request.Name)))
            : throw new InvalidInputException(
                $"'{request.Name}' is not a name for a pack.",
                "Use lower-case letters, digits and single hyphens, at most 64.");
}
