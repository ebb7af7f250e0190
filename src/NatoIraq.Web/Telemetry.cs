using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NatoIraq.Web.Access;
using NatoIraq.Web.Visits;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace NatoIraq.Web;

/// <summary>
/// What a server tells of its own running: logs, traces, metrics. A path without its query, a status, a time, a name:
/// never a header, a body or what stands behind a question mark.
/// </summary>
internal static class Telemetry
{
    private const string Name = "natoiraq";

    /// <summary>The spans of use cases.</summary>
    public static ActivitySource Source { get; } = new(Name);

    public static void AddLogs(this ILoggingBuilder logging, ServerOptions options)
    {
        if (options.Verbose) logging.AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace);
        if (!options.Logs) return;
        logging.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"));
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            c => c.LogToStandardErrorThreshold = LogLevel.Trace);
        // ASP.NET's own lines hold addresses with their queries.
        if (!options.Verbose) logging.AddFilter("Microsoft", LogLevel.Warning);
    }

    public static void UseRequestLog(this IApplicationBuilder server)
    {
        ILogger log = server.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(Name);
        server.Use(async (context, next) =>
        {
            long start = Stopwatch.GetTimestamp();
            try
            {
                await next(context);
            }
            finally
            {
                log.LogInformation(
                    "{Method} {Path} {Status} {Milliseconds} {Person}", context.Request.Method, PathOf(context),
                    context.Response.StatusCode, Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1),
                    context.Person()?.Name);
            }
        });
    }

    /// <summary>The route rather than the address where there is one: what people type stays theirs.</summary>
    private static string PathOf(HttpContext context) =>
        ((context.Features.Get<RefusedAt>()?.Endpoint ?? context.GetEndpoint()) as RouteEndpoint)?.RoutePattern.RawText ?? "unknown";

    public static void AddTelemetry(this IServiceCollection services, ServerOptions options)
    {
        if (options.Telemetry is not { } to) return;
        ResourceBuilder resource = ResourceBuilder.CreateEmpty().AddService(
            Name, serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3), autoGenerateServiceInstanceId: false);
        services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource)
            .AddSource(Name, "Microsoft.AspNetCore").AddOtlpExporter(o => To(o, to, "v1/traces")).Build());
        services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource)
            .AddMeter(
                "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting",
                "System.Runtime")
            .AddOtlpExporter(o => To(o, to, "v1/metrics")).Build());
    }

    /// <summary>Starts what is sent elsewhere; it ends, and sends its last, with the server.</summary>
    public static void UseTelemetry(this IApplicationBuilder server)
    {
        server.ApplicationServices.GetService<TracerProvider>();
        server.ApplicationServices.GetService<MeterProvider>();
    }

    private static void To(OtlpExporterOptions exporter, Uri to, string signal) =>
        (exporter.Protocol, exporter.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri($"{to.OriginalString.TrimEnd('/')}/{signal}"));
}
