using System.CommandLine;
using NatoIraq.App.Bundles;
using NatoIraq.Cli.Pages;
using NatoIraq.Core;

namespace NatoIraq.Cli.Commands;

/// <summary><c>bundle verify FILE</c></summary>
internal sealed class BundleVerifyCommand : Verb
{
    private readonly Argument<string> _file =
        new("FILE") { Description = "What 'bundle create' wrote; - reads stdin." };
    private readonly Option<int> _threads = Cli.Options.Threads();

    public BundleVerifyCommand()
        : base(
            "verify", "Checks that a bundle is as it was sealed, runs it again, and says that the result is identical "
                + "or where it first differs: branch, draw, event, series, date and number. It needs no store and no "
                + "network.",
            "natoiraq bundle verify withdrawal.zip", "natoiraq bundle verify nato.zip --json")
    {
        Add(_file);
        Add(_threads);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        (Stream bytes, string name) = InputFile.Open(session, session.Get(_file)!);
        byte[] file;
        await using (bytes) file = await ReadAsync(bytes, name, session.Cancel);
        var bar = new ProgressBar(session.Terminal);
        VerifiedBundleView view = await bar.WhileAsync(
            "Running it again", () => session.SendAsync(new VerifyBundle(file, name, session.Get(_threads), bar)),
            session.Cancel);
        session.Show(view, page => BundlePage.Verified(page, view));
        return view.IsGood ? ExitCodes.Done : ExitCodes.CheckFailed;
    }

    private static async Task<byte[]> ReadAsync(Stream bytes, string name, CancellationToken cancel)
    {
        var file = new MemoryStream();
        byte[] piece = new byte[1 << 16];
        for (int read; (read = await bytes.ReadAsync(piece, cancel)) > 0;)
        {
            file.Write(piece, 0, read);
            if (file.Length > Bundle.MostBytes)
            {
                throw new InvalidInputException([new Problem(
                    $"It is larger than {Bundle.MostBytes / 1024 / 1024} MB.", name,
                    Hint: "No bundle is as large as that.")]);
            }
        }
        return file.ToArray();
    }
}
