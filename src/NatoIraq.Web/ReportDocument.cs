using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NatoIraq.App.Backtests;
using NatoIraq.App.Reports;
using NatoIraq.Web.Api;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web;

/// <summary>The report as the document that the command line writes, with the policy that it states itself.</summary>
internal static class ReportDocument
{
    /// <summary>Where it is; its query string says of what.</summary>
    public const string Path = "/report/document";

    public static void MapReportDocument(this IEndpointRouteBuilder server) =>
        server.MapGet(Path, async (Visit visit, HttpContext context, ServerOptions options) =>
        {
            ReportView report = await visit.ReportAsync((await DrawLimits.AskReportAsync(visit)) with
            {
                Truth = TruthSource.FirstIn(TruthSource.FolderOf(options.Pack)),
            });
            context.Response.Headers.ContentSecurityPolicy = $"{HtmlReport.Policy}; frame-ancestors 'self'";
            if (visit.Asked.Flag("download"))
                context.Response.Headers.ContentDisposition = "attachment; filename=\"report.html\"";
            return Results.Text(report.Page, "text/html; charset=utf-8");
        });
}
