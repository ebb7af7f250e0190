using System.CommandLine;
using NatoIraq.App.Sources;
using NatoIraq.Cli.Pages;
using NatoIraq.Packs;

namespace NatoIraq.Cli.Commands;

/// <summary><c>sources verify --docs DIR</c></summary>
internal sealed class SourcesVerifyCommand : Verb
{
    private readonly Option<string> _documents = new("--docs")
    {
        Description = "The folder with the documents; they do not travel with the program.",
        HelpName = "DIR",
        Required = true,
    };

    public SourcesVerifyCommand()
        : base(
            "verify", "Checks that each document is the one cited and each paragraph holds its claims' evidence.",
            "natoiraq sources verify --docs documents") => Add(_documents);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        await session.PrepareAsync();
        DocumentReport report = await session.SendAsync(new VerifySources(session.Get(_documents)!));
        session.Show(report, page => ChecksPage.Sources(page, report));
        return report.Findings.Count == 0 ? ExitCodes.Done : ExitCodes.CheckFailed;
    }
}
