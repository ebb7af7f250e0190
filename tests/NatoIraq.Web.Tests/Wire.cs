using System.Net.Sockets;
using System.Text;

namespace NatoIraq.Web.Tests;

/// <summary>A connection on which a request is sent bit by bit: how far the server is with it is then ours to say.</summary>
internal sealed class Wire : IDisposable
{
    /// <summary>Long enough for any machine; who waits longer waits for nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TcpClient _client;
    private readonly StreamReader _reader;

    private Wire(TcpClient client) => (_client, _reader) = (client, new StreamReader(client.GetStream()));

    /// <summary>Whether nothing came yet that was not read.</summary>
    public bool IsSilent => _client.Available == 0;

    /// <summary>Sends the head of a request whose body the server is to ask for.</summary>
    /// <param name="at">The server.</param>
    /// <param name="path">What is posted to.</param>
    /// <param name="length">The body's length.</param>
    /// <param name="bearer">A key; null for none.</param>
    public static async Task<Wire> PostAsync(Uri at, string path, int length, string? bearer = null)
    {
        var client = new TcpClient();
        await client.ConnectAsync(at.Host, at.Port);
        var wire = new Wire(client);
        await wire.SendAsync(
            $"POST {path} HTTP/1.1\r\nHost: {at.Authority}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n"
            + (bearer is null ? "" : $"Authorization: Bearer {bearer}\r\n") + "Expect: 100-continue\r\n\r\n");
        return wire;
    }

    /// <summary>Waits until the server begins to read the body.</summary>
    public async Task BegunAsync()
    {
        Assert.Equal("HTTP/1.1 100 Continue", await LineAsync());
        Assert.Equal("", await LineAsync());
    }

    /// <summary>Sends more.</summary>
    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text));

    /// <summary>The next line; null where the server has hung up.</summary>
    public async Task<string?> LineAsync()
    {
        try
        {
            return await _reader.ReadLineAsync().WaitAsync(Patience);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Waits until something is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!await isSo()) await Task.Delay(10, limit.Token);
    }

    /// <summary>Hangs up.</summary>
    public void Dispose()
    {
        _reader.Dispose();
        _client.Dispose();
    }
}
