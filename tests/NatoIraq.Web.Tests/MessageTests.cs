using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using NatoIraq.Core;
using NatoIraq.Web.Api;
using NatoIraq.Web.Visits;

namespace NatoIraq.Web.Tests;

/// <summary>What the server refuses, whole, to be read by people.</summary>
public sealed partial class MessageTests(Site site) : IClassFixture<Site>
{
    private const string Seen = "If-Match: \"1\"";

    /// <summary>Method and address, a header, a body.</summary>
    private static readonly string[][] Requests =
    [
        ["GET /nothing"], ["PUT /claims"], ["GET /branches/control-"], ["GET /machines/operation"],
        ["GET /claims?knownon=2020-01-01"], ["GET /machines?x=1"], ["GET /claims?known-on=2020-02-30"],
        ["GET /claims?clock=heard"], ["GET /claims?limit=0"], ["GET /claims?after=F9"],
        ["GET /diff?at=1"], ["GET /explain"], ["GET /project"], ["GET /project?branch=control&baseline=status-quo"],
        ["GET /compare?branch=control"], ["GET /compare?branch=control&baseline=control"],
        ["GET /project?branch=control&draws=1000001"],
        ["GET /project?branch=control" + string.Concat(Enumerable.Repeat("&at=2020-01-31", 65))],
        ["POST /project", "", """{"branches": ["control"], "priors": "narrow"}"""],
        ["POST /picture", "", """{"branch": "control", "draws": 0}"""],
        ["POST /picture", "", """{"branch": "control", "series": "nato-shar"}"""],
        ["POST /project", "", """{"branches": ["control"], "baseline": "status-quo"}"""],
        ["GET /backtest"], ["GET /backtest?branch=control&truth=nato-iraq-2012"], ["GET /backtest?branch=control&truth=x"],
        ["POST /backtest", "", """{"branches": ["control"], "draws": 0}"""],
        ["POST /backtest", "", """{"branches": ["history"]}"""],
        ["POST /backtest/tables", "", """{"tables": []}"""],
        ["POST /backtest/tables", "", $$"""{"tables": [{{string.Join(", ", Enumerable.Repeat("""{"name": "x", "text": ""}""", 17))}}]}"""],
        ["POST /backtest/tables", "", """{"tables": [{"name": "x", "text": "When,Who,Men\n2010-01-31,Grey,less than 5\n", "map": "pack: x\nnation: Who\ndate: When\nlevel: Men\n"}]}"""],
        ["POST /backtest/tables", "", """{"tables": [{"name": "x", "text": "Nation,2010-01-31,2010-02-28\nGrey,5,6\n"}, {"name": "x", "text": ""}]}"""],
        ["POST /branches", "", "null"], ["POST /branches", "", """{"branch": 1}"""],
        ["POST /branches", "Content-Type: application/yaml", "a: 1"],
        ["POST /branches", "Origin: http://example.org", "{}"], ["GET /claims", "Host: example.org"],
        ["DELETE /branches/control"], ["DELETE /branches/control", "If-Match: nonsense"],
        ["DELETE /branches/control", "If-Match: \"7\""],
        ["PUT /branches/control/scenario", Seen, """{"text": "scenario: other"}"""],
        ["PUT /branches/control/scenario", Seen, """{"text": "title: x"}"""],
    ];

    private static readonly string[] Urls =
        ["", "127.0.0.1:5000", "https://127.0.0.1:5000", "http://127.0.0.1:5000/x", "http://0.0.0.0:5000", "http://*:80"];

    [GeneratedRegex(@":\d{4,5}\b")]
    private static partial Regex Port { get; }

