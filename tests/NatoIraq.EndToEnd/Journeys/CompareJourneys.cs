using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NatoIraq.EndToEnd.Journeys;

/// <summary>From a question to an answer, to what lies behind it, and away with it.</summary>
[Collection(OneBrowser.Name)]
public sealed class CompareJourneys(Chromium chromium)
{
    private const string Shown = "/compare?branch=full-withdrawal&draws=300";

    [Fact]
    public async Task Choose_branches_read_the_answer_click_a_point_and_open_the_draw_that_went_there()
    {
        await using Tab tab = await chromium.OpenAsync("/compare");
        await tab.Page.GetByRole(AriaRole.Checkbox, new() { Name = "The vote binds" }).CheckAsync();
        ILocator answer = tab.Page.Locator(".answer .lead");
        await Expect(answer.First).ToContainTextAsync("In the baseline");
        await Expect(answer.Nth(1)).ToContainTextAsync("The largest fall");
        await Expect(tab.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("10,000 draws a branch");

        ILocator plot = tab.Page.Locator(".plot:visible").First;
        await plot.ClickAsync(new LocatorClickOptions { Position = new Position { X = 250, Y = 120 } });
        ILocator behind = tab.Page.GetByRole(AriaRole.Complementary);
        await Expect(behind.GetByRole(AriaRole.Heading, new() { Name = "Draws that come nearest" })).ToBeVisibleAsync();
        await tab.ExpectAccessibleAsync();
        Assert.Empty(tab.Complaints);
        string day = await plot.EvaluateAsync<string>("p => p.getAttribute('aria-valuetext').slice(0, 10)");
        await behind.GetByRole(AriaRole.Link, new() { Name = "in the timeline" }).First.ClickAsync();

        await tab.Page.WaitForURLAsync("**/?branch=full-withdrawal&draw=*");
        Assert.EndsWith($"&at={day}", tab.Here);
    }

    [Fact]
    public async Task By_keyboard_alone_a_day_is_found_explained_and_left_again()
    {
        await using Tab tab = await chromium.OpenAsync(Shown);
        ILocator plot = tab.Page.GetByRole(AriaRole.Slider).First;
        await plot.FocusAsync();
        await tab.PressAsync("Home", "ArrowRight", "ArrowRight");

        string day = await plot.EvaluateAsync<string>("p => p.getAttribute('aria-valuetext').slice(0, 10)");
        await Expect(tab.Page.Locator(".readout").First).ToContainTextAsync($"{day}: median");
        await tab.PressAsync("Enter");
        await Expect(tab.Page.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Heading).First).ToContainTextAsync(" on ");
        await tab.PressAsync("Escape");

        await Expect(plot).ToBeFocusedAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Complementary)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_chart_is_taken_away_as_table_and_picture()
    {
        await using Tab tab = await chromium.OpenAsync(Shown);
        ILocator figure = tab.Page.Locator(".chart-figure").First;

        IDownload table = await tab.Page.RunAndWaitForDownloadAsync(() => figure.GetByText("CSV").ClickAsync());
        string[] lines = await File.ReadAllLinesAsync((await table.PathAsync())!);
        IDownload picture = await tab.Page.RunAndWaitForDownloadAsync(() => figure.GetByText("PNG").ClickAsync());
        byte[] png = await File.ReadAllBytesAsync((await picture.PathAsync())!);

        Assert.Equal("chart-1-2.csv", table.SuggestedFilename);
        Assert.True(lines.Length > 30);
        Assert.Equal("chart-1-2.png", picture.SuggestedFilename);
        // The header's first block: eight bytes of signature, length and name, then width and height.
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal((2 * (780 + 32), 2 * (320 + 140 + 74)), (Size(png, 16), Size(png, 20)));
        Assert.True(png.Length > 10_000, $"{png.Length} bytes are no drawing.");
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_link_to_these_numbers_gives_them_again_and_back_gives_the_series_before()
    {
        await using Tab tab = await chromium.OpenAsync(Shown + "&branch=nato-expanded");
        await tab.Page.Locator("[data-series='*/nmi/iraq']").ClickAsync();
        ILocator question = tab.Page.Locator("#answer-heading");
        await Expect(question).ToContainTextAsync("NATO Mission Iraq");
        string? link = await tab.Page.Locator("[data-permalink]").GetAttributeAsync("href");
        string told = await tab.Page.Locator(".answer").InnerTextAsync();

        await using Tab again = await chromium.OpenAsync(link!, hasScript: false);
        Assert.Equal(told, await again.Page.Locator(".answer").InnerTextAsync());
        await tab.Page.GoBackAsync();
        await Expect(question).ToContainTextAsync("All troops in Iraq");
    }

    [Fact]
    public async Task A_long_one_tells_how_far_it_is_and_can_be_cancelled()
    {
        await using Tab tab = await chromium.OpenAsync("/compare?branch=full-withdrawal&draws=300");
        await tab.Page.GetByLabel("Draws a branch").FillAsync("300000");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Compare", Exact = true }).ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Drawing 300,000 draws");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("300 draws a branch (cancelled)");
        await Expect(tab.Page.GetByRole(AriaRole.Progressbar)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Numbers_are_sorted_by_keyboard()
    {
        await using Tab tab = await chromium.OpenAsync(Shown);
        ILocator figure = tab.Page.Locator(".chart-figure").First;
        await figure.Locator("summary").FocusAsync();
        await tab.PressAsync("Enter");
        ILocator median = figure.GetByRole(AriaRole.Button, new() { Name = "Median" }).First;
        await median.FocusAsync();
        await tab.PressAsync("Enter", "Enter");

        await Expect(figure.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Median");
        string[] cells = [.. await figure.Locator("tbody tr td:nth-child(5)").AllInnerTextsAsync()];
        double[] medians = [.. cells.Select(c => double.Parse(c.Replace(",", ""), System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(medians.OrderDescending(), medians);
    }

    private static int Size(byte[] png, int at) =>
        System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at, 4));
}
