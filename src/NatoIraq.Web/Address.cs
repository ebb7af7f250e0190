using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Hosting;
using NatoIraq.Core;
using NatoIraq.Web.Access;

namespace NatoIraq.Web;

/// <summary>Where a server listens: a port of this machine alone, unless it knows who may use it.</summary>
/// <param name="Host">As the user wrote it.</param>
/// <param name="Port">The port; 0 for any that is free.</param>
/// <param name="Certificate">What it proves itself with; null without TLS.</param>
public sealed record Address(string Host, int Port, X509Certificate2? Certificate = null)
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
    /// <param name="access">Who may use it; null for everybody on this machine, and nobody else.</param>
    /// <exception cref="InvalidInputException">One is no address, or not of this machine alone.</exception>
    public static IReadOnlyList<Address> Of(
        IReadOnlyList<string> urls, string? publishedAt = null, AccessFile? access = null)
    {
        if (access is not null && urls.Count > 0) return [.. urls.Select(url => OfMany(url, access))];
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
        if (IPAddress.TryParse(Host, out IPAddress? ip)) server.Listen(ip, Port, Secure);
        else if (new UriBuilder(Uri.UriSchemeHttp, Host).Uri.IsLoopback) server.ListenLocalhost(Port, Secure);
        else server.ListenAnyIP(Port, Secure);
    }

    private void Secure(ListenOptions listener)
    {
        if (Certificate is not null) listener.UseHttps(Certificate);
    }

    /// <summary>An address that other machines may reach, over TLS or through a proxy that has it.</summary>
    private static Address OfMany(string url, AccessFile access)
    {
        bool isSecure = url.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        Address address = Read("--urls", isSecure ? $"http:{url[6..]}" : url);
        if (isSecure)
        {
            return address with
            {
                Port = new Uri(url).Port,
                Certificate = CertificateOf(access) ?? throw new InvalidInputException(
                    $"--urls: '{url}' needs a certificate.", "Name 'certificate' and 'certificateKey' in the access file."),
            };
        }
        bool isNear = new UriBuilder(Uri.UriSchemeHttp, address.Host).Uri.IsLoopback;
        return isNear || access.Proxies.Count > 0 ? address : throw new InvalidInputException(
            $"--urls: '{url}' would send keys and cookies in the clear.",
            "Listen at https: with a 'certificate', or name the 'proxies' that have one in the access file.");
    }

    private static X509Certificate2? CertificateOf(AccessFile access)
    {
        if (access.Certificate is not { } path) return null;
        try
        {
            using var read = X509Certificate2.CreateFromPemFile(path, access.CertificateKey);
            // Kestrel on Windows takes no key that was only read from text.
            return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"'{path}' and '{access.CertificateKey}' are no certificate and its key ({e.Message})",
                "Both are PEM files, the key without a password.");
        }
    }

    private static Address OfThisMachine(string option, string text) =>
        Read(option, text) is { } address && new UriBuilder(Uri.UriSchemeHttp, address.Host).Uri.IsLoopback
            ? address
            : throw new InvalidInputException(
                $"{option}: '{text}' is open to other machines, and nobody would have to sign in.",
                "Say who may with --access FILE, or listen at 127.0.0.1, [::1] or localhost.");

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
