using NatoIraq.App.Access;
using NatoIraq.Web.Access;

namespace NatoIraq.Web.Tests.Access;

/// <summary>A server that asks who one is: by keys, and by an issuer of its own.</summary>
public sealed class Team : Site, IAsyncLifetime
{
    /// <summary>The issuer that it trusts.</summary>
    public FakeIssuer Issuer { get; private set; } = default!;

    /// <summary>The keys of a reader, two authors and an admin.</summary>
    public Dictionary<string, string> Keys { get; } = [];

    /// <summary>The file of keys.</summary>
    public KeyFile File => new(Path.Combine(Folder, "keys.txt"));

    /// <inheritdoc/>
    public override ServerOptions Options => base.Options with { Access = Access };

    /// <summary>Who may use it; many requests, for the tests are many.</summary>
    public AccessFile Access => new()
    {
        Keys = Path.Combine(Folder, "keys.txt"),
        Issuer = new Uri(Issuer.Url),
        Audience = FakeIssuer.Audience,
        Client = FakeIssuer.Client,
        RequestsPerMinute = 1_000_000,
    };

    /// <inheritdoc/>
    async Task IAsyncLifetime.InitializeAsync()
    {
        Issuer = await FakeIssuer.StartAsync();
        foreach ((string name, Role role) in ((string, Role)[])
            [("rita", Role.Reader), ("ana", Role.Author), ("ben", Role.Author), ("root", Role.Admin)])
        {
            Keys[name] = File.Make(name, role);
        }
        await InitializeAsync();
    }

    /// <inheritdoc/>
    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Issuer.DisposeAsync();
    }

    /// <summary>Sends a request with a key or a token.</summary>
    public Task<HttpResponseMessage> AskAsync(
        HttpMethod method, string path, string? bearer, object? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(method, path, Body(body), bearer is null ? headers : [.. headers, ("Authorization", $"Bearer {bearer}")]);
}
