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
    private const string Usual = "127.0.0.1";
    private const int FirstPort = 5000;
    private const int Tried = 100;

    /// <summary>Reads addresses; none gives the first free port from 5000 on.</summary>
    /// <exception cref="InvalidInputException">One is no address, or not of this machine alone.</exception>
    public static IReadOnlyList<Address> Of(IReadOnlyList<string> urls) =>
        urls.Count > 0 ? [.. urls.Select(Parse)] : [new Address(Usual, FreePort())];

    /// <summary>Has a server listen there.</summary>
    public void Listen(KestrelServerOptions server)
    {
        if (IPAddress.TryParse(Host, out IPAddress? ip)) server.Listen(ip, Port);
        else server.ListenLocalhost(Port);
    }

    private static Address Parse(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out Uri? url) || url.Scheme != Uri.UriSchemeHttp
            || url.PathAndQuery != "/" || url.UserInfo.Length > 0)
        {
            throw new InvalidInputException(
                $"--urls: '{text}' is not an address to listen at.", "For example --urls http://127.0.0.1:5000.");
        }
        return url.IsLoopback ? new Address(url.IdnHost, url.Port) : throw new InvalidInputException(
            $"--urls: '{text}' is open to other machines, and this version has no sign-in.",
            "Listen at 127.0.0.1, [::1] or localhost; reach it from elsewhere through 'ssh -L'.");
    }

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
