using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using NatoIraq.Cli.Mcp;
using NatoIraq.Storage;
using NatoIraq.Web;

namespace NatoIraq.Cli.Tests.Mcp;

/// <summary>How far a long call is, as the lines of the protocol tell it.</summary>
public sealed class ProgressTests
{
    /// <summary>Long enough for any machine; who waits longer waits for nothing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Call = """
        {"jsonrpc": "2.0", "id": ID, "method": "tools/call", "params": {"name": "project", META
        "arguments": {"branch": ["status-quo"], "draws": 300}}}
        """;

    [Fact]
    public async Task Who_asks_is_told_in_rising_percents_before_the_answer_and_nobody_else_is()
    {
        Pipe asked = new(), told = new();
        var options = new ServerOptions(
            () => StoreAddress.Open("memory:", TimeProvider.System), Shipped.Default.Folder, Shipped.Default.Scenarios);
        Task serving = Serving.RunAsync(
            options, mayWrite: false, asked.Reader.AsStream(), told.Writer.AsStream(), CancellationToken.None);
        using var lines = new StreamReader(told.Reader.AsStream());
        await WriteAsync("""
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18",
            "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}
            """);
        await UntilAnsweredAsync(1);
        await WriteAsync("""{"jsonrpc": "2.0", "method": "notifications/initialized"}""");

        await WriteAsync(Call.Replace("ID", "2").Replace("META", """ "_meta": {"progressToken": "far"}, """));
        JsonNode[] steps = [.. (await UntilAnsweredAsync(2)).Select(l => l["params"]!)];
        await WriteAsync(Call.Replace("ID", "3").Replace("META", ""));
        IReadOnlyList<JsonNode> silent = await UntilAnsweredAsync(3);
        await asked.Writer.CompleteAsync();
        await serving.WaitAsync(Patience);

        Assert.All(steps, s => Assert.Equal("far", (string?)s["progressToken"]));
        int[] percents = [.. steps.Select(s => (int)s["progress"]!)];
        Assert.Equal(percents.Distinct().Order(), percents);
        Assert.Equal((100, 100), (percents[^1], (int)steps[^1]["total"]!));
        Assert.Empty(silent);

        async Task WriteAsync(string message) =>
            await asked.Writer.WriteAsync(Encoding.UTF8.GetBytes($"{message.ReplaceLineEndings(" ")}\n"));

        async Task<IReadOnlyList<JsonNode>> UntilAnsweredAsync(int id)
        {
            List<JsonNode> notices = [];
            while (JsonNode.Parse((await lines.ReadLineAsync().WaitAsync(Patience))!)! is var line)
            {
                if ((int?)line["id"] == id) return notices;
                if ((string?)line["method"] == "notifications/progress") notices.Add(line);
            }
            return notices;
        }
    }
}
