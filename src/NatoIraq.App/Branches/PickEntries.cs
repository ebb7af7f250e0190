using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>
/// Copies entries of one branch's plan into another's, with the assumptions and starting values that they use. Skipping
/// all of them again takes those away too.
/// </summary>
/// <param name="From">The branch they are in, its own or inherited.</param>
/// <param name="Entries">The entries, by id.</param>
/// <param name="Onto">The branch they are copied into.</param>
/// <param name="Seen">The version of that branch that its author saw; null for any.</param>
public sealed record PickEntries(string From, IReadOnlyList<string> Entries, string Onto, long? Seen = null)
    : IRequest<PickView>;

/// <summary>What was copied.</summary>
/// <param name="Branch">The branch it was copied into.</param>
/// <param name="From">The branch it was copied from.</param>
/// <param name="Picked">The entries copied.</param>
/// <param name="Brought">The assumptions and starting values that came along.</param>
/// <param name="Had">Entries, assumptions and starting values that it had already, the same.</param>
/// <param name="Own">Starting values that the entries use and that it has its own of.</param>
/// <param name="Warnings">What the author should know.</param>
/// <param name="Version">How many edits made the branch what it is.</param>
public sealed record PickView(
    string Branch, string From, IReadOnlyList<string> Picked, IReadOnlyList<string> Brought, IReadOnlyList<string> Had,
    IReadOnlyList<string> Own, IReadOnlyList<string> Warnings, long Version);

/// <summary>Handles <see cref="PickEntries"/>.</summary>
public sealed class PickEntriesHandler(IEventStore store) : IRequestHandler<PickEntries, PickView>
{
    /// <inheritdoc/>
    public async Task<PickView> Handle(PickEntries request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        (string from, string onto) = (request.From, request.Onto);
        Transfers.CheckTwo(workspace, from, onto);
        workspace.CheckSeen(onto, request.Seen);
        var pick = new Pick(workspace, from, onto);
        foreach (string id in request.Entries.Distinct()) pick.Add(id);
        pick.AddWhatTheyUse();
        if (pick.Problems.Count > 0) throw new InvalidInputException(pick.Problems);
        string[] picked = [.. pick.Taken.Where(p => p.Kind == PartKind.Entry).Select(p => p.Name)];
        Workspace after = workspace;
        IReadOnlyList<string> warnings = [];
        if (picked.Length > 0)
        {
            Append append = BranchAppends.Of(
                workspace, onto, new EntriesPicked(from, picked, PlanText.Write(pick.Taken)));
            after = Transfers.Checked(workspace, append, from, onto);
            warnings = Transfers.Warnings(workspace, from, onto, picked, after, cancellationToken);
            await store.AppendAsync([append], cancellationToken);
        }
        return new PickView(
            onto, from, picked, [.. pick.Taken.Where(p => p.Kind != PartKind.Entry).Select(p => p.Name)],
            [.. pick.Had.Select(p => p.Name)], pick.Own, warnings, after.VersionOf(onto));
    }
}
