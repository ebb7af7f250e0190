using System.Globalization;
using Microsoft.AspNetCore.Http;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>
/// The versions of branches as entity tags, such as <c>"3"</c> or <c>"3.9f2c"</c>: what follows the dot says how fresh
/// the whole answer is, and a writer is asked only for the version.
/// </summary>
internal static class Versions
{
    /// <summary>Tells a branch's version with the answer.</summary>
    public static void Tell(this HttpContext context, long version)
    {
        string? fresh = context.Response.Headers.ETag.ToString() is { Length: > 2 } tag ? $".{tag.Trim('"')}" : null;
        context.Response.Headers.ETag = $"\"{version}{fresh}\"";
    }

    /// <summary>The version that a writer has seen; null for <c>*</c>, whichever it is.</summary>
    /// <exception cref="TroubleException">The writer does not say.</exception>
    public static long? Seen(this HttpContext context)
    {
        string text = context.Request.Headers.IfMatch.ToString().Trim();
        if (text == "*") return null;
        string version = (text.StartsWith("W/", StringComparison.Ordinal) ? text[2..] : text).Trim('"').Split('.')[0];
        if (text.Length > 0 && long.TryParse(version, NumberStyles.None, null, out long seen)) return seen;
        throw text.Length == 0
            ? new TroubleException(new Trouble(
                StatusCodes.Status428PreconditionRequired, "A change must say which version it has seen.",
                "Send If-Match with the ETag of the branch as you read it."))
            : new TroubleException(new Trouble(
                StatusCodes.Status400BadRequest, "If-Match is no version of a branch.",
                "Send the ETag of the branch as you read it."));
    }

    /// <summary>The version that the author of a whole scenario has seen; 0 for who says that there is none.</summary>
    /// <exception cref="TroubleException">The author does not say.</exception>
    public static long? SeenOrNew(this HttpContext context) =>
        context.Request.Headers.IfNoneMatch == "*" ? 0 : context.Seen();
}
