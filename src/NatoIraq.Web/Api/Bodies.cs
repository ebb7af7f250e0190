using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using NatoIraq.App.Views;
using NatoIraq.Core;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>Bodies of requests, read strictly: JSON without names that mean nothing.</summary>
internal static class Bodies
{
    private const int Deepest = 16;

    private static readonly JsonSerializerOptions Options = new(Json.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        MaxDepth = Deepest,
    };

    /// <summary>The body.</summary>
    /// <exception cref="InvalidInputException">It is none of that kind.</exception>
    public static async Task<T> ReadAsync<T>(this HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
            throw new TroubleException(Trouble.Of(StatusCodes.Status415UnsupportedMediaType));
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, Options, context.RequestAborted)
                ?? throw new InvalidInputException("The body is null.", Allowed<T>());
        }
        catch (JsonException e)
        {
            string where = e.Path is { Length: > 1 } path ? $" at {path}" : "";
            throw new InvalidInputException([new Problem(
                $"The body does not fit{where}.", "body", (int)(e.LineNumber ?? 0) + 1,
                (int)(e.BytePositionInLine ?? 0) + 1, null, Allowed<T>())]);
        }
    }

    private static string Allowed<T>() => $"It is an object with {string.Join(", ",
        Options.GetTypeInfo(typeof(T)).Properties.Select(p => p.IsRequired ? p.Name : $"{p.Name} (or not)"))}.";
}

/// <summary>A scenario that is sent.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Name">What errors call it.</param>
internal sealed record DraftBody(string Text, string Name = "draft.yaml")
{
    /// <summary>As use cases take it.</summary>
    public App.ScenarioSource Source => new(Name, Text);
}
