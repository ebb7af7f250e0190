using System.Net;
using System.Net.Sockets;

namespace NatoIraq.Storage.Tests;

/// <summary>What a wire does with the next bytes.</summary>
internal enum WireFault
{
    None,

    /// <summary>What the client sends is lost, and the connection with it.</summary>
    LosesRequest,

    /// <summary>The server gets what the client sends; its reply is lost, and the connection with it.</summary>
    LosesReply,
}

/// <summary>A wire between a client and a server, which counts how often they take turns, and can break.</summary>
internal sealed class Wire : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _socket;
    private bool _isClientsTurn = true;
    private int _roundTrips;

    public Wire(string socket)
    {
        _socket = socket;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How often the client has spoken and waited for an answer.</summary>
    public int RoundTrips => Volatile.Read(ref _roundTrips);

    /// <summary>What happens to the next bytes from the client; once.</summary>
    public WireFault Next { get; set; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket client = await _listener.AcceptSocketAsync();
                var server = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await server.ConnectAsync(new UnixDomainSocketEndPoint(_socket));
                _ = PumpAsync(client, server, isClient: true);
                _ = PumpAsync(server, client, isClient: false);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task PumpAsync(Socket from, Socket to, bool isClient)
    {
        byte[] buffer = new byte[1 << 20];
        try
        {
            for (int count; (count = await from.ReceiveAsync(buffer)) > 0;)
            {
                if (isClient && Next == WireFault.LosesRequest) break;
                if (!isClient && Next == WireFault.LosesReply) break;
                if (isClient && _isClientsTurn) Interlocked.Increment(ref _roundTrips);
                _isClientsTurn = !isClient;
                await to.SendAsync(buffer.AsMemory(0, count));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The other side is gone.
        }
        Next = WireFault.None;
        from.Dispose();
        to.Dispose();
    }
}
