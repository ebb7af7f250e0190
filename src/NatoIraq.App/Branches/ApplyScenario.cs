using MediatR;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;

namespace NatoIraq.App.Branches;

/// <summary>
/// Applies a scenario file: makes its branch, or replaces the branch's plan. The same file twice changes nothing.
/// </summary>
/// <param name="Text">The file's text.</param>
/// <param name="FileName">Its name, for errors.</param>
/// <param name="Seen">The version of the branch that its author saw, 0 for none; null for any.</param>
public sealed record ApplyScenario(string Text, string FileName, long? Seen = null) : IRequest<AppliedView>;

/// <summary>Applies shipped scenarios by name, those not in the store yet, with the scenarios they are from.</summary>
/// <param name="Names">The names; those that are in the store or not shipped are passed over.</param>
/// <param name="Folder">The folder of the shipped scenarios.</param>
public sealed record ApplyShipped(IReadOnlyList<string> Names, string Folder) : IRequest<IReadOnlyList<AppliedView>>;

/// <summary>What was applied.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Title">Its title.</param>
/// <param name="Changed">Whether the store changed.</param>
/// <param name="Warnings">What the author should know.</param>
/// <param name="Replaced">The title of the plan that it replaced; null when the branch is new or unchanged.</param>
/// <param name="Version">How many edits made the branch what it is.</param>
public sealed record AppliedView(
    string Branch, string Title, bool Changed, IReadOnlyList<string> Warnings, string? Replaced, long Version);

/// <summary>Handles <see cref="ApplyScenario"/>.</summary>
public sealed class ApplyScenarioHandler(IEventStore store) : IRequestHandler<ApplyScenario, AppliedView>
{
    /// <inheritdoc/>
    public async Task<AppliedView> Handle(ApplyScenario request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        PreparedScenario prepared = PreparedScenario.Of(workspace, request.Text, request.FileName);
        workspace.CheckSeen(prepared.View.Branch, request.Seen);
        if (prepared.Append is not null) await store.AppendAsync([prepared.Append], cancellationToken);
        return prepared.View;
    }
}

/// <summary>Handles <see cref="ApplyShipped"/>: one transaction, whatever the number.</summary>
public sealed class ApplyShippedHandler(IEventStore store) : IRequestHandler<ApplyShipped, IReadOnlyList<AppliedView>>
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<AppliedView>> Handle(ApplyShipped request, CancellationToken cancellationToken)
    {
        Archive archive = Archive.Of(await store.ReadAllAsync(cancellationToken));
        Dictionary<string, string> missing = [];
        foreach (string name in request.Names) Collect(request.Folder, name, archive, missing);
        if (missing.Count == 0) return [];
        var views = new List<AppliedView>();
        var appends = new List<Append>();
        var workspace = Workspace.Of(store, archive);
        foreach ((string name, string text) in missing)
        {
            var prepared = PreparedScenario.Of(workspace, text, $"{name}.yaml");
            views.Add(prepared.View);
            if (prepared.Append is not null) appends.Add(prepared.Append);
            // Each scenario is checked against those before it, as if they were applied already.
            workspace = prepared.After;
        }
        await store.AppendAsync(appends, cancellationToken);
        return views;
    }

    private static void Collect(string folder, string name, Archive archive, Dictionary<string, string> missing)
    {
        string path = Path.Combine(folder, $"{name}.yaml");
        if (archive.Branches.ContainsKey(name) || missing.ContainsKey(name) || !Kebab.IsId(name)
            || !File.Exists(path)) return;
        string text = ScenarioTexts.Read(path);
        if (ScenarioTexts.ParentOf(text) is { } parent) Collect(folder, parent, archive, missing);
        missing[name] = text;
    }
}
