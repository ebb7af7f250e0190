using System.Text;
using Microsoft.AspNetCore.Http;
using NatoIraq.App.Views;

namespace NatoIraq.Web.Api;

/// <summary>Results of use cases as answers.</summary>
internal static class Answers
{
    /// <summary>A media type of lines, each a document.</summary>
    public const string Lines = "application/x-ndjson";

    private const string Document = "application/json";

    /// <summary>A view: the bytes that <c>--json</c> prints.</summary>
    public static IResult Of<T>(T view, int status = StatusCodes.Status200OK) => Text(Json.Write(view), status);

    /// <summary>A document that is JSON already.</summary>
    public static IResult Text(string json, int status = StatusCodes.Status200OK) =>
        Results.Text($"{json}\n", Document, Encoding.UTF8, status);

    /// <summary>Documents, a line each.</summary>
    public static IResult OfLines(IEnumerable<string> documents) =>
        Results.Text(string.Concat(documents.Select(d => $"{d}\n")), Lines);

    /// <summary>Records to keep as a file, a document each.</summary>
    public static IResult FileOfLines<T>(IEnumerable<T> records, string name) =>
        Results.File(Encoding.UTF8.GetBytes(Json.Lines(records)), Lines, name);

    /// <summary>A text to keep as a file.</summary>
    public static IResult File(string text, string type, string name) =>
        Results.File(Encoding.UTF8.GetBytes(text), $"{type}; charset=utf-8", name);
}
