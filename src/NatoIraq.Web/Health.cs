using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Web.Access;

namespace NatoIraq.Web;

/// <summary>
/// How a server is: alive while it answers at all, ready while it reaches its store and was not told to end. Both are
/// asked by machines, without sign-in.
/// </summary>
public static class Health
{
    private const string Live = "/health/live", Ready = "/health/ready";

    /// <summary>Whether a machine asks how it is: that one may do so by number.</summary>
    internal static bool IsAsked(HttpRequest request) => request.Path == Live || request.Path == Ready;

    internal static void AddHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<StoreCheck>("store");

    internal static void MapHealth(this IEndpointRouteBuilder server)
    {
        server.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false }).WithMetadata(new OpenToAll(IsFree: true));
        server.MapHealthChecks(Ready).WithMetadata(new OpenToAll(IsFree: true));
    }

    /// <summary>Asks a server of this machine whether it is ready; null means yes.</summary>
    /// <exception cref="InvalidInputException">It is no address of this machine.</exception>
    public static async Task<string?> TroubleOfAsync(string url, CancellationToken cancel)
    {
        Address address = Address.Of([url])[0];
        using var client = new HttpClient { BaseAddress = new UriBuilder(Uri.UriSchemeHttp, address.Host, address.Port).Uri };
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(Ready, cancel);
            return answer.IsSuccessStatusCode ? null : $"{url} answers with {(int)answer.StatusCode}.";
        }
        catch (HttpRequestException e)
        {
            return $"{url} does not answer ({e.Message}).";
        }
    }

    private sealed class StoreCheck(IEventStore store, IHostApplicationLifetime life) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancel = default)
        {
            if (life.ApplicationStopping.IsCancellationRequested) return HealthCheckResult.Unhealthy();
            try
            {
                await store.HeadAsync(cancel);
                return HealthCheckResult.Healthy();
            }
            catch (NatoIraqException)
            {
                return HealthCheckResult.Unhealthy();
            }
        }
    }
}
