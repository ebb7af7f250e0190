using NatoIraq.Core.Machines;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Pages;

/// <summary>Where the machines stand on the last day, for those in doubt or different between branches.</summary>
internal static class StatesTable
{
    private const double Sure = 0.995;

    public static void Write(Page page, IReadOnlyList<BranchResult> branches)
    {
        StateResult[] all = [.. branches.SelectMany(b => b.States)];
        if (all.Length == 0) return;
        DateOnly last = all.Max(s => s.Date);
        var grid = branches.Count == 1 ? new Grid("machine", "~state") : new Grid("machine", "~state", "~branch");
        foreach ((string machine, string subject) in all.Select(s => (s.Machine, s.Subject)).Distinct())
        {
            var groups = branches.GroupBy(b => In(b, machine, subject, last), b => b.Branch).ToList();
            if (groups is [var one] && !one.Key.Contains(',', StringComparison.Ordinal)) continue;
            string name = $"{machine}/{subject}";
            foreach (IGrouping<string, string> group in groups)
            {
                string where = groups.Count == 1 ? "all" : string.Join(", ", group);
                if (branches.Count == 1) grid.Row(name, group.Key);
                else grid.Row(name, group.Key, new Cell(where, Tone.Dim));
                name = "";
            }
        }
        if (grid.Rows.Count == 0) return;
        page.Heading($"Where what is in doubt stands on {Say.Day(last)}");
        page.Add(grid);
    }

    private static string In(BranchResult branch, string machine, string subject, DateOnly day)
    {
        StateResult[] states = [.. branch.States
            .Where(s => s.Machine == machine && s.Subject == subject && s.Date == day).OrderByDescending(s => s.Share)];
        if (states.Length == 0) return MachineText.UnseenState;
        double unseen = 1 - states.Sum(s => s.Share);
        if (states[0].Share >= Sure) return states[0].State;
        string rest = unseen > 1e-9 ? $", {MachineText.UnseenState} {Say.Share(unseen)}" : "";
        return string.Join(", ", states.Select(s => $"{s.State} {Say.Share(s.Share)}")) + rest;
    }
}
