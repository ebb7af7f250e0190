using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using NatoIraq.App.Branches;
using NatoIraq.App.Sources;
using NatoIraq.App.Views;
using NatoIraq.Core;

namespace NatoIraq.Cli.Mcp;

/// <summary>What a client may read besides calling tools: the guide, the documents, the schema and texts of scenarios.</summary>
internal static class Texts
{
    private const string Base = "natoiraq://";
    private const string Scenarios = $"{Base}scenarios/";
    private const string Yaml = "application/yaml";
    private const string JsonType = "application/json";

    private static readonly Resource[] Fixed =
    [
        new() { Uri = $"{Base}guide", Name = "guide", Title = "How to ask and how to cite", MimeType = "text/plain" },
        new() { Uri = $"{Base}sources", Name = "sources", Title = "The documents behind the claims", MimeType = JsonType },
        new()
        {
            Uri = $"{Base}schema", Name = "schema", Title = "The JSON Schema of scenarios, with the store's names",
            MimeType = JsonType,
        },
    ];

    /// <summary>Offers them.</summary>
    public static void Offer(McpServerHandlers handlers, Desk desk)
    {
        handlers.ListResourcesHandler = async (_, cancel) => new ListResourcesResult
        {
            Resources = [.. Fixed, .. (await desk.SendAsync(new ListBranches(Archived: false), cancel)).Branches
                .Select(b => new Resource
                {
                    Uri = $"{Scenarios}{b.Name}", Name = b.Name, Title = b.Title, MimeType = Yaml,
                })],
        };
        handlers.ListResourceTemplatesHandler = (_, _) => ValueTask.FromResult(new ListResourceTemplatesResult
        {
            ResourceTemplates =
            [
                new() { UriTemplate = $"{Scenarios}{{branch}}", Name = "scenario", Title = "A scenario's text", MimeType = Yaml },
            ],
        });
        handlers.ReadResourceHandler = (request, cancel) => ReadAsync(request.Params?.Uri ?? "", desk, cancel);
    }

    private static async ValueTask<ReadResourceResult> ReadAsync(string uri, Desk desk, CancellationToken cancel)
    {
        try
        {
            (string type, string text) = uri switch
            {
                $"{Base}guide" => ("text/plain", Guide.Text),
                $"{Base}sources" => (JsonType, Json.Write(await desk.SendAsync(new ListSources(), cancel))),
                $"{Base}schema" => (JsonType, await desk.SendAsync(new ShowSchema(), cancel)),
                _ when uri.StartsWith(Scenarios, StringComparison.Ordinal) =>
                    (Yaml, (await desk.SendAsync(new ShowScenario(uri[Scenarios.Length..]), cancel)).Text),
                _ => throw new InvalidInputException($"There is nothing to read at '{uri}'.", "resources/list has all there is."),
            };
            return new ReadResourceResult
            {
                Contents = [new TextResourceContents { Uri = uri, MimeType = type, Text = text }],
            };
        }
        catch (InvalidInputException e)
        {
            throw new McpProtocolException(Failures.InWords(e), e, McpErrorCode.ResourceNotFound);
        }
    }
}
