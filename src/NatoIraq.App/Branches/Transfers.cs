using NatoIraq.Core;
using NatoIraq.Core.Branches;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;
using NatoIraq.Packs;

namespace NatoIraq.App.Branches;

/// <summary>What is checked and told whenever one branch takes something over from another.</summary>
internal static class Transfers
{
    /// <summary>Refuses branches that are not two, or that are not both there.</summary>
    /// <exception cref="InvalidInputException">They are one, or one of them is missing.</exception>
    public static void CheckTwo(Workspace workspace, string from, string into)
    {
        workspace.Branch(from);
        workspace.Branch(into);
        if (from == into)
            throw new InvalidInputException($"'{from}' cannot take anything over from itself.", "Name two branches.");
    }

    /// <summary>The workspace after it, once the plan that follows and those that inherit it are known to compile.</summary>
    /// <exception cref="InvalidInputException">
    /// One does not; the text taken over is named where it is at fault, and so are two histories.
    /// </exception>
    public static Workspace Checked(Workspace workspace, Append append, string from, string into)
    {
        try
        {
            return Checked(workspace, append, into);
        }
        catch (InvalidInputException e) when (Histories.Differ(workspace, from, into) is { } told)
        {
            throw new InvalidInputException([.. e.Problems, new Problem(told)]);
        }
    }

    private static Workspace Checked(Workspace workspace, Append append, string into)
    {
        Workspace after = workspace.With(append);
        Branch branch = after.Branch(into);
        Workspace on = after.On(into);
        BranchText last = BranchText.Of(branch).Last();
        if (last.Addition?.From is not null)
        {
            DateOnly fork = ForkOf(workspace, into);
            ScenarioFile.ParseParts(last.Text, last.File, on.Pack, fork);
        }
        after.PlanOf(into);
        Descendants.Check(workspace, after, into);
        return after;
    }

    /// <summary>Entries that follow a fork follow another now; what rests on one history may fail on another.</summary>
    /// <param name="workspace">The workspace before it.</param>
    /// <param name="from">The branch taken over from.</param>
    /// <param name="into">The branch that takes over.</param>
    /// <param name="entries">The entries taken over.</param>
    /// <param name="after">The workspace after it; null as long as somebody has to answer first.</param>
    /// <param name="cancel">Ends the draws.</param>
    public static IReadOnlyList<string> Warnings(
        Workspace workspace, string from, string into, IReadOnlyList<string> entries, Workspace? after,
        CancellationToken cancel)
    {
        Plan source = workspace.PlanOf(from);
        DateOnly fork = ForkOf(workspace, into);
        return
        [
            .. entries.Select(source.Find).OfType<Entry>()
                .Where(e => e.AfterFork && e.SinceDay != fork.DayNumber)
                .Select(e => $"'{e.Id}' counts from the fork, which is on {fork:yyyy-MM-dd} in '{into}' and on "
                    + $"{DateOnly.FromDayNumber(e.SinceDay):yyyy-MM-dd} where it comes from."),
            .. Histories.Warnings(workspace, from, into, entries, after, cancel),
        ];
    }

    private static DateOnly ForkOf(Workspace workspace, string branch) => DateOnly.FromDayNumber(
        Forks.Resolve(workspace.On(branch).Timeline, workspace.ScenarioOf(branch), []).Day);
}
