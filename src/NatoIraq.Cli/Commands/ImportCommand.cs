using System.CommandLine;
using NatoIraq.App.History;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>import [PACK]</c></summary>
internal sealed class ImportCommand : Verb
{
    private readonly Argument<string?> _pack = new("PACK")
    {
        Description = "The pack's folder, or the name of a shipped pack; without it, the default one.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ImportCommand()
        : base(
            "import", "Reads a pack of sources, claims and history into the store. What is there is left alone.",
            "natoiraq import", "natoiraq import my-pack --store sqlite:my.db",
            "natoiraq import nato-afghanistan --store sqlite:afghanistan.db") => Add(_pack);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        ImportView view = await session.SendAsync(new ImportPack(Shipped.FolderOf(session.Get(_pack))));
        session.Show(view, page => ImportPage.Write(page, view));
        return ExitCodes.Done;
    }
}
