using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using NatoIraq.App.Reports;

namespace NatoIraq.App.Tests.Reports;

public sealed class HtmlReportTests
{
    [Fact]
    public void The_sections_come_in_their_order() => Assert.Equal(
        [
            "answer", "charts", "comparison", "certainty", "moves", "backtest", "states", "blocked", "conditions", "history",
            "starts", "assumptions", "sources", "reproduce",
        ],
        Page.OfFable.All("section").Select(s => s.Attribute("id")!.Value));

    [Fact]
    public void What_nobody_asked_for_has_no_section()
    {
        var page = new Page(Fable.Model with { Tornados = null, Backtest = null });
        Assert.DoesNotContain(page.All("section"), s => (string?)s.Attribute("id") is "moves" or "backtest");
    }

    [Fact]
    public void Each_section_is_led_to_from_the_top() => Assert.Equal(
        Page.OfFable.All("section").Select(s => $"#{s.Attribute("id")!.Value}"),
        Page.Within(Page.OfFable.All("nav").Single(), "a").Select(a => a.Attribute("href")!.Value));

    [Fact]
    public void The_same_model_gives_the_same_bytes() =>
        Assert.Equal(HtmlReport.Render(Fable.Model), HtmlReport.Render(Fable.Make("A fable", "The swap")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_page_loads_and_runs_nothing(bool hostile)
    {
        Page page = hostile ? Page.OfHostile : Page.OfFable;
        string[] active =
            ["script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "use", "foreignObject"];
        Assert.DoesNotContain(
            page.Root.Descendants(), e => active.Contains(e.Name.LocalName, StringComparer.OrdinalIgnoreCase));

        foreach (XAttribute attribute in page.Root.Descendants().Attributes())
        {
            Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{attribute}");
            Assert.NotEqual("style", attribute.Name.LocalName);
            Assert.NotEqual("src", attribute.Name.LocalName);
            if (attribute.Name.LocalName == "href") Assert.StartsWith("#", attribute.Value);
            if (attribute.Value.Contains("url(", StringComparison.Ordinal)) Assert.StartsWith("url(#", attribute.Value);
        }
        string style = page.All("style").Single().Value;
        Assert.DoesNotContain("url(", style);
        Assert.DoesNotContain("@import", style);
        // A name space is a name, nothing that is loaded; what a user wrote may look like anything.
        string text = HtmlReport.Render(Fable.Model).Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal);
        Assert.DoesNotContain("http://", text);
        Assert.DoesNotContain("https://", text);
    }

    [Fact]
    public void The_browser_is_told_to_take_this_style_sheet_alone()
    {
        string style = Page.OfFable.All("style").Single().Value;
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        string policy = Page.OfFable.All("meta")
            .Single(m => (string?)m.Attribute("http-equiv") == "Content-Security-Policy").Attribute("content")!.Value;
        Assert.StartsWith("default-src 'none'; ", policy);
        Assert.Contains($"style-src 'sha256-{hash}'", policy);
        Assert.DoesNotContain('<', style);
        Assert.DoesNotContain('&', style);
    }

    [Fact]
    public void Hostile_text_stays_text()
    {
        string shown = Fable.Hostile.Replace('\u0007', '\uFFFD');
        Page page = Page.OfHostile;
        Assert.Equal(shown, page.All("title").First().Value);
        Assert.Equal(shown, page.All("h1").Single().Value);
        Assert.Contains(page.All("h4"), h => h.Value.StartsWith(shown, StringComparison.Ordinal));
        Assert.Contains(Page.Within(page.Section("assumptions"), "p"), p => p.Value == shown);
        Assert.Contains(Page.Within(page.Section("sources"), "bdi"), claim => claim.Value == shown);
    }

    [Fact]
    public void Text_from_right_to_left_stands_apart()
    {
        // Titles and descriptions of documents and drawings hold no markup; each is a text of its own.
        string[] alone = ["bdi", "title", "desc"];
        foreach (XText text in Page.OfHostile.Root.DescendantNodes().OfType<XText>())
        {
            bool isApart = text.Value.Contains('\u2068') && text.Value.Contains('\u2069');
            if (text.Value.Contains('\u202E') && !isApart) Assert.Contains(text.Parent!.Name.LocalName, alone);
        }
    }

    [Fact]
    public void Every_id_is_unique_and_every_reference_finds_its_id()
    {
        Page page = Page.OfFable;
        List<string> ids = [.. page.Root.Descendants().Attributes("id").Select(a => a.Value)];
        Assert.Equal(ids.Distinct(), ids);
        IEnumerable<string> references = page.Root.Descendants().Attributes("href").Select(a => a.Value[1..])
            .Concat(page.Root.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')));
        Assert.Empty(references.Except(ids));
    }

    [Fact]
    public void The_command_names_every_branch_draw_seed_date_and_series()
    {
        string command = Page.Within(Page.OfFable.Section("reproduce"), "pre").Last().Value;
        Assert.Equal(
            "natoiraq compare swap dark \\\n  --baseline stay \\\n  --draws 400 --random-seed 7 \\\n"
            + "  --at 2031-06-30 --at 2031-12-31 \\\n  --series '*/*/isle' --series '*/beta/isle' \\\n  --prefer lower",
            command);
    }

    [Fact]
    public void Without_a_baseline_nothing_is_compared()
    {
        var page = new Page(Fable.Make("A fable", "The swap", baseline: null));
        Assert.Equal(5, Page.Within(Page.Within(page.Section("comparison"), "thead").First(), "th").Count());
        Assert.Empty(page.All("g", "baseline"));
        string command = Page.Within(page.Section("reproduce"), "pre").Last().Value;
        Assert.StartsWith("natoiraq project swap stay dark ", command);
    }

    [Fact]
    public void Headings_go_down_one_step_at_a_time()
    {
        int[] levels = [.. Page.OfFable.Root.Descendants()
            .Where(e => e.Name.LocalName.Length == 2 && e.Name.LocalName[0] == 'h' && char.IsDigit(e.Name.LocalName[1]))
            .Select(e => e.Name.LocalName[1] - '0')];
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), p => Assert.True(p.Second <= p.First + 1, $"h{p.First}, h{p.Second}"));
    }

    [Fact]
    public void The_page_says_its_language_and_begins_with_a_way_past_its_head()
    {
        Assert.Equal("en", (string?)Page.OfFable.Root.Attribute("lang"));
        XElement first = Page.OfFable.All("body").Single().Elements().First();
        Assert.Equal("#answer", (string?)first.Attribute("href"));
    }

    [Fact]
    public void Stale_branches_and_those_left_out_are_told_first()
    {
        var page = new Page(Fable.Model with
        {
            Stale = ["swap"], LeftOut = [new LeftOut("broken", "It names a place that is gone.")], Hash = "abc",
        });
        string warning = Page.Within(page.Section("answer"), "ul", "warning").Single().Value;
        Assert.Contains("The swap is stale", warning);
        Assert.Contains("broken is left out: It names a place that is gone.", warning);
        Assert.Contains("abc", page.Section("reproduce").Value);
    }
}
