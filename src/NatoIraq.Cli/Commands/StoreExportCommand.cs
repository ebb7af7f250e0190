using System.CommandLine;
using NatoIraq.App.Stores;
using NatoIraq.Cli.Pages;
using NatoIraq.Core.History;

namespace NatoIraq.Cli.Commands;

/// <summary><c>store export</c></summary>
internal sealed class StoreExportCommand : Verb
{
    private readonly Option<string> _out = new("--out")
    {
        Description = "The file to write; an earlier export there is replaced. Without it, or for -, stdout.",
        HelpName = "FILE|-",
        DefaultValueFactory = _ => Terminal.Standard,
    };

    public StoreExportCommand()
        : base(
            "export", "Writes the whole store as JSON lines, hashes and all, for 'store import' to read elsewhere.",
            "natoiraq store export --out log.jsonl", "natoiraq store export > log.jsonl") => Add(_out);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        string path = session.Get(_out)!;
        if (path == Terminal.Standard)
        {
            await using Stream output = session.Terminal.OutputBytes();
            await using var buffered = new BufferedStream(output, 1 << 16);
            await session.SendAsync(new ExportStore(buffered));
            return ExitCodes.Done;
        }
        bool isReplaced = new FileInfo(path) is { Exists: true, Length: > 0 };
        ExportedView view = await OutputFile.WriteAsync(
            "--out", path, Existing.IsReplacedIfLike(LogText.Beginning.ToArray(), "export of a store"),
            to => session.SendAsync(new ExportStore(to)));
        session.Show(view, page => StorePage.Exported(page, view, path, isReplaced));
        return ExitCodes.Done;
    }
}
