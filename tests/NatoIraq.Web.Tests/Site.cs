using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using NatoIraq.App.Branches;
using NatoIraq.Cli;
using NatoIraq.Storage;

namespace NatoIraq.Web.Tests;

/// <summary>A real server on a free port of this machine, over a store of its own that is gone afterwards.</summary>
public class Site : IAsyncLifetime
{
    /// <summary>A folder for the test alone.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("natoiraq-").FullName;

    private WebApplication? _server;

    /// <summary>The store, as <c>--store</c> takes it.</summary>
    public string Store => $"sqlite:{Path.Combine(Folder, "store.db")}";

    /// <summary>Asks it, without following redirects.</summary>
    public HttpClient Client { get; private set; } = default!;

    /// <summary>What the server is made of, while it runs.</summary>
    internal IServiceProvider Services => _server!.Services;

    /// <summary>The server's own notices.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>What it is made of.</summary>
    public virtual ServerOptions Options =>
        new(() => StoreAddress.Open(Store, TimeProvider.System), PackFolder, Scenarios)
        {
            Urls = ["http://127.0.0.1:0"],
            Notice = Notices.Add,
        };

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _server = await Server.StartAsync(Options);
        var line = new SocketsHttpHandler
        {
            AllowAutoRedirect = false, UseCookies = false,
            // By itself it waits a second to be told to go on, and then sends a body that a busy server has no use for.
            Expect100ContinueTimeout = TimeSpan.FromMinutes(2),
        };
        Client = new HttpClient(new Again { InnerHandler = line })
        {
            BaseAddress = new Uri(_server.Urls.Single()),
        };
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static string PackFolder =>
        Path.Combine(AppContext.BaseDirectory, "seeds", "nato-iraq");

    /// <summary>The folder of the shipped scenarios.</summary>
    public static string Scenarios => Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>The text of a shipped scenario.</summary>
    public static string TextOf(string scenario) => ScenarioTexts.Read(Path.Combine(Scenarios, $"{scenario}.yaml"));

    /// <summary>Asks the API, and reads the JSON that it answers with this status.</summary>
    public async Task<JsonNode> JsonAsync(
        HttpMethod method, string path, object? body = null, HttpStatusCode status = HttpStatusCode.OK,
        params (string Name, string Value)[] headers)
    {
        HttpResponseMessage answer = await SendAsync(method, $"/api/v1{path}", Body(body), headers);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>The entity tag of an address of the API.</summary>
    public async Task<string> TagAsync(string path)
    {
        HttpResponseMessage answer = await Client.GetAsync($"/api/v1{path}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return answer.Headers.ETag!.Tag;
    }

    /// <summary>A body of JSON; a string is taken as it stands.</summary>
    public static StringContent? Body(object? body) => body is null ? null
        : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");

    /// <summary>Runs a command of the program on the same store.</summary>
    public async Task<string> CommandAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await CommandLine.RunAsync([.. words, "--store", Store], new Terminal(output, error, TextReader.Null));
        Assert.True(code == 0, error.ToString());
        return output.ToString();
    }

    /// <summary>Sends a request with headers.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        // A long body is refused by its length alone: who sends it all the same may find the line cut before the answer.
        request.Headers.ExpectContinue = body?.Headers.ContentLength > 1 << 16;
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }

    /// <summary>
    /// Reads again, as a browser does, what a busy machine's network cut before any answer. That happened once, and its
    /// cause is not known. Neither a lack of threads nor Kestrel's least rate of an answer is it: fresh servers without
    /// a free thread for up to 39 s answered every read, and that rate gives what waits to be sent minutes.
    /// </summary>
    private sealed class Again : DelegatingHandler
    {
        private const int Times = 3;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            for (int time = 1; ; time++)
            {
                try
                {
                    return await base.SendAsync(request, cancel);
                }
                catch (HttpRequestException e) when (
                    time < Times && request.Method == HttpMethod.Get && e.InnerException is IOException)
                {
                }
            }
        }
    }
}
