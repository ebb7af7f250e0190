using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NatoIraq.App.Charts;
using NatoIraq.App.Reports;
using NatoIraq.App.Views;
using NatoIraq.Core;
using NatoIraq.Web.Api;
using NatoIraq.Web.Components.Comparisons;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Comparisons;

/// <summary>What belongs to a comparison beside its page: results as they are drawn, charts as files.</summary>
internal static class ComparisonRoutes
{
    private const string Paper = ".paper { fill: var(--chart-ground); }\n";
    private static readonly string Css = ChartTheme.Css + Paper;
    private static readonly string LightCss = ChartTheme.LightCss + Paper;

    /// <summary>A picture that is opened alone takes its own style sheet, and nothing else.</summary>
    private static readonly string Policy =
        $"default-src 'none'; style-src {HashOf(Css)} {HashOf(LightCss)}; frame-ancestors 'none'";

    public static void MapComparisons(this IEndpointRouteBuilder server)
    {
        server.MapGet($"{Comparison.Path}/live", (Visit visit, HttpContext context) => Progressing.TellAsync(
            context, progress => ResultsAsync(visit, context.RequestServices, progress)));

        server.MapGet($"{Comparison.Path}/results.csv", async (Visit visit) => Answers.File(
            Csv.Write((await DrawAsync(visit)).Compared.Results), "text/csv", "comparison.csv"));

        server.MapGet($"{Comparison.Path}/charts/{{id}}.csv", async (string id, Visit visit) =>
            Answers.File((await ChartAsync(visit, id)).Csv(), "text/csv", $"{id}.csv"));

        server.MapGet($"{Comparison.Path}/charts/{{id}}.svg", async (string id, Visit visit, HttpContext context) =>
        {
            ChartView chart = await ChartAsync(visit, id);
            context.Response.Headers.ContentSecurityPolicy = Policy;
            bool isLight = visit.Asked.Word("theme", false, ("", false), ("light", true));
            return Results.Text(chart.Picture(isLight ? LightCss : Css), "image/svg+xml", Encoding.UTF8);
        });
    }

    private static Task<ComparisonView> DrawAsync(Visit visit) =>
        visit.DrawAsync(new Comparison(visit.Asked).Request);

    private static async Task<ChartView> ChartAsync(Visit visit, string id) => (await DrawAsync(visit)).Chart(id)
        ?? throw InvalidInputException.Missing(
            $"The comparison has no chart '{id}'.", "The page of the comparison links to each of its charts.");

    /// <summary>The results as the page has them, in JSON so that they are one line.</summary>
    private static async Task<string> ResultsAsync(Visit visit, IServiceProvider services, IProgress<double> progress)
    {
        var comparison = new Comparison(visit.Asked);
        DrawComparison request = comparison.QuickRequest;
        ComparisonView view = await visit.DrawAsync(
            request with { Projected = request.Projected with { Progress = progress } });
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ComparisonResults.View)] = view,
                [nameof(ComparisonResults.Comparison)] = comparison,
            });
            return (await renderer.RenderComponentAsync<ComparisonResults>(parameters)).ToHtmlString();
        });
        return Json.Write(new { html, draws = view.Compared.Draws });
    }

    private static string HashOf(string css) =>
        $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)))}'";
}
