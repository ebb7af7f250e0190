using System.Diagnostics;
using System.IO.Pipelines;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using NatoIraq.Cli.Mcp;
using NatoIraq.Storage;
using NatoIraq.Web;

namespace NatoIraq.Cli.Tests.Mcp;

/// <summary>The program as a client starts it: another process, spoken to over stdin and stdout.</summary>
public sealed class StdioTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("natoiraq-").FullName;

    private static string Program => Path.Combine(AppContext.BaseDirectory, "natoiraq.dll");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_client_that_starts_it_is_answered_and_told_beside_that_what_it_did()
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = [Program, "mcp"],
            EnvironmentVariables = new Dictionary<string, string?> { ["XDG_DATA_HOME"] = _folder },
            StandardErrorLines = line =>
            {
                if (line.StartsWith("The store was empty", StringComparison.Ordinal)) told.TrySetResult();
            },
            ShutdownTimeout = TimeSpan.FromMinutes(2),
        });
        await using (McpClient client = await McpClient.CreateAsync(
            transport, Conversation.Patient))
        {
            var result = await client.CallToolAsync("claims", new Dictionary<string, object?> { ["id"] = "F0-33" });
            Assert.Contains("8000", result.StructuredContent!.Value.GetRawText());
            // What is said there may come after the answer.
            await told.Task.WaitAsync(TimeSpan.FromMinutes(2));
        }
    }

    [Fact]
    public async Task Its_output_is_the_protocol_alone_and_it_ends_with_0_when_stdin_does()
    {
        var start = new ProcessStartInfo("dotnet", $"\"{Program}\" mcp --json")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XDG_DATA_HOME"] = _folder;
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteLineAsync("""
            {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}}
            """.Trim());
        string first = (await process.StandardOutput.ReadLineAsync())!;
        await process.StandardInput.WriteLineAsync("""{"jsonrpc": "2.0", "method": "notifications/initialized"}""");
        await process.StandardInput.WriteLineAsync("this is no message");
        await process.StandardInput.WriteLineAsync("""
            {"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "state", "arguments": {}}}
            """.Trim());
        string second = (await process.StandardOutput.ReadLineAsync())!;
        process.StandardInput.Close();
        string rest = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal("natoiraq", (string?)JsonNode.Parse(first)!["result"]!["serverInfo"]!["name"]);
        Assert.Contains((int?)JsonNode.Parse(second)!["id"], new int?[] { 2, null });
        Assert.All(
            rest.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Equal("2.0", (string?)JsonNode.Parse(line)!["jsonrpc"]));
        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("   at ", await said);
    }

    [Fact]
    public async Task Whoever_is_told_to_end_ends_though_stdin_stays_open()
    {
        Pipe asked = new(), told = new();
        using var end = new CancellationTokenSource();
        List<string> notices = [];
        var options = new ServerOptions(
            () => StoreAddress.Open("memory:", TimeProvider.System), Shipped.Default.Folder, Shipped.Default.Scenarios)
        {
            Notice = notices.Add,
        };
        Task serving = Serving.RunAsync(
            options, mayWrite: false, asked.Reader.AsStream(), told.Writer.AsStream(), end.Token);
        await using (McpClient client = await McpClient.CreateAsync(
            new StreamClientTransport(asked.Writer.AsStream(), told.Reader.AsStream()),
            Conversation.Patient))
        {
            await client.CallToolAsync("sources");
            await end.CancelAsync();
            await serving;
        }

        Assert.Equal(2, notices.Count);
    }
}