    [Fact]
    public async Task What_is_said_of_a_wrong_request()
    {
        List<string> told = [];
        foreach (string[] request in Requests)
        {
            string[] line = request[0].Split(' ');
            string[] header = request.ElementAtOrDefault(1) is { Length: > 0 } h ? h.Split(": ", 2) : ["Accept", "*/*"];
            StringContent? body = Site.Body(request.ElementAtOrDefault(2));
            if (header[0] == "Content-Type") body!.Headers.ContentType = new(header[1]);
            HttpResponseMessage answer = await site.SendAsync(
                new HttpMethod(line[0]), $"/api/v1{line[1]}", body, (header[0], header[1]));
            string shown = line[1].Length > 100 ? $"{line[1][..100]}..." : line[1];
            told.Add(string.Join("  ", [$"{line[0]} {shown}", .. request.Skip(1).Where(p => p.Length > 0)]));
            told.Add($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        }
        foreach (int status in (int[])[404, 405, 415, 504, 418]) told.Add(ProblemDetails.Write(Trouble.Of(status)));
        told.Add(ProblemDetails.Write(Trouble.Of(new InvalidOperationException("A defect."))));
        Golden.Holds("problems.txt", told.Select(t => Port.Replace(t, ":PORT")));
    }

    [Fact]
    public async Task What_a_page_says_of_a_wrong_address()
    {
        string[] wrong =
        [
            "/compare/charts/chart-9-9.svg?branch=full-withdrawal&draws=10", "/compare/point?branch=full-withdrawal&series=*/*/iraq&at=2020-12-31&value=many",
            "/compare/point?branch=full-withdrawal&series=*/*/iraq", "/compare?branch=full-withdrawal&series=*/*/irak",
            "/claims?actor=narnia", "/claims/F9-99",
        ];
        List<string> told = [];
        foreach (string path in wrong)
        {
            HttpResponseMessage answer = await site.Client.GetAsync(path);
            string page = await answer.Content.ReadAsStringAsync();
            Match said = Regex.Match(page, "<h1>(?<title>.*?)</h1>(\\s*<p>(?<hint>.*?)</p>)?", RegexOptions.Singleline | RegexOptions.ExplicitCapture);
            told.Add($"{(int)answer.StatusCode} {path}\n  {WebUtility.HtmlDecode(said.Groups["title"].Value)} {WebUtility.HtmlDecode(said.Groups["hint"].Value)}");
        }
        Golden.Holds("pages.txt", told);
    }

    [Fact]
    public async Task What_is_said_of_a_wrong_form()
    {
        (string Path, string Fields)[] forms =
        [
            ("fork", "from=history"), ("fork", "name=x&kind=grow"), ("apply", ""), ("control/text", "text=scenario: other"),
            ("control/entries", "event=troops-withdraw"), ("control/skip", "seen=7&entry=x"), ("control/skip", "seen=1&entry=x"),
        ];
        List<string> told = [];
        foreach ((string path, string fields) in forms)
        {
            HttpResponseMessage answer = await site.SendAsync(
                HttpMethod.Post, $"/branches/{path}", Forms.FormTests.Form(fields), ("Sec-Fetch-Site", "same-origin"));
            string page = await answer.Content.ReadAsStringAsync();
            told.Add($"POST /branches/{path}  {fields}");
            told.Add($"{(int)answer.StatusCode} {Forms.FormTests.AlertOf(page)}");
        }
        HttpResponseMessage map = await site.SendAsync(
            HttpMethod.Post, "/backtest/tables", Api.TablesTests.Files(("isle.yaml", "x: 1")), ("Sec-Fetch-Site", "same-origin"));
        told.Add("POST /backtest/tables  isle.yaml");
        told.Add($"{(int)map.StatusCode} {Forms.FormTests.AlertOf(await map.Content.ReadAsStringAsync())}");
        HttpResponseMessage plain = await site.SendAsync(HttpMethod.Post, "/branches/apply", Site.Body("{}"));
        told.Add(Trouble.Of((int)plain.StatusCode).Title);
        told.Add(Forms.FormTests.WordsOf(await plain.Content.ReadAsStringAsync(), "h1"));
        Golden.Holds("forms.txt", told);
    }

    [Fact]
    public async Task What_is_said_of_a_wrong_address()
    {
        List<string> told = [.. Urls.Select(url => Assert.Throws<InvalidInputException>(() => Address.Of([url])).Message)];
        InvalidInputException taken = await Assert.ThrowsAsync<InvalidInputException>(() => Server.StartAsync(
            site.Options with { Urls = [site.Client.BaseAddress!.ToString()] }));
        told.Add(Port.Replace(taken.Message, ":PORT"));
        Golden.Holds("addresses.txt", told);
    }

    [Fact]
    public async Task One_projection_too_many_is_sent_away()
    {
        using var turns = new Turns();
        var end = new TaskCompletionSource<int>();
        Task<int>[] taken = [.. Enumerable.Range(0, Limits.Projections + Limits.Waiting)
            .Select(_ => turns.TakeAsync(null, () => end.Task, default))];

        TroubleException refused = await Assert.ThrowsAsync<TroubleException>(
            () => turns.TakeAsync(null, () => end.Task, default));
        end.SetResult(7);

        Assert.Equal(StatusCodes.Status429TooManyRequests, refused.Trouble.Status);
        Golden.Holds("turns.txt", [ProblemDetails.Write(refused.Trouble)]);
        Assert.All(await Task.WhenAll(taken), n => Assert.Equal(7, n));
        Assert.Equal(8, await turns.TakeAsync(null, () => Task.FromResult(8), default));
    }
}
