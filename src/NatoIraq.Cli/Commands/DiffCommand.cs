using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.App.Diffs;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.History;
using NatoIraq.Core.Scenarios;

namespace NatoIraq.Cli.Commands;

/// <summary><c>diff A B</c>, <c>diff [BRANCH] --at X --at Y</c>, <c>diff A@X B@Y</c></summary>
internal sealed class DiffCommand : Verb
{
    private readonly Argument<string[]> _sides = new("SIDE")
    {
        Description = "Two branches, two moments of branches (BRANCH@MOMENT), or two scenario files; with two --at one "
            + "branch, or nothing for the history.",
        Arity = new ArgumentArity(0, 2),
    };

    private readonly Option<string[]> _at = new("--at")
    {
        Description = "For two branches a day to compare at; may be repeated; without it, the earlier end. "
            + "Otherwise the two moments to compare.",
        HelpName = "DATE|STEP|EVENT",
    };

    private readonly Option<DrawChoice> _draw = Cli.Options.Draw();
    private readonly Option<ulong> _randomSeed = Cli.Options.RandomSeed();
    private readonly Option<Priors> _priors = Cli.Options.Priors();
    private readonly DesignOptions _design = new();

    private readonly Option<bool> _exitCode = new("--exit-code")
    {
        Description = "End with code 1 if anything differs, as git does.",
    };

    public DiffCommand()
        : base(
            "diff", "Compares two branches, two moments or two scenario files: what is planned, what happens, "
                + "what comes of it.",
            "natoiraq diff nato-expanded compromise --at 2021-12-31",
            "natoiraq diff --at 2020-01-01 --at coalition-suspended",
            "natoiraq diff status-quo --at 2020-06-01 --at 2021-06-01 --draw 7",
            "natoiraq diff status-quo@2021-06-01 nato-expanded@2022-06-01",
            "natoiraq diff before.yaml after.yaml --exit-code")
    {
        Add(_sides);
        foreach (Option option in (Option[])[_at, _draw, _randomSeed, .. _design.All, _priors, _exitCode]) Add(option);
        Validators.Add(result =>
        {
            int sides = result.GetValue(_sides)?.Length ?? 0, moments = result.GetValue(_at)?.Length ?? 0;
            if (sides < 2 && moments != 2)
                result.AddError("'diff' takes two branches, two scenario files, or at most one branch and two --at.");
            int dated = (result.GetValue(_sides) ?? []).Count(s => DiffedMoment.Find(s) is not null);
            if (dated == 1 || (dated == 2 && moments > 0))
                result.AddError("BRANCH@MOMENT is compared with another BRANCH@MOMENT, and without --at.");
        });
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string[] sides = session.Get(_sides) ?? [], at = session.Get(_at) ?? [];
        string only = sides.FirstOrDefault(Scenario.Trunk);
        DiffView view = sides switch
        {
            [var a, var b] when DiffedMoment.Find(a) is { } from && DiffedMoment.Find(b) is { } to =>
                await MomentsAsync(session, from, to),
            [var a, var b] when IsFile(a) || IsFile(b) => await FilesAsync(session, a, b),
            [var a, var b] => await BranchesAsync(session, a, b, at),
            _ => await MomentsAsync(session, new(only, at[0]), new(only, at[1])),
        };
        (string one, string other) = sides is [var first, var second] ? (first, second) : (view.A, view.B);
        session.Show(view, page => DiffPage.Write(page, view, one, other));
        return !view.Equal && session.Get(_exitCode) ? ExitCodes.CheckFailed : ExitCodes.Done;
    }

    /// <summary>No branch has a dot or a slash in its name, and most files have.</summary>
    private static bool IsFile(string side) => !Kebab.IsId(side);

    private static async Task<DiffView> FilesAsync(Session session, string a, string b)
    {
        DiffedScenario[] sides = [.. new[] { a, b }.Select(side =>
            new DiffedScenario(side, IsFile(side) ? ScenarioTexts.Read(side) : null))];
        await session.PrepareAsync(sides.Where(s => s.Text is null).Select(s => s.Name));
        return await session.SendAsync(new DiffScenarios(sides[0], sides[1]));
    }

    private async Task<DiffView> BranchesAsync(Session session, string a, string b, string[] at)
    {
        DateOnly[] dates = [.. at.Select(day => Cli.Options.DateOf(day, "--at"))];
        await session.PrepareAsync(a, b);
        return await session.SendAsync(new DiffBranches(
            a, b, dates, session.DrawOf(_draw), session.Get(_randomSeed), session.Get(_priors) == Priors.Wide)
        {
            Design = _design.Of(session),
        });
    }

    private async Task<DiffView> MomentsAsync(Session session, DiffedMoment a, DiffedMoment b)
    {
        await session.PrepareAsync(a.Branch, b.Branch);
        return await session.SendAsync(new DiffMoments(
            a, b, session.DrawOf(_draw), session.Get(_randomSeed), session.Get(_priors) == Priors.Wide)
        {
            Design = _design.Of(session),
        });
    }
}
