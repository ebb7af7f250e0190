using System.CommandLine;
using NatoIraq.Cli.Mcp;
using NatoIraq.Web;

namespace NatoIraq.Cli.Commands;

/// <summary><c>mcp</c></summary>
internal sealed class McpCommand : Verb
{
    private readonly Option<bool> _allowWrite = new(Serving.AllowWrite)
    {
        Description = "Also offer the tools that change branches; without it, the server only reads.",
    };

    public McpCommand()
        : base(
            "mcp", "Answers an AI assistant: the use cases as tools of the Model Context Protocol, over stdin and stdout. "
                + "A client starts it, and ends it by closing stdin.",
            "natoiraq mcp", "natoiraq mcp --allow-write --store sqlite:my.db") => Add(_allowWrite);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        Shipped shipped = await session.ShippedAsync();
        var options = new ServerOptions(session.OpenStore, shipped.Folder, shipped.Scenarios)
        {
            Notice = session.Notice,
            Verbose = session.IsVerbose,
        };
        await using Stream input = session.Terminal.InputBytes(), output = session.Terminal.OutputBytes();
        await Serving.RunAsync(options, session.Get(_allowWrite), input, output, session.Cancel);
        return ExitCodes.Done;
    }
}
