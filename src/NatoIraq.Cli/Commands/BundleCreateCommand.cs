using System.CommandLine;
using NatoIraq.App.Bundles;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.Projections;

namespace NatoIraq.Cli.Commands;

/// <summary><c>bundle create FILE [BRANCH...]</c></summary>
internal sealed class BundleCreateCommand : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "The file to write, a zip." };

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

    private readonly ProjectionOptions _projection = new();
    private readonly Option<bool> _analysis = Cli.Options.Analysis();
    private readonly Option<Preference?> _prefer = Cli.Options.Prefer();
    private readonly Option<bool> _force = OutputFile.Force();

    public BundleCreateCommand()
        : base(
            "create", "Compares branches, and seals the result in one file with all that it was made of: the log, "
                + "scenarios, versions, options and hashes. The same store gives the same bytes again.",
            "natoiraq bundle create withdrawal.zip full-withdrawal --baseline status-quo --at 2020-12-31",
            "natoiraq bundle create nato.zip nato-expanded compromise --draws 500 --series \"*/nmi/iraq\" --json")
    {
        Add(_file);
        Add(_branches);
        Add(_baseline);
        foreach (Option option in _projection.Reporting) Add(option);
        Add(_analysis);
        Add(_prefer);
        Add(_force);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string[] branches = session.Get(_branches)!;
        string? baseline = session.Get(_baseline);
        string path = session.Get(_file)!;
        await session.PrepareAsync(branches.Append(baseline));
        SealedView view = await _projection.SealAsync(
            session, branches, baseline, session.Get(_analysis), session.Get(_prefer));
        // Sealing the same again takes nothing from anybody.
        bool isThere = File.Exists(path) && new FileInfo(path).Length == view.File.Length
            && (await File.ReadAllBytesAsync(path, session.Cancel)).AsSpan().SequenceEqual(view.File);
        await OutputFile.WriteAsync(
            option: null, path, Existing.IsKeptUnless(isThere || session.Get(_force)), async to =>
            {
                await to.WriteAsync(view.File, session.Cancel);
                return path;
            });
        session.Show(view, page => BundlePage.Sealed(page, view, path));
        return ExitCodes.Done;
    }
}
