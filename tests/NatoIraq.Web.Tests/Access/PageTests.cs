using System.Net;

namespace NatoIraq.Web.Tests.Access;

/// <summary>How people come in and out, over HTTP, as a browser would without a script.</summary>
public sealed class PageTests(Team team) : IClassFixture<Team>
{
    private static readonly (string, string) FromHere = ("Sec-Fetch-Site", "same-origin");

    /// <summary>A browser: cookies, and redirects that it follows one by one.</summary>
    private HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
    {
        BaseAddress = team.Client.BaseAddress,
    };

    private static async Task<HttpResponseMessage> FollowAsync(HttpClient browser, HttpResponseMessage answer)
    {
        while (answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther)
            answer = await browser.GetAsync(answer.Headers.Location);
        return answer;
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string path, params (string, string)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))),
        };
        request.Headers.Add(FromHere.Item1, FromHere.Item2);
        return await browser.SendAsync(request);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/branches/nato-expanded?draw=7")]
    [InlineData("/report")]
    [InlineData("/report/document")]
    [InlineData("/timeline/step?step=3")]
    public async Task A_stranger_is_led_to_the_way_in_and_back(string path)
    {
        HttpResponseMessage answer = await team.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"/sign-in?back={Uri.EscapeDataString(path)}", $"{answer.Headers.Location}");
    }

    [Fact]
    public async Task The_way_in_tells_strangers_nothing_of_the_store()
    {
        string page = await team.Client.GetStringAsync("/sign-in");

        Assert.Contains("Sign in", page);
        Assert.DoesNotContain("sqlite", page);
    }

    [Fact]
    public async Task A_key_typed_in_opens_the_pages_until_it_is_revoked()
    {
        string key = team.File.Make("page-reader", App.Access.Role.Reader);
        using HttpClient browser = Browser();

        HttpResponseMessage answer = await PostAsync(browser, "/sign-in/key", ("key", key), ("back", "/claims"));

        Assert.Equal("/claims", $"{answer.Headers.Location}");
        string cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        string page = await browser.GetStringAsync("/claims");
        Assert.Contains("key:page-reader", page);
        team.File.Revoke("page-reader");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/claims")).StatusCode);
    }

    [Fact]
    public async Task A_key_that_opens_nothing_is_told_on_the_page_it_was_typed_on()
    {
        using HttpClient browser = Browser();

        HttpResponseMessage answer = await PostAsync(browser, "/sign-in/key", ("key", "natoiraq-key-wrong"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        string page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("That key opens nothing here.", page);
        Assert.DoesNotContain("natoiraq-key-wrong", page);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Nobody_is_led_elsewhere(string back)
    {
        using HttpClient browser = Browser();

        HttpResponseMessage answer = await PostAsync(browser, "/sign-in/key", ("key", team.Keys["rita"]), ("back", back));

        Assert.Equal("/", $"{answer.Headers.Location}");
    }

    [Fact]
    public async Task Who_signs_in_at_the_issuer_comes_back_to_where_they_were_and_writes_in_their_name()
    {
        using HttpClient browser = Browser();

        HttpResponseMessage page = await FollowAsync(
            browser, await browser.GetAsync("/sign-in/issuer?back=%2Fbranches"));

        Assert.Equal("/branches", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("Signed in as <bdi>ana</bdi>, author", await page.Content.ReadAsStringAsync());
        HttpResponseMessage made = await PostAsync(browser, "/branches/fork", ("name", "from-a-page"), ("from", "status-quo"));
        Assert.Equal(HttpStatusCode.SeeOther, made.StatusCode);
        string log = await browser.GetStringAsync("/api/v1/branches/from-a-page/log");
        Assert.Contains("\"by\":\"ana\"", log);
        await PostAsync(browser, "/sign-out");
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/branches")).StatusCode);
    }

    public static TheoryData<string, object> Spoilt => new()
    {
        { "nonce", "another" }, { "aud", "elsewhere" }, { "iss", "https://elsewhere.example" }, { "roles", "gardener" },
        { "exp", 1_000_000_000 }, { "sub", "key:root" },
    };

    [Theory]
    [MemberData(nameof(Spoilt))]
    public async Task An_answer_of_the_issuer_that_does_not_check_signs_nobody_in(string claim, object value)
    {
        await using FakeIssuer issuer = await FakeIssuer.StartAsync();
        issuer.Spoils = claims => claims[claim] = value;
        await using var server = await Server.StartAsync(team.Options with
        {
            Access = team.Access with { Issuer = new Uri(issuer.Url) },
        });
        using HttpClient browser = Browser();
        browser.BaseAddress = new Uri(server.Urls.Single());

        HttpResponseMessage page = await FollowAsync(browser, await browser.GetAsync("/sign-in/issuer"));

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Contains("You could not be signed in.", await page.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/branches")).StatusCode);
    }

    [Theory]
    [InlineData("/sign-in/callback?code=a&state=b")]
    [InlineData("/sign-in/callback?error=access_denied")]
    [InlineData("/sign-in/callback")]
    public async Task A_forged_return_signs_nobody_in(string path)
    {
        using HttpClient browser = Browser();

        HttpResponseMessage page = await browser.GetAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, page.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.GetAsync("/branches")).StatusCode);
    }

    [Fact]
    public async Task An_issuer_that_does_not_answer_is_told_as_that()
    {
        await using var server = await Server.StartAsync(team.Options with
        {
            Access = team.Access with { Issuer = new Uri("http://127.0.0.1:9") },
        });
        using HttpClient browser = Browser();
        browser.BaseAddress = new Uri(server.Urls.Single());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await browser.GetAsync("/sign-in/issuer")).StatusCode);
    }
}
