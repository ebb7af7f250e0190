using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace NatoIraq.Web;

/// <summary>
/// Answers travel small. That their length tells something of their content harms nobody: no page holds a secret.
/// Events of a stream are not among the types, and leave at once.
/// </summary>
internal static class Compression
{
    private static readonly string[] OurTypes =
        ["image/svg+xml", "application/problem+json", "application/x-ndjson", "application/yaml", "text/csv"];

    public static void AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(o => o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, .. OurTypes]);
        services.Configure<BrotliCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(o => o.Level = CompressionLevel.Fastest);
    }
}
