using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using NatoIraq.Core;
using NatoIraq.Web;
using NatoIraq.Web.Access;

namespace NatoIraq.Cli.Commands;

/// <summary><c>serve</c></summary>
internal sealed class ServeCommand : Verb
{
    private readonly Option<string[]> _urls = new("--urls")
    {
        Description = "Where to listen, on this machine alone; may be repeated. Without it, port 5000 or the next free.",
        HelpName = "URL",
    };

    private readonly Option<string?> _publishedAt = new("--published-at")
    {
        Description = "In a container only: the loopback address of its host under which the port is published. "
            + "--urls may then name every network of the container.",
        HelpName = "URL",
    };

    private readonly Option<string?> _access = new("--access")
    {
        Description = "The file that says who may use it: keys, an OpenID Connect issuer, roles, a certificate. With it "
            + "--urls may be open to other machines.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _log = new("--log")
    {
        Description = "Logs each request on stderr as a line of JSON, without what stands behind a question mark.",
    };

    private readonly Option<string?> _otlp = new("--otlp")
    {
        Description = "Where traces and metrics are sent, by OTLP over HTTP.",
        HelpName = "URL",
    };

    private readonly Option<bool> _check = new("--check")
    {
        Description = "Starts nothing: asks the server at --urls whether it answers, and ends with 1 if not.",
    };

    public ServeCommand()
        : base(
            "serve", "Opens the store in the browser: timeline, branches, comparisons, claims, report, and a JSON API "
                + "under /api/v1. Ctrl-C ends it.",
            "natoiraq serve", "natoiraq serve --urls http://127.0.0.1:8080 --store sqlite:my.db",
            "natoiraq serve --urls https://0.0.0.0:8443 --access access.json --log")
    {
        Add(_urls);
        Add(_publishedAt);
        Add(_access);
        Add(_log);
        Add(_otlp);
        Add(_check);
    }

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        if (session.Get(_check)) return await CheckAsync(session);
        string? publishedAt = session.Get(_publishedAt);
        if (publishedAt is not null && !IsContainer)
        {
            throw new InvalidInputException(
                "--published-at is for a container, and this is none.", "Name where to listen with --urls.");
        }
        Shipped shipped = await session.ShippedAsync();
        var options = new ServerOptions(session.OpenStore, shipped.Folder, shipped.Scenarios)
        {
            Urls = session.Get(_urls) ?? [],
            PublishedAt = publishedAt,
            Access = session.Get(_access) is { } file ? AccessFile.Read(file) : null,
            Logs = session.Get(_log),
            Telemetry = TelemetryOf(session.Get(_otlp)),
            OpenRunner = session.OpenRunner,
            Notice = session.Notice,
            Warms = true,
            Verbose = session.IsVerbose,
        };
        if (options.Access?.Keys is { } keys && !File.Exists(keys))
            session.Notice($"There is no file '{keys}' yet: 'natoiraq keys make NAME --keys {keys}' makes it, and the first key.");
        await using WebApplication server = await Server.StartAsync(options, session.Cancel);
        session.Show(page => page.Say($"NatoIraq is at {publishedAt ?? string.Join(" and ", server.Urls)}"));
        session.Terminal.Output.Flush();
        await server.WaitForShutdownAsync(session.Cancel);
        return ExitCodes.Done;
    }

    private static Uri? TelemetryOf(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? url) && url.Scheme is "http" or "https" ? url
        : throw new InvalidInputException($"--otlp: '{text}' is no address.", "For example --otlp http://127.0.0.1:4318.");

    private async Task<int> CheckAsync(Session session)
    {
        foreach (string url in session.Get(_urls) is { Length: > 0 } urls ? urls : [Address.Usual])
        {
            if (await Health.TroubleOfAsync(url, session.Cancel) is not { } trouble) continue;
            session.Notice(trouble);
            return ExitCodes.CheckFailed;
        }
        return ExitCodes.Done;
    }

    /// <summary>.NET's own images set it.</summary>
    private static bool IsContainer => Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true";
}
