using Microsoft.AspNetCore.Builder;
using NatoIraq.App.Branches;
using NatoIraq.Storage;

namespace NatoIraq.Web.Tests;

/// <summary>A real server on a free port of this machine, over a store of its own that is gone afterwards.</summary>
public sealed class Site : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("natoiraq-").FullName;
    private WebApplication? _server;

    /// <summary>The store, as <c>--store</c> takes it.</summary>
    public string Store => $"sqlite:{Path.Combine(_folder, "store.db")}";

    /// <summary>Asks it, without following redirects.</summary>
    public HttpClient Client { get; private set; } = default!;

    /// <summary>The server's own notices.</summary>
    public List<string> Notices { get; } = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        _server = await Server.StartAsync(new ServerOptions(
            () => StoreAddress.Open(Store, TimeProvider.System), PackFolder, Scenarios)
        {
            Urls = ["http://127.0.0.1:0"],
            Notice = Notices.Add,
        });
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(_server.Urls.Single()),
        };
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null) await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string PackFolder =>
        Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "seeds")).Single();

    /// <summary>The folder of the shipped scenarios.</summary>
    public static string Scenarios => Path.Combine(AppContext.BaseDirectory, "scenarios");

    /// <summary>The text of a shipped scenario.</summary>
    public static string TextOf(string scenario) => ScenarioTexts.Read(Path.Combine(Scenarios, $"{scenario}.yaml"));

    /// <summary>Sends a request with headers.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        foreach ((string name, string value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request);
    }
}
