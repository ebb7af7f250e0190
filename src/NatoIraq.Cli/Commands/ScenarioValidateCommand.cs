using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>scenario validate FILE</c></summary>
internal sealed class ScenarioValidateCommand : Verb
{
    private readonly Argument<string> _file = ScenarioSource.Argument();

    public ScenarioValidateCommand()
        : base(
            "validate", "Checks a scenario without applying it: every error with its place, then what 200 draws show.",
            "natoiraq scenario validate my-option.yaml", "natoiraq scenario validate nato-4000") => Add(_file);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        var source = ScenarioSource.Read(session.Get(_file)!);
        await session.PrepareAsync(source.Parent);
        ValidatedView view = await session.SendAsync(new ValidateScenario(source.Text, source.Name));
        session.Show(view, page => ScenarioPage.Validated(page, view));
        return ExitCodes.Done;
    }
}
