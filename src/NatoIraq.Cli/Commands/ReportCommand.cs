using System.CommandLine;
using NatoIraq.App.Reports;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Commands;

/// <summary><c>report [BRANCH...]</c></summary>
internal sealed class ReportCommand : Verb
{
    private const string FileName = "report.html";

    private readonly Argument<string[]> _branches = new("BRANCH")
    {
        Description = "The branches; without one, every branch that is not archived.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "The branch to compare with; without it, the one that most of them are from.",
        HelpName = "BRANCH",
    };

    private readonly Option<string> _folder = Cli.Options.Folder("natoiraq-report");
    private readonly ProjectionOptions _projection = new();
    private readonly Option<Preference?> _prefer = Cli.Options.Prefer();

    public ReportCommand()
        : base(
            "report", "Writes the comparison of branches as one page, report.html: the answer first, then charts, what "
                + "was blocked, what is assumed and what the sources say. It needs no network and no script.",
            "natoiraq report full-withdrawal nato-expanded --baseline status-quo --out my-report",
            "natoiraq report --series \"*/nmi/iraq\" --at 2021-12-31 --draws 10000")
    {
        Add(_branches);
        Add(_baseline);
        Add(_folder);
        foreach (Option option in _projection.Reporting) Add(option);
        Add(_prefer);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string[] branches = session.Get(_branches)!;
        string? baseline = session.Get(_baseline);
        await session.PrepareAsync(branches.Append(baseline));
        ReportView report = await _projection.ReportAsync(session, branches, baseline, session.Get(_prefer));
        string path = await WriteAsync(session, session.Get(_folder)!, report);
        session.Show(report.Compared.View, page => ReportPage.Write(page, report, path));
        return ExitCodes.Done;
    }

    /// <summary>Writes the page into a folder, which is created, and gives the file's path.</summary>
    /// <exception cref="Core.InvalidInputException">The folder cannot be written to.</exception>
    public static async Task<string> WriteAsync(Session session, string folder, ReportView report)
    {
        string path = Path.Combine(folder, FileName);
        await OutputFile.WriteAsync("--out", path, report.Page, Existing.IsReplaced);
        return path;
    }
}
