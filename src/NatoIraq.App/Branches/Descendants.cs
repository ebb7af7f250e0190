using NatoIraq.Core;
using NatoIraq.Core.Branches;

namespace NatoIraq.App.Branches;

/// <summary>The branches that inherit an edited branch's plan.</summary>
internal static class Descendants
{
    /// <summary>Refuses an edit of a branch that takes their plans from the branches that descend from it.</summary>
    /// <exception cref="InvalidInputException">
    /// One problem for each descendant that had a plan and has none after the edit.
    /// </exception>
    public static void Check(Workspace before, Workspace after, string branch)
    {
        // Nothing had a plan that was from a branch which was not there.
        if (!before.Archive.Branches.ContainsKey(branch)) return;
        Problem[] problems = [.. after.Archive.Branches.Values
            .Where(b => !b.IsArchived && IsFrom(after, b, branch) && before.ProblemOf(b.Name) is null)
            .Select(b => after.ProblemOf(b.Name) is { } problem ? Refused(b.Name, branch, problem) : null)
            .OfType<Problem>()];
        if (problems.Length > 0) throw new InvalidInputException(problems);
    }

    private static bool IsFrom(Workspace workspace, Branch descendant, string ancestor)
    {
        HashSet<string> seen = [descendant.Name];
        for (Branch? at = descendant; at is not null;)
        {
            string parent = workspace.ParentOf(at);
            if (parent == ancestor) return descendant.Name != ancestor;
            at = seen.Add(parent) ? workspace.Archive.Branches.GetValueOrDefault(parent) : null;
        }
        return false;
    }

    private static Problem Refused(string descendant, string branch, Problem problem) => problem with
    {
        Message = $"'{descendant}', which descends from '{branch}', would have no plan after this: {problem.Message}",
        Hint = $"Change '{descendant}' first, or archive it.",
    };
}
