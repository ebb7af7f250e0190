using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using NatoIraq.Core;
using NatoIraq.Web;

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

    private readonly Option<bool> _check = new("--check")
    {
        Description = "Starts nothing: asks the server at --urls whether it answers, and ends with 1 if not.",
    };

    public ServeCommand()
        : base(
            "serve", "Opens the store in the browser: timeline, branches, comparisons, claims, report, and a JSON API "
                + "under /api/v1. Ctrl-C ends it.",
            "natoiraq serve", "natoiraq serve --urls http://127.0.0.1:8080 --store sqlite:my.db")
    {
        Add(_urls);
        Add(_publishedAt);
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
            OpenRunner = session.OpenRunner,
            Notice = session.Notice,
            Warms = true,
            Verbose = session.IsVerbose,
        };
        await using WebApplication server = await Server.StartAsync(options, session.Cancel);
        session.Show(page => page.Say($"NatoIraq is at {publishedAt ?? string.Join(" and ", server.Urls)}"));
        session.Terminal.Output.Flush();
        await server.WaitForShutdownAsync(session.Cancel);
        return ExitCodes.Done;
    }

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
