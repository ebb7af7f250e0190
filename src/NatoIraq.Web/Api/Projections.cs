using Microsoft.AspNetCore.Http;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Core;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>Branches drawn many times, alone or compared with a baseline.</summary>
internal static class Projections
{
    private const int UsualDraws = 2000;

    /// <summary>The projection that a query string asks for.</summary>
    /// <exception cref="TroubleException">It is more than one request may ask for.</exception>
    public static ProjectBranches Ask(Asked asked, int usualDraws = UsualDraws)
    {
        IReadOnlyList<string> branches = asked.Texts("branch");
        string? baseline = asked.Text("baseline");
        if (branches.Count == 0) throw new InvalidInputException("branch is missing: name at least one.");
        int draws = DrawsOf(asked, usualDraws, branches.Append(baseline).Distinct().Count());
        return new ProjectBranches(
            branches, baseline, draws, asked.RandomSeed, asked.Dates("at"), asked.Texts("series"), asked.Wide,
            Environment.ProcessorCount, null, asked.Flag("monthly"));
    }

    /// <summary>The report that a query string asks for.</summary>
    /// <exception cref="TroubleException">It is more than one request may ask for.</exception>
    public static ReportBranches AskReport(Asked asked)
    {
        IReadOnlyList<string> branches = asked.Texts("branch");
        return new ReportBranches(
            branches, asked.Text("baseline"), DrawsOf(asked, UsualDraws, Math.Max(1, branches.Count)), asked.RandomSeed,
            asked.Dates("at"), asked.Texts("series"), asked.Wide, Environment.ProcessorCount, null);
    }

    private static int DrawsOf(Asked asked, int usual, int branches)
    {
        int draws = asked.Whole("draws", usual, 1, ProjectBranchesHandler.MostDraws);
        return (long)draws * branches <= Limits.DrawBranches ? draws : throw new TroubleException(new Trouble(
            StatusCodes.Status413PayloadTooLarge,
            $"{draws:N0} draws of {branches:N0} branches are more than one request may ask for.",
            $"Ask for at most {Limits.DrawBranches:N0}, all branches together; the command line has no such limit."));
    }
}
