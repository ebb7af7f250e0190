using System.CommandLine;
using NatoIraq.App.Stores;
using NatoIraq.Cli.Pages;

namespace NatoIraq.Cli.Commands;

/// <summary><c>store import FILE</c></summary>
internal sealed class StoreImportCommand : Verb
{
    private readonly Argument<string> _file = new("FILE") { Description = "What 'store export' wrote; - reads stdin." };

    public StoreImportCommand()
        : base(
            "import", "Takes over what 'store export' wrote: into an empty store, or one that holds its beginning.",
            "natoiraq store import log.jsonl --store sqlite:my.db",
            "natoiraq store import - --store sqlite:my.db") => Add(_file);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        (Stream bytes, string name) = InputFile.Open(session, session.Get(_file)!);
        await using Stream input = bytes;
        var import = new ImportStore(input, name);
        MovedView view = await new ProgressBar(session.Terminal).WhileAsync(
            "Importing", () => session.SendAsync(import), session.Cancel);
        session.Show(view, page => StorePage.Moved(page, view));
        return ExitCodes.Done;
    }
}
