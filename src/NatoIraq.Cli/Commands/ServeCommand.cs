using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
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

    public ServeCommand()
        : base(
            "serve", "Opens the store in the browser: timeline, branches, comparisons, claims, report, and a JSON API "
                + "under /api/v1. Ctrl-C ends it.",
            "natoiraq serve", "natoiraq serve --urls http://127.0.0.1:8080 --store sqlite:my.db") => Add(_urls);

    /// <inheritdoc/>
    public override async Task<int> RunAsync(Session session)
    {
        var options = new ServerOptions(session.OpenStore, Shipped.Pack, Shipped.Scenarios)
        {
            Urls = session.Get(_urls) ?? [],
            Notice = session.Notice,
            Verbose = session.IsVerbose,
        };
        await using WebApplication server = await Server.StartAsync(options, session.Cancel);
        session.Show(page => page.Say($"NatoIraq is at {string.Join(" and ", server.Urls)}"));
        session.Terminal.Output.Flush();
        await server.WaitForShutdownAsync(session.Cancel);
        return ExitCodes.Done;
    }
}
