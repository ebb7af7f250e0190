using MediatR;
using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.History.Events;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>Applies a scenario file: makes its branch, or replaces the branch's plan. The same file twice changes nothing.</summary>
/// <param name="Text">The file's text.</param>
/// <param name="FileName">Its name, for errors.</param>
public sealed record ApplyScenario(string Text, string FileName) : IRequest<AppliedView>;

/// <summary>Applies shipped scenarios by name, those not in the store yet, with the scenarios they are from.</summary>
/// <param name="Names">The names; those that are in the store or not shipped are passed over.</param>
/// <param name="Folder">The folder of the shipped scenarios.</param>
public sealed record ApplyShipped(IReadOnlyList<string> Names, string Folder) : IRequest<IReadOnlyList<AppliedView>>;

/// <summary>What was applied.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Title">Its title.</param>
/// <param name="Changed">Whether the store changed.</param>
/// <param name="Warnings">What the author should know.</param>
public sealed record AppliedView(string Branch, string Title, bool Changed, IReadOnlyList<string> Warnings);

/// <summary>Handles <see cref="ApplyScenario"/>.</summary>
public sealed class ApplyScenarioHandler(IEventStore store) : IRequestHandler<ApplyScenario, AppliedView>
{
    /// <inheritdoc/>
    public async Task<AppliedView> Handle(ApplyScenario request, CancellationToken cancellationToken)
    {
        Workspace workspace = await Workspace.LoadAsync(store, cancellationToken);
        (AppliedView view, Append? append) = Prepare(workspace, request.Text, request.FileName);
        if (append is not null) await store.AppendAsync([append], cancellationToken);
        return view;
    }

    /// <summary>Checks a scenario and says what to append; null when the branch says it already.</summary>
    internal static (AppliedView View, Append? Append) Prepare(Workspace workspace, string text, string fileName)
    {
        Scenario scenario = ScenarioFile.Parse(text, fileName, workspace.Pack);
        if (scenario.Name == Scenario.Trunk)
        {
            throw new InvalidInputException($"A scenario cannot be called '{Scenario.Trunk}': that is the trunk.");
        }
        Plan plan = workspace.Compile(scenario, file: new ScenarioSource(fileName, text));
        string digest = workspace.DigestAt(scenario);
        Branch? branch = workspace.Archive.Branches.GetValueOrDefault(scenario.Name);
        bool same = branch is { IsArchived: false } && branch.Scenario == text && branch.Timeline == digest;
        var view = new AppliedView(scenario.Name, scenario.Title, !same, plan.Warnings);
        return (view, same ? null : BranchAppends.Of(workspace, scenario.Name, new ScenarioApplied(scenario.Name, digest, text)));
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
        foreach ((string name, string text) in missing)
        {
            // Each scenario is checked against those before it, as if they were applied already.
            var workspace = Workspace.Of(store, archive.With(appends));
            (AppliedView view, Append? append) = ApplyScenarioHandler.Prepare(workspace, text, $"{name}.yaml");
            views.Add(view);
            if (append is not null) appends.Add(append);
        }
        await store.AppendAsync(appends, cancellationToken);
        return views;
    }

    private static void Collect(string folder, string name, Archive archive, Dictionary<string, string> missing)
    {
        string path = Path.Combine(folder, $"{name}.yaml");
        if (archive.Branches.ContainsKey(name) || missing.ContainsKey(name) || !Kebab.IsId(name) || !File.Exists(path)) return;
        string text = ScenarioTexts.Read(path);
        if (ScenarioTexts.ParentOf(text) is { } parent) Collect(folder, parent, archive, missing);
        missing[name] = text;
    }
}
