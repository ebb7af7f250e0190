using System.CommandLine;
using System.CommandLine.Invocation;
using NatoIraq.App;

namespace NatoIraq.Cli;

/// <summary><c>--version</c>: what makes results here, and the packs that travel along.</summary>
internal sealed class TellVersions : SynchronousCommandLineAction
{
    private const int Enough = 16;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var session = Session.Of(parseResult);
        Versions here = Versions.Here;
        PackVersion[] packs = [.. Shipped.Packs.Select(p => PackVersion.OfFolder(new Shipped(p).Folder))];
        session.Show(
            new { here.Engine, here.Model, here.Runtime, here.Architecture, Packs = packs },
            page =>
            {
                page.Say($"{CommandPath.Program} {here.Engine}, model {here.Model}");
                page.Say($".NET {here.Runtime}, {here.Architecture}");
                foreach (PackVersion pack in packs) page.Say($"pack {pack.Name} {pack.Digest[..Enough]}");
            });
        return ExitCodes.Done;
    }
}
