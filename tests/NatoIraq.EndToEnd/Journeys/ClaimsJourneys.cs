using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NatoIraq.EndToEnd.Journeys;

/// <summary>From a question of sources to the claim, the event that cites it, and the report.</summary>
[Collection(OneBrowser.Name)]
public sealed class ClaimsJourneys(Chromium chromium)
{
    [Fact]
    public async Task Claims_are_filtered_by_keyboard_and_lead_to_an_event()
    {
        await using Tab tab = await chromium.OpenAsync("/claims");
        await tab.Page.GetByLabel("Words").FocusAsync();
        await tab.Page.Keyboard.TypeAsync("5,200");
        await tab.PressAsync("Tab", "Tab", "Tab", "Tab", "Tab");
        await tab.Page.GetByLabel("Tier").FocusAsync();
        await tab.Page.Keyboard.TypeAsync("A");
        await tab.Page.GetByLabel("Words").FocusAsync();
        await tab.PressAsync("Enter");

        await tab.Page.WaitForURLAsync("**/claims?*text=5%2C200*");
        await Expect(tab.Page.GetByRole(AriaRole.Article).First).ToContainTextAsync("5,200");
        await Expect(tab.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("claim");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "us-5200" }).First.ClickAsync();
        await tab.Page.WaitForURLAsync("**/?at=us-5200");
    }

    [Fact]
    public async Task The_report_of_a_comparison_stands_in_the_frame()
    {
        await using Tab tab = await chromium.OpenAsync("/compare?branch=full-withdrawal&draws=200");
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "The report of this" }).ClickAsync();

        await Expect(tab.Page.FrameLocator("iframe").GetByRole(AriaRole.Heading, new() { Name = "The answer" }).First)
            .ToBeVisibleAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Print" })).ToBeVisibleAsync();
        Assert.Empty(tab.Complaints);
    }
}
