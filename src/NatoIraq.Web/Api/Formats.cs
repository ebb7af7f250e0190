using System.Text;
using Microsoft.AspNetCore.Http;
using NatoIraq.App.Views;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Api;

/// <summary>Other forms of a view, to be taken elsewhere: a table for a spreadsheet, a picture.</summary>
internal static class Formats
{
    /// <summary>For views that are tables.</summary>
    public static readonly Parameter Table = new("format", "The form: csv is a file for spreadsheets.", Words: ["json", "csv"]);

    /// <summary>For views that can be drawn too.</summary>
    public static readonly Parameter Picture = new(
        "format", "The form: csv is a file for spreadsheets, svg a picture.", Words: ["json", "csv", "svg"]);

    /// <summary>For explanations, which other programs may follow to their sources.</summary>
    public static readonly Parameter Provenance = new(
        "format", "The form: csv is a file for spreadsheets, prov is PROV-JSON.", Words: ["json", "csv", "prov"]);

    /// <summary>For the history, which goes into calendars and notebooks.</summary>
    public static readonly Parameter Events = new(
        "format", "The form: csv is a file for spreadsheets, jsonl a document a line, ics a calendar.",
        Words: ["json", "csv", "jsonl", "ics"]);

    /// <summary>For the tree of branches, which other programs draw.</summary>
    public static readonly Parameter Tree = new(
        "format", "The form: csv is a file for spreadsheets, dot is for Graphviz, graphml for programs of graphs.",
        Words: ["json", "csv", "dot", "graphml"]);

    /// <summary>A view, or its records as CSV.</summary>
    public static IResult Listed<T, TRecord>(this HttpContext context, T view, Func<T, IEnumerable<TRecord>> records) =>
        Of(context) == "csv"
            ? Results.File(Encoding.UTF8.GetBytes(Csv.Write(records(view))), "text/csv; charset=utf-8", "natoiraq.csv")
            : Answers.Of(view);

    /// <summary>Whether a picture is asked for.</summary>
    public static bool IsPicture(HttpContext context) => Of(context) == "svg";

    /// <summary>Whether PROV-JSON is asked for.</summary>
    public static bool IsProvenance(HttpContext context) => Of(context) == "prov";

    /// <summary>The form that is asked for, one of those that the route says it has.</summary>
    public static string Of(HttpContext context)
    {
        IReadOnlyList<string> words = context.GetEndpoint()?.Metadata.GetMetadata<AskedFor>()?.Parameters
            .FirstOrDefault(p => p.Name == Table.Name)?.Words ?? [];
        return new Asked(context.Request.Query).Word("format", "json", [.. words.Select(w => (w, w))]);
    }
}
