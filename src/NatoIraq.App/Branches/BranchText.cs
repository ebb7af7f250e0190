using NatoIraq.Core.Branches;
using NatoIraq.Core.Scenarios;
using NatoIraq.Core.Worlds;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>One of the texts that a branch's plan is written in: its scenario's, or that of something added since.</summary>
/// <param name="File">What errors call it.</param>
/// <param name="Text">The text.</param>
/// <param name="Above">How many lines stand above it: a branch's texts are numbered as one.</param>
/// <param name="Addition">What was added; null for the scenario.</param>
internal sealed record BranchText(string File, string Text, int Above, Addition? Addition)
{
    /// <summary>The texts of a branch, its scenario's first.</summary>
    public static IEnumerable<BranchText> Of(Branch branch)
    {
        yield return new BranchText($"{branch.Name}.yaml", branch.Scenario, 0, null);
        int above = ScenarioFile.LinesOf(branch.Scenario);
        foreach (Addition addition in branch.Appended)
        {
            string file = $"{branch.Name}: {string.Join(", ", addition.Entries)}";
            yield return new BranchText(file, addition.Text, above, addition);
            above += ScenarioFile.LinesOf(addition.Text);
        }
    }

    /// <summary>The scenario with what was added: entries and values of the same names are replaced.</summary>
    public Scenario AddTo(Scenario scenario, Branch branch, Pack pack)
    {
        if (Addition!.From is null)
            return WithEntries(scenario, [ScenarioFile.ParseEntry(Text, File, pack, above: Above)], [], []);
        Scenario parts = ScenarioFile.ParseParts(Text, File, pack, above: Above);
        Scenario with = WithEntries(scenario, parts.Events, parts.Rules, parts.Hazards);
        // What was picked along with entries goes when they all do.
        if (Addition.IsPick && Addition.Entries.All(branch.Skipped.Contains)) return with;
        return with with
        {
            Assumptions = Merged(scenario.Assumptions, parts.Assumptions, a => a.Name),
            Initial = Merged(scenario.Initial, parts.Initial, i => i.Target.Text),
            Outputs = Merged(scenario.Outputs, parts.Outputs, o => o.Name.Text),
            Correlations = Merged(scenario.Correlations, parts.Correlations, Tied),
        };
    }

    private static string Tied(Correlation correlation) =>
        string.Join('+', correlation.Between.Select(b => b.Text).Order(StringComparer.Ordinal));

    private static Scenario WithEntries(
        Scenario scenario, IReadOnlyList<PlannedEvent> events, IReadOnlyList<Reaction> rules,
        IReadOnlyList<Hazard> hazards)
    {
        HashSet<string> replaced = [.. events.Cast<PlanEntry>().Concat(rules).Concat(hazards).Select(e => e.Id.Text)];
        return scenario with
        {
            Events = [.. scenario.Events.Where(e => !replaced.Contains(e.Id.Text)), .. events],
            Rules = [.. scenario.Rules.Where(r => !replaced.Contains(r.Id.Text)), .. rules],
            Hazards = [.. scenario.Hazards.Where(h => !replaced.Contains(h.Id.Text)), .. hazards],
        };
    }

    /// <summary>What is replaced keeps its place, and what is new stands below.</summary>
    private static IReadOnlyList<T> Merged<T>(IReadOnlyList<T> own, IReadOnlyList<T> added, Func<T, string> name) =>
    [
        .. own.Select(item => added.FirstOrDefault(a => name(a) == name(item)) ?? item),
        .. added.Where(a => own.All(item => name(item) != name(a))),
    ];
}
