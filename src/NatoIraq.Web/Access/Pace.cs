using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Access;

/// <summary>How fast somebody may ask; who did not sign in is known by the machine they ask from.</summary>
internal static class Pace
{
    public static void AddPace(this IServiceCollection services, AccessFile file) => services.AddRateLimiter(limits =>
    {
        limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            // A refusal is told by the same way in again, and is not refused anew.
            context.Features.Get<Trouble>() is not null
            || context.GetEndpoint()?.Metadata.GetMetadata<OpenToAll>() is { IsFree: true }
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetTokenBucketLimiter(
                    context.Person()?.Name ?? $"from {context.Connection.RemoteIpAddress}", _ => Bucket(file)));
        limits.OnRejected = (rejected, _) => throw new TroubleException(new Trouble(
            StatusCodes.Status429TooManyRequests,
            $"More than {file.RequestsPerMinute:N0} requests a minute are more than one may send.",
            "Wait a moment between requests.")
        {
            RetryAfter = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait)
                ? Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))
                : 1,
        });
    });

    private static TokenBucketRateLimiterOptions Bucket(AccessFile file)
    {
        int together = Math.Max(1, file.RequestsPerMinute / 60);
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = file.RequestsPerMinute,
            TokensPerPeriod = together,
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)together / file.RequestsPerMinute),
            QueueLimit = 0,
        };
    }

    /// <summary>Takes the word of the file's proxies, and of nobody else, on scheme and sender.</summary>
    public static void UseProxies(this IApplicationBuilder server, AccessFile file)
    {
        if (file.Proxies.Count == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // As far back as one of them tells of another, and not a step further.
            ForwardLimit = null,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (string proxy in file.Proxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
        server.UseForwardedHeaders(options);
    }
}
