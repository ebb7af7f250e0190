using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using NatoIraq.Core;

namespace NatoIraq.Web;

/// <summary>Where a server listens: a port of this machine alone.</summary>
/// <param name="Host">As the user wrote it.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
public sealed record Address(string Host, int Port)
{
    private const string Loopback = "127.0.0.1";
    private const int FirstPort = 5000;
    private const int Tried = 100;

    /// <summary>Where a server is that was told no address, unless another program was there first.</summary>
    public static string Usual { get; } = $"http://{Loopback}:{FirstPort}";

    /// <summary>Reads addresses; none gives the first free port from 5000 on.</summary>
    /// <param name="urls">Where to listen.</param>
    /// <param name="publishedAt">
    /// The address of the machine under which a container's port is published; null outside a container. With it,
    /// every network of the container may be listened at.
    /// </param>
    /// <exception cref="InvalidInputException">One is no address, or not of this machine alone.</exception>
    public static IReadOnlyList<Address> Of(IReadOnlyList<string> urls, string? publishedAt = null)
    {
        if (publishedAt is not null) OfThisMachine("--published-at", publishedAt);
        return urls.Count == 0 ? [new Address(Loopback, FreePort())] : [.. urls.Select(url =>
            publishedAt is not null && Read("--urls", url) is { } inside && inside.IsEverywhere
                ? inside
                : OfThisMachine("--urls", url))];
    }

    /// <summary>Whether it is every network that the machine, or the container, is on.</summary>
    public bool IsEverywhere =>
        IPAddress.TryParse(Host, out IPAddress? ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any));

    /// <summary>Has a server listen there.</summary>
    public void Listen(KestrelServerOptions server)
    {
        if (IPAddress.TryParse(Host, out IPAddress? ip)) server.Listen(ip, Port);
        else server.ListenLocalhost(Port);
    }

    private static Address OfThisMachine(string option, string text) =>
        Read(option, text) is { } address && new UriBuilder(Uri.UriSchemeHttp, address.Host).Uri.IsLoopback
            ? address
            : throw new InvalidInputException(
                $"{option}: '{text}' is open to other machines, and this version has no sign-in.",
                "Listen at 127.0.0.1, [::1] or localhost; reach it from elsewhere through 'ssh -L'.");

    private static Address Read(string option, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme == Uri.UriSchemeHttp
            && url.PathAndQuery == "/" && url.UserInfo.Length == 0
            ? new Address(url.IdnHost, url.Port)
            : throw new InvalidInputException(
                $"{option}: '{text}' is not an address to listen at.", "For example --urls http://127.0.0.1:5000.");

    private static int FreePort()
    {
        HashSet<int> taken = [.. System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties()
            .GetActiveTcpListeners().Select(l => l.Port)];
        return Enumerable.Range(FirstPort, Tried).FirstOrDefault(port => !taken.Contains(port) && IsFree(port));
    }

    private static bool IsFree(int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
