using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NatoIraq.Core;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Forms;

/// <summary>A form as it was sent.</summary>
internal sealed record PostedForm(HttpContext Context, IFormCollection Fields)
{
    /// <summary>The visit that sent it.</summary>
    public Visit Visit { get; } = Context.RequestServices.GetRequiredService<Visit>();

    /// <summary>The folder of the shipped scenarios.</summary>
    public string Scenarios { get; } = Context.RequestServices.GetRequiredService<ServerOptions>().Scenarios;

    /// <summary>The version of the branch that its author saw; null when it does not say.</summary>
    public long? Seen => long.TryParse(Text("seen"), NumberStyles.None, CultureInfo.InvariantCulture, out long seen)
        ? seen : null;

    /// <summary>A field's text; null when it is missing or empty. Of several with one name all, between commas.</summary>
    public string? Text(string field) => Fields[field].ToString() is var text && string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>A field's text that must be there.</summary>
    /// <exception cref="InvalidInputException">It is missing or empty.</exception>
    public string Needed(string field) => Text(field) ?? throw new InvalidInputException($"{field} is missing.");
}

/// <summary>Routes to which forms are sent.</summary>
internal static class PostedForms
{
    /// <summary>
    /// Does what a form asks and leads to the page it gives; a form that is refused is told on the page it came from.
    /// </summary>
    /// <param name="server">The server.</param>
    /// <param name="path">The path; what it calls <c>name</c> is handed on.</param>
    /// <param name="from">The page of the form.</param>
    /// <param name="act">Does it, and gives the address to go on to.</param>
    public static IEndpointConventionBuilder MapForm(
        this IEndpointRouteBuilder server, string path, Func<string, string> from,
        Func<PostedForm, string, Task<string>> act) => server.MapPost(path, async (HttpContext context) =>
    {
        string name = context.Request.RouteValues["name"]?.ToString() ?? "";
        if (!context.Request.HasFormContentType)
            throw new TroubleException(new Trouble(StatusCodes.Status415UnsupportedMediaType, "This takes a form."));
        var form = new PostedForm(context, await context.Request.ReadFormAsync(context.RequestAborted));
        try
        {
            context.Response.Headers.Location = await act(form, name);
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
        }
        catch (Exception e) when (IsRefusal(Trouble.Of(e)))
        {
            throw new TroubleException(Trouble.Of(e) with { Page = from(name) });
        }
    });

    /// <summary>What its author can mend; a branch that is not there has no page to tell it on.</summary>
    private static bool IsRefusal(Trouble trouble) =>
        trouble.Status is StatusCodes.Status400BadRequest or StatusCodes.Status412PreconditionFailed;
}
