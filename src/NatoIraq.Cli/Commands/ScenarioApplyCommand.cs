using System.CommandLine;
using NatoIraq.App.Branches;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>scenario apply FILE</c></summary>
internal sealed class ScenarioApplyCommand : Verb
{
    private readonly Argument<string> _file = ScenarioSource.Argument();

    public ScenarioApplyCommand()
        : base(
            "apply", "Makes a scenario's branch, or replaces the branch's plan. The same file twice changes nothing.",
            "natoiraq scenario apply my-option.yaml", "natoiraq scenario apply nato-expanded") => Add(_file);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        var source = ScenarioSource.Read(session.Get(_file)!, await session.ShippedAsync());
        await session.PrepareAsync(source.Parent);
        AppliedView view = await session.SendAsync(new ApplyScenario(source.Text, source.Name));
        session.Show(view, page => ScenarioPage.Applied(page, view));
        return ExitCodes.Done;
    }
}
