using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Charts;
using NatoIraq.Web.Access;

namespace NatoIraq.Web;

/// <summary>
/// The style sheets and modules that travel inside the program. The hash of all of them is part of each address, so a
/// browser keeps them for good and modules import each other by relative paths.
/// </summary>
public static class SiteFiles
{
    private const string Folder = "Assets/";
    private const string Prefix = "/assets";
    private const string Charts = "css/charts.css";

    private static readonly IReadOnlyDictionary<string, byte[]> Files = Read();

    /// <summary>The hash of all files, in short.</summary>
    public static string Hash { get; } = HashOf(Files);

    /// <summary>The style sheets that every page has, in their order.</summary>
    public static IReadOnlyList<string> Styles { get; } =
        [Charts, "css/tokens.css", "css/base.css", "css/layout.css", "css/parts.css"];

    /// <summary>The address of a file.</summary>
    /// <param name="path">Its path under <c>Assets</c>, such as <c>js/site.js</c>.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static string Url(string path) => Files.ContainsKey(path)
        ? $"{Prefix}/{Hash}/{path}"
        : throw new ArgumentException($"There is no asset '{path}'; there are {string.Join(", ", Files.Keys)}.");

    /// <summary>Serves them; one asked for under an older hash is the present one, and not to be kept.</summary>
    internal static void MapSiteFiles(this IEndpointRouteBuilder server) =>
        server.MapGet(Prefix + "/{hash}/{**path}", (string hash, string path, HttpContext context) =>
        {
            if (!Files.TryGetValue(path, out byte[]? bytes)) return Results.StatusCode(StatusCodes.Status404NotFound);
            context.Response.Headers.CacheControl =
                hash == Hash ? "public, max-age=31536000, immutable" : "no-cache";
            string tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"";
            return Results.Bytes(bytes, TypeOf(path), entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue(tag));
        }).WithMetadata(new OpenToAll(IsFree: true));

    private static SortedDictionary<string, byte[]> Read()
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            [Charts] = Encoding.UTF8.GetBytes(ChartTheme.ThemedCss),
        };
        Assembly assembly = typeof(SiteFiles).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Select(n => n.Replace('\\', '/')))
        {
            if (!name.StartsWith(Folder, StringComparison.Ordinal)) continue;
            using Stream stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            files[name[Folder.Length..]] = bytes.ToArray();
        }
        return files;
    }

    private static string HashOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string path, byte[] bytes) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{bytes.Length}\n"));
            hash.AppendData(bytes);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        _ => "image/svg+xml",
    };
}
