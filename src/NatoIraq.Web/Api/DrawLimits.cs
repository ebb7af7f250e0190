using Microsoft.AspNetCore.Http;
using NatoIraq.App.Backtests;
using NatoIraq.App.Branches;
using NatoIraq.App.Charts;
using NatoIraq.App.Projections;
using NatoIraq.App.Reports;
using NatoIraq.Core;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>How much may be drawn for one request.</summary>
internal static class DrawLimits
{
    /// <summary>How many draws a branch, unless told.</summary>
    public const int UsualDraws = 2000;

    /// <summary>The projection, if it is within bounds.</summary>
    /// <exception cref="InvalidInputException">It is of nothing.</exception>
    /// <exception cref="TroubleException">It is more than one request may ask for.</exception>
    public static ProjectBranches Check(ProjectBranches request)
    {
        int branches = request.Branches.Append(request.Baseline).OfType<string>().Distinct().Count()
            + (request.Drafts?.Count ?? 0);
        if (branches == 0) throw new InvalidInputException("branch is missing: name at least one.");
        Check(request.Draws, branches);
        Check(request.Drafts?.Count ?? 0, "drafts");
        Check(request.Dates.Count, "at");
        Check(request.Series.Count, "series");
        return request;
    }

    /// <summary>The tables, if they are not too many; how many levels each may hold goes with them.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    /// <exception cref="TroubleException">They are more than one request may ask for.</exception>
    public static BacktestTables Check(BacktestTables request)
    {
        if (request.Tables.Count == 0) throw new InvalidInputException("table is missing: name at least one.");
        Check(request.Tables.Count, "table", Limits.Tables);
        return request with { MostLevels = Limits.TableLevels };
    }

    /// <summary>The report that a query string asks for.</summary>
    /// <exception cref="TroubleException">It is more than one request may ask for.</exception>
    public static async Task<ReportBranches> AskReportAsync(Visit visit)
    {
        Asked asked = visit.Asked;
        IReadOnlyList<string> branches = asked.Texts("branch");
        string? baseline = asked.Text("baseline");
        int draws = asked.Whole("draws", UsualDraws, 1, ProjectBranchesHandler.MostDraws);
        await CheckAsync(visit, branches, baseline, draws);
        IReadOnlyList<DateOnly> dates = asked.Dates("at");
        IReadOnlyList<string> series = asked.Texts("series");
        Check(dates.Count, "at");
        Check(series.Count, "series");
        return new ReportBranches(
            branches, baseline, draws, asked.RandomSeed, dates, series, asked.Wide, Environment.ProcessorCount, null)
        {
            Sampling = asked.Sampling,
            Prefer = asked.Prefer,
            Words = asked.Scale,
        };
    }

    /// <summary>Refuses too many draws of the branches named, or of all there are where none is.</summary>
    /// <returns>Whether none was named.</returns>
    /// <exception cref="TroubleException">It is more than one request may ask for.</exception>
    public static async Task<bool> CheckAsync(
        Visit visit, IReadOnlyList<string> branches, string? baseline, int draws)
    {
        bool isAll = branches.Count == 0;
        Check(draws, isAll
            ? Math.Max(1, (await visit.SendAsync(new ListBranches(false))).Branches.Count)
            : branches.Append(baseline).OfType<string>().Distinct().Count());
        return isAll;
    }

    /// <summary>Refuses more draws than one request may ask for.</summary>
    /// <exception cref="TroubleException">It is more.</exception>
    public static void Check(int draws, int branches)
    {
        if ((long)draws * branches <= Limits.DrawBranches) return;
        throw new TroubleException(new Trouble(
            StatusCodes.Status413PayloadTooLarge,
            $"{draws:N0} draws of {Figures.Count(branches, "branch", "branches")} are more than one request may ask for.",
            $"Ask for at most {Limits.DrawBranches:N0}, all branches together; the command line has no such limit."));
    }

    /// <summary>Refuses more of a kind than one request may name.</summary>
    /// <exception cref="TroubleException">They are more.</exception>
    public static void Check(int count, string name, int most = Limits.Named)
    {
        if (count <= most) return;
        throw new TroubleException(new Trouble(
            StatusCodes.Status413PayloadTooLarge, $"{count:N0} times {name} is more than one request may ask for.",
            $"Ask for at most {most}."));
    }
}
