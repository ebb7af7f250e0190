using Microsoft.AspNetCore.Http;
using NatoIraq.App.Views;
using NatoIraq.Core;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>An error as RFC 9457 writes it, with the validator's positions.</summary>
internal static class ProblemDetails
{
    public static Task WriteAsync(HttpContext context, Trouble trouble)
    {
        context.Response.ContentType = "application/problem+json";
        return context.Response.WriteAsync(Write(trouble), context.RequestAborted);
    }

    /// <summary>The document, in a line.</summary>
    public static string Write(Trouble trouble) => Json.Write(new
    {
        trouble.Title,
        trouble.Status,
        Detail = trouble.Hint,
        Errors = trouble.Problems.Select(Error).ToArray(),
        trouble.Versions?.Expected,
        trouble.Versions?.Actual,
    });

    /// <summary>The column after the word that is wrong lets an editor underline it.</summary>
    private static object Error(Problem p) => new
    {
        p.Message,
        p.File,
        Line = p.Line > 0 ? p.Line : (int?)null,
        Column = p.Column > 0 ? p.Column : (int?)null,
        EndColumn = EndOf(p),
        p.Hint,
        p.Allowed,
    };

    private static int? EndOf(Problem p)
    {
        if (p.Column <= 0 || p.Source is not { } line || p.Column > line.Length) return null;
        int end = p.Column - 1;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '-' or '_' or '.')) end++;
        return Math.Max(end, p.Column) + 1;
    }
}
