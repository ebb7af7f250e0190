using System.CommandLine;
using NatoIraq.App.Stores;
using NatoIraq.Cli.Pages;
using NatoIraq.Core;

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
        string path = session.Get(_file)!;
        bool isStandard = path == Terminal.Standard;
        await using Stream input = isStandard ? session.Terminal.InputBytes() : Open(path);
        var import = new ImportStore(input, isStandard ? "stdin" : path);
        MovedView view = await new ProgressBar(session.Terminal).WhileAsync(
            "Importing", () => session.SendAsync(import), session.Cancel);
        session.Show(view, page => StorePage.Moved(page, view));
        return ExitCodes.Done;
    }

    private static FileStream Open(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            bool isMissing = e is FileNotFoundException or DirectoryNotFoundException;
            throw new InvalidInputException([new Problem(
                isMissing ? "There is no such file." : "The file cannot be read.", path,
                Hint: "Check the path and that you may read it.")]);
        }
    }
}
