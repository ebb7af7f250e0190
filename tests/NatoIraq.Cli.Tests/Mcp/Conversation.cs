using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace NatoIraq.Cli.Tests.Mcp;

/// <summary>The library's own client in conversation with the program, which runs in this process.</summary>
public abstract class Conversation(params string[] options) : IAsyncLifetime
{
    private readonly Pipe _asked = new(), _told = new();
    private readonly StringBuilder _output = new(), _error = new();
    private Dictionary<string, JsonObject> _schemas = [];
    private Task<int> _program = Task.FromResult(0);

    /// <summary>A client that waits as long as a busy machine takes, and never falls back to an older greeting.</summary>
    public static McpClientOptions Patient => new()
    {
        InitializationTimeout = TimeSpan.FromMinutes(5), DiscoverProbeTimeout = TimeSpan.FromMinutes(5),
    };

    /// <summary>The store that the program works on, for commands beside it.</summary>
    public Run Run { get; } = new();

    /// <summary>The client.</summary>
    public McpClient Client { get; private set; } = null!;

    /// <summary>The tools that it was offered, in their order.</summary>
    public IReadOnlyList<Tool> Tools { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var terminal = new Terminal(new StringWriter(_output), new StringWriter(_error), TextReader.Null)
        {
            InputBytes = () => _asked.Reader.AsStream(),
            OutputBytes = () => _told.Writer.AsStream(),
        };
        string[] line = ["mcp", .. options, "--store", $"sqlite:{Run.File}"];
        _program = Task.Run(() => CommandLine.RunAsync(line, terminal));
        Client = await McpClient.CreateAsync(
            new StreamClientTransport(_asked.Writer.AsStream(), _told.Reader.AsStream()),
            Patient);
        Tools = [.. (await Client.ListToolsAsync()).Select(t => t.ProtocolTool)];
        _schemas = Tools.ToDictionary(
            t => t.Name, t => (JsonObject)JsonNode.Parse(t.OutputSchema!.Value.GetRawText())!);
    }

    /// <summary>The client leaves: the program ends with 0, and has printed nothing beside the protocol.</summary>
    public async Task DisposeAsync()
    {
        await Client.DisposeAsync();
        await _asked.Writer.CompleteAsync();
        int code = await _program;
        Run.Dispose();
        Assert.Equal(0, code);
        Assert.Empty($"{_output}");
        Assert.Contains("The store was empty", $"{_error}");
    }

    /// <summary>Calls a tool.</summary>
    public async Task<CallToolResult> CallAsync(string tool, string arguments = "{}") => await Client.CallToolAsync(
        new CallToolRequestParams
        {
            Name = tool,
            Arguments = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments),
        });

    /// <summary>An answer: of the shape that was promised, the same as structure and as text.</summary>
    public async Task<JsonObject> AskAsync(string tool, string arguments = "{}")
    {
        CallToolResult result = await CallAsync(tool, arguments);
        string text = ((TextContentBlock)result.Content.Single()).Text;
        Assert.True(result.IsError != true, text);
        var answer = (JsonObject)JsonNode.Parse(result.StructuredContent!.Value.GetRawText())!;
        Assert.True(JsonNode.DeepEquals(answer, JsonNode.Parse(text)));
        Assert.Equal("", new Shape(_schemas[tool]).Misfit(answer));
        return answer;
    }

    /// <summary>The hash at which the store's log ends: it changes with whatever is written.</summary>
    public async Task<string> HeadAsync() => (string)(await AskAsync("store_info"))["head"]!;

    /// <summary>What a tool says that refuses.</summary>
    public async Task<string> RefusedAsync(string tool, string arguments = "{}")
    {
        CallToolResult result = await CallAsync(tool, arguments);
        Assert.True(result.IsError, $"{tool} {arguments} was answered.");
        Assert.Null(result.StructuredContent);
        return ((TextContentBlock)result.Content.Single()).Text;
    }
}

/// <summary>A conversation in which nothing may be written.</summary>
public sealed class Reading() : Conversation;

/// <summary>A conversation in which branches may be changed.</summary>
public sealed class Writing() : Conversation("--allow-write");

/// <summary>The tests that share both conversations.</summary>
[CollectionDefinition(Name)]
public sealed class Conversations : ICollectionFixture<Reading>, ICollectionFixture<Writing>
{
    public const string Name = "conversations";
}
