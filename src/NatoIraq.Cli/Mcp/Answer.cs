using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ModelContextProtocol.Protocol;
using NatoIraq.App.Views;
using NatoIraq.Cli.Pages;
using NatoIraq.Core;
using NatoIraq.Web.Api;

namespace NatoIraq.Cli.Mcp;

/// <summary>The answers of tools: what <c>--json</c> prints, as structure and as text, or a refusal.</summary>
internal static partial class Answer
{
    /// <summary>The longest answer.</summary>
    private const int MostCharacters = 120_000;

    /// <summary>A number is read from text too, but never written so.</summary>
    private static readonly JsonSerializerOptions Written = new(Json.Options)
    {
        NumberHandling = JsonNumberHandling.Strict,
    };

    [GeneratedRegex("'natoiraq ([a-z]+(?: [a-z]+)?)'")]
    private static partial Regex Command { get; }

    /// <summary>The answer that tells a view, with the citations of what it cites.</summary>
    /// <exception cref="InvalidInputException">It would be too long.</exception>
    public static async Task<CallToolResult> OfAsync<T>(T view, Call call)
    {
        var answer = (JsonObject)JsonSerializer.SerializeToNode(view, Json.Options)!;
        if (await Citations.OfAsync(answer, call) is { } citations) answer["citations"] = citations;
        if (call.More is { } more) answer["more"] = more;
        string text = answer.ToJsonString(Json.Options);
        if (text.Length > MostCharacters)
        {
            throw new InvalidInputException(
                $"The answer has {text.Length:N0} characters, more than the {MostCharacters:N0} that one answer may have.",
                "Ask for fewer branches, series or days.");
        }
        return new CallToolResult
        {
            Content = [new TextContentBlock { Text = text }],
            StructuredContent = JsonSerializer.SerializeToElement(answer, Json.Options),
        };
    }

    /// <summary>
    /// A refusal: what is wrong, where, what is allowed, what to do. What it says to do on a command line is said of tools
    /// and their parameters.
    /// </summary>
    public static CallToolResult Refusing(Exception error, IReadOnlyList<Parameter> parameters) => Refusing(
        parameters.Aggregate(
            Command.Replace(Failures.InWords(error), m => $"'{m.Groups[1].Value.Replace(' ', '_')}'"),
            (text, parameter) => text.Replace($"--{parameter.Name}", parameter.Name, StringComparison.Ordinal)));

    /// <summary>A refusal in words.</summary>
    public static CallToolResult Refusing(string words) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = Visible.Of(words) }],
    };

    /// <summary>What the answers that tell a view are like.</summary>
    public static JsonElement SchemaOf<T>()
    {
        var schema = (JsonObject)Written.GetJsonSchemaAsNode(
            typeof(T), new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true });
        schema["type"] = "object";
        var properties = (JsonObject)schema["properties"]!;
        properties["citations"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "Where each cited claim stands: its document and paragraph, and what the documents are.",
        };
        properties["more"] = new JsonObject
        {
            ["type"] = "string", ["description"] = "Only where a list was cut: how to ask for the rest.",
        };
        return JsonSerializer.SerializeToElement(schema, Json.Options);
    }
}
