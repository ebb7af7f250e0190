using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NatoIraq.EndToEnd.Journeys;

/// <summary>Somebody who has read nothing: by what is in sight alone, from the history to a comparison that moved.</summary>
[Collection(OneBrowser.Name)]
public sealed class NewcomerTests(Chromium chromium)
{
    [Fact]
    public async Task A_newcomer_replays_forks_assumes_otherwise_and_sees_the_comparison_move()
    {
        await using Site site = await chromium.ServeAsync();
        await using Tab tab = await chromium.OpenAsync("/", site);
        IPage page = tab.Page;

        // Anywhere on the axis is as good as a mark.
        LocatorBoundingBoxResult axis = (await page.Locator("svg.axis:visible").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(axis.X + (axis.Width / 2), axis.Y + (axis.Height / 2));
        await Expect(page.Locator("#scrubbed")).ToContainTextAsync("January 2020");
        string seen = await page.Locator("#step-title").InnerTextAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next ▶" }).ClickAsync();
        await Expect(page.Locator("#step-title")).Not.ToHaveTextAsync(seen);
        await page.GotoAsync("/?at=coalition-suspended");

        await page.GetByRole(AriaRole.Link, new() { Name = "Fork here" }).ClickAsync();
        await Expect(page.Locator("select[name=from]")).ToHaveValueAsync("status-quo");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the branch" }).ClickAsync();
        await Expect(page.Locator(".branch-page[data-ready]")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Slider).First.FocusAsync();
        await tab.PressAsync("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight");
        await Expect(page.Locator("#text-state")).ToContainTextAsync("Not saved yet");
        ILocator save = page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true });
        await Expect(save).ToBeInViewportAsync();
        await save.ClickAsync();
        await Expect(page.Locator("#text-state")).ToHaveTextAsync("Saved; version 2.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Compare with its parent" }).ClickAsync();
        await Expect(page.Locator("#results .lead").Nth(1)).ToContainTextAsync("The largest rise");
        Assert.Empty(tab.Complaints);
    }
}
