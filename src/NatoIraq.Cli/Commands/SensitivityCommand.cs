using System.CommandLine;
using NatoIraq.App.Sensitivity;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>sensitivity BRANCH</c></summary>
internal sealed class SensitivityCommand : Verb
{
    private readonly Argument<string> _branch = Cli.Options.Branch();

    private readonly Option<string?> _baseline = new("--baseline")
    {
        Description = "Ask what moves the difference from this branch instead.",
        HelpName = "BRANCH",
    };

    private readonly Option<string?> _series = new("--series")
    {
        Description = "The series, nation/mission/place, or an output of the branch; without it, the first that is "
            + "known.",
        HelpName = "SERIES",
    };

    private readonly Option<DateOnly?> _date = Cli.Options.Day();

    private readonly Option<string?> _discover = new("--discover")
    {
        Description = "Find the ranges of assumptions that lead to this, such as \"strength(SERIES) < 3000\".",
        HelpName = "EXPRESSION",
    };

    private readonly Option<int> _draws = Cli.Options.Draws();
    private readonly Option<ulong> _randomSeed = Cli.Options.RandomSeed();
    private readonly Option<Priors> _priors = Cli.Options.Priors();
    private readonly Option<int> _threads = Cli.Options.Threads();

    private readonly Option<string?> _picture = new("--svg")
    {
        Description = "Also draw the tornado as a picture.",
        HelpName = "FILE",
    };

    public SensitivityCommand()
        : base(
            "sensitivity",
            "Tells which assumptions move a result most: one at a time, by rank correlation and by share of variance.",
            "natoiraq sensitivity full-withdrawal --at 2020-12-31",
            "natoiraq sensitivity full-withdrawal --at 2020-12-31 --discover \"strength(*/*/iraq) < 3000\"",
            "natoiraq sensitivity nato-expanded --baseline status-quo --series \"*/nmi/iraq\" --draws 500 --json")
    {
        Add(_branch);
        Option[] options =
        [
            _baseline, _series, _date, _discover, _draws, _randomSeed, _priors, _threads, _picture, Cli.Options.Csv,
        ];
        foreach (Option option in options) Add(option);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string branch = session.Get(_branch)!;
        string? baseline = session.Get(_baseline);
        await session.PrepareAsync(branch, baseline);
        var bar = new ProgressBar(session.Terminal);
        SensitivityView view = await bar.WhileAsync(
            $"{Say.Count(session.Get(_draws), "draw")} a sample",
            () => session.SendAsync(new StudySensitivity(
                branch, baseline, session.Get(_series), session.Get(_date), session.Get(_discover), session.Get(_draws),
                session.Get(_randomSeed), session.Get(_priors) == Priors.Wide, session.Get(_threads), bar)),
            session.Cancel);
        if (session.Get(_picture) is { } picture)
            await OutputFile.WriteAsync("--svg", picture, TornadoPicture.File(view.Tornado), Existing.IsReplaced);
        session.Show(view, view.Inputs, page => SensitivityPage.Write(page, view));
        return ExitCodes.Done;
    }
}
