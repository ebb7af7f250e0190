using System.IO.Pipelines;
using MediatR;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NatoIraq.App;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Web;
using NatoIraq.Web.Visits;

namespace NatoIraq.Cli.Mcp;

/// <summary>The use cases as tools of the Model Context Protocol, over a pair of streams.</summary>
internal static class Serving
{
    /// <summary>The option that lets tools write.</summary>
    public const string AllowWrite = "--allow-write";

    /// <summary>Fills the store if it is empty, and answers until the client leaves.</summary>
    /// <param name="options">The store, its pack and scenarios.</param>
    /// <param name="mayWrite">Whether tools may change branches.</param>
    /// <param name="input">What the client sends.</param>
    /// <param name="output">What it is told; nothing else may write there.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task RunAsync(
        ServerOptions options, bool mayWrite, Stream input, Stream output, CancellationToken cancel)
    {
        await using IEventStore store = options.OpenStore();
        IMediator useCases = UseCases.Over(store);
        using var turns = new Turns();
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        // Clients give a server a few seconds to greet them, and an import may take longer.
        Task filled = Task.Run(() => Furnishing.FillAsync(useCases, options, gone.Token), gone.Token);
        var desk = new Desk(useCases, turns, options, filled, gone.Token);
        // A read of stdin cannot be cancelled, and would keep a server that is told to end.
        var pipe = new Pipe();
        _ = HearAsync(input, pipe.Writer, gone);
        await using var transport = new StreamServerTransport(pipe.Reader.AsStream(), output, CommandPath.Program);
        await using McpServer server = McpServer.Create(transport, OptionsOf(desk, mayWrite));
        try
        {
            Task served = server.RunAsync(gone.Token).WaitAsync(gone.Token);
            if (await Task.WhenAny(served, filled) == filled) await filled;
            await served;
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Whoever started it, or the client, ends it so; what is still being drawn ends too.
        }
        finally
        {
            if (!gone.IsCancellationRequested) await gone.CancelAsync();
            await filled.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Hands on what the client sends, until it leaves.</summary>
    private static async Task HearAsync(Stream input, PipeWriter writer, CancellationTokenSource gone)
    {
        try
        {
            await input.CopyToAsync(writer, gone.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // A pipe that breaks is a client that leaves.
        }
        await writer.CompleteAsync();
        if (!gone.IsCancellationRequested) await gone.CancelAsync();
    }

    private static McpServerOptions OptionsOf(Desk desk, bool mayWrite)
    {
        Tool[] all = [.. FactTools.All, .. DrawTools.All, .. BranchTools.All, .. EditTools.All];
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation
            {
                Name = CommandPath.Program,
                Title = "NatoIraq",
                Version = typeof(Serving).Assembly.GetName().Version!.ToString(3),
            },
            ServerInstructions = Guide.Text,
            ToolCollection = [],
            PromptCollection = [Briefing.Prompt],
        };
        foreach (Tool tool in all.Where(t => mayWrite || t.IsReading)) options.ToolCollection.Add(tool.At(desk));
        options.Handlers.CallToolHandler = (request, _) => ValueTask.FromResult(Unlisted(request.Params?.Name ?? "", all));
        Texts.Offer(options.Handlers, desk);
        return options;
    }

    /// <summary>A tool that is not listed: one that writes, where none may, or none at all.</summary>
    private static CallToolResult Unlisted(string name, Tool[] all) => all.Any(t => t.Name == name)
        ? Answer.Refusing(new InvalidInputException(
            $"'{name}' changes branches, and this server only reads.",
            $"Whoever set it up can start it with {AllowWrite}. Without that, project and compare take a scenario's text."), [])
        : throw new McpProtocolException(
            $"There is no tool '{name}'. {NearMiss.Hint(name, all.Select(t => t.Name)) ?? "tools/list has them."}",
            McpErrorCode.InvalidParams);
}
