using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NatoIraq.App;
using NatoIraq.App.Ensembles;
using NatoIraq.Core;
using NatoIraq.Core.History;
using NatoIraq.Web.Access;
using NatoIraq.Web.Api;
using NatoIraq.Web.Components.Timelines;
using NatoIraq.Web.Comparisons;
using NatoIraq.Web.Forms;
using NatoIraq.Web.Guards;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web;

/// <summary>The web application over one store: pages, and the API behind them.</summary>
public static class Server
{
    /// <summary>Opens and fills the store, and starts to listen; <see cref="WebApplication.Urls"/> tells where.</summary>
    /// <exception cref="InvalidInputException">It cannot listen there.</exception>
    public static async Task<WebApplication> StartAsync(ServerOptions options, CancellationToken cancel = default)
    {
        IReadOnlyList<Address> addresses = Address.Of(options.Urls, options.PublishedAt, options.Access);
        IEventStore store = options.OpenStore();
        WebApplication? server = null;
        try
        {
            IEnsembleRunner runner = options.OpenRunner();
            IMediator useCases = UseCases.Over(store, runner);
            await Furnishing.FillAsync(useCases, options, cancel);
            server = Build(options, addresses, store, runner, useCases);
            await server.StartAsync(cancel);
            return server;
        }
        catch (Exception e)
        {
            if (server is not null) await server.DisposeAsync();
            await store.DisposeAsync();
            throw e is IOException
                ? new InvalidInputException(
                    $"--urls: {string.Join(", ", addresses.Select(a => $"http://{a.Host}:{a.Port}"))} cannot be listened at "
                    + $"({e.Message})",
                    "Another program may be there: name another port, or no address at all.")
                : e;
        }
    }

    private static WebApplication Build(
        ServerOptions options, IReadOnlyList<Address> addresses, IEventStore store, IEnsembleRunner runner,
        IMediator useCases)
    {
        // Empty: neither the environment nor a settings file of the folder it is started in has a say.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = Limits.BodyBytes;
            // Kestrel's own grace of 5 s is over before a machine without a free thread has read what was sent in time.
            server.Limits.MinRequestBodyDataRate = new MinDataRate(Limits.BodyBytesPerSecond, options.BodyGrace);
            foreach (Address address in addresses) address.Listen(server);
        });
        builder.Logging.AddLogs(options);
        // Disposed with the server: made by a factory, it belongs to the container.
        builder.Services.AddSingleton(_ => store);
        builder.Services.AddSingleton(_ => runner);
        builder.Services.AddSingleton(useCases);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<Turns>();
        builder.Services.AddSingleton<Uploads>();
        builder.Services.AddSingleton<Listeners>();
        builder.Services.AddScoped<Visit>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddRouting();
        builder.Services.AddCompression();
        builder.Services.AddHostedService<Warming>();
        builder.Services.AddRequestTimeouts(t => t.DefaultPolicy = Limits.Timeout);
        builder.Services.Configure<HostOptions>(h =>
        {
            h.ShutdownTimeout = options.Farewell ?? (options.Access is null ? TimeSpan.FromSeconds(1) : Limits.Farewell);
            h.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        });
        builder.Services.AddRazorComponents();
        builder.Services.AddSessionKeys(options.Access);
        builder.Services.AddDescription();
        builder.Services.AddHealth();
        builder.Services.AddTelemetry(options);
        if (options.Access is { } access)
        {
            builder.Services.AddSignIn(access);
            builder.Services.AddPace(access);
        }
        return Map(builder.Build(), addresses, options);
    }

    private static WebApplication Map(WebApplication server, IReadOnlyList<Address> addresses, ServerOptions options)
    {
        server.Services.GetRequiredService<IEventStore>();
        server.Services.GetRequiredService<IEnsembleRunner>();
        // HEAD is GET whose body the server keeps to itself.
        server.Use((context, next) =>
        {
            if (HttpMethods.IsHead(context.Request.Method)) context.Request.Method = HttpMethods.Get;
            return next(context);
        });
        if (options.Access is { } file) server.UseProxies(file);
        if (options.Logs) server.UseRequestLog();
        server.UseSecurityHeaders();
        server.UseTroubles();
        // Within, for an answer that fails halfway is begun anew.
        server.UseResponseCompression();
        server.UseHostGuard(addresses, options.Access?.Public);
        server.UseOriginGuard();
        server.UseRouting();
        if (options.Access is not null)
        {
            server.UseSignIn();
            server.MapSignIn();
        }
        server.UseRequestTimeouts();
        server.MapHealth();
        server.UseTelemetry();
        server.MapSiteFiles();
        server.MapTheme();
        server.MapReportDocument();
        server.MapStep();
        server.MapComparisons();
        server.MapBranchForms();
        server.MapApi();
        // Every write has passed the check of its origin, which keeps no keys.
        server.MapRazorComponents<Components.App>().DisableAntiforgery();
        return server;
    }
}
