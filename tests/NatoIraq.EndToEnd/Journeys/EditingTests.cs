using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NatoIraq.EndToEnd.Journeys;

/// <summary>Branches made, changed and compared in the browser.</summary>
[Collection(OneBrowser.Name)]
public sealed class EditingTests(Chromium chromium)
{
    [Fact]
    public async Task A_fork_s_projection_moves_with_a_slider_and_is_compared_once_saved()
    {
        await using Site site = await chromium.ServeAsync();
        await using Tab tab = await chromium.OpenAsync("/fork?from=nato-expanded", site);
        IPage page = tab.Page;
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("bolder");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the branch" }).ClickAsync();
        await Ready(tab);
        Assert.Equal("/branches/bolder", tab.Here);

        await page.GetByLabel("Series").SelectOptionAsync("*/nmi/iraq");
        ILocator median = page.Locator("#results tbody tr").Last.Locator("td").First;
        await Expect(page.Locator("#results tbody tr").Last.Locator("td").Nth(2)).ToHaveTextAsync("0");
        string before = await median.InnerTextAsync();
        string fan = await page.Locator("#chart .fan.branch .median").GetAttributeAsync("d") ?? "";

        ILocator mode = page.GetByRole(AriaRole.Slider, new() { Name = "share-moved, mode", Exact = true });
        await mode.FocusAsync();
        await tab.PressAsync("End");
        await Expect(page.Locator("#text")).ToHaveValueAsync(new Regex("share-moved:\n +value: triangular\\(0.1, 1, 1\\)"));
        await Expect(median).Not.ToHaveTextAsync(before);
        Assert.NotEqual(fan, await page.Locator("#chart .fan.branch .median").GetAttributeAsync("d"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(page.Locator("#text")).Not.ToHaveValueAsync(new Regex("share-moved"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Redo", Exact = true }).ClickAsync();
        await Expect(page.Locator("#text")).ToHaveValueAsync(new Regex("share-moved"));
        await page.ReloadAsync();
        await Expect(page.Locator("#text-state")).ToContainTextAsync("here again");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Locator("#text-state")).ToHaveTextAsync("Saved; version 2.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Compare with its parent" }).ClickAsync();
        Assert.StartsWith("/compare?branch=bolder", tab.Here);
        double more = await page.EvaluateAsync<double>("""
            fetch("/api/v1/compare?branch=bolder&baseline=nato-expanded&draws=100&series=*/nmi/iraq&at=2022-12-31")
              .then((answer) => answer.json()).then((view) => view.results.find((r) => r.branch === "bolder").difference.mean)
            """);
        Assert.InRange(more, 10, 5000);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_slower_of_two_tabs_is_told_of_the_other_and_loses_nothing()
    {
        await using Site site = await chromium.ServeAsync();
        await using Tab first = await chromium.OpenAsync("/branches/nato-expanded", site);
        await using Tab second = await chromium.OpenAsync("/branches/nato-expanded", site);
        await Ready(first);
        await Ready(second);
        await Replace(second, "triangular(0.1, 0.3, 0.6)", "triangular(0.2, 0.4, 0.7)");
        await Expect(second.Page.Locator("#drawn")).ToContainTextAsync("draws");

        await Replace(first, "2022-12-31", "2022-11-30");
        await first.PressAsync("Control+s");
        await Expect(first.Page.Locator("#text-state")).ToHaveTextAsync("Saved; version 2.");
        await Expect(second.Page.Locator("#text-state")).ToContainTextAsync("Somebody changed this branch");

        await second.PressAsync("Control+s");
        ILocator panel = second.Page.GetByRole(AriaRole.Region, new() { Name = "Two versions" });
        await Expect(panel).ToContainTextAsync("version 2 is stored now");
        await Expect(panel).ToContainTextAsync("until value: stored 2022-11-30, yours 2022-12-31");
        await second.ExpectAccessibleAsync();
        await Expect(second.Page.Locator("#text")).ToHaveValueAsync(new Regex("triangular\\(0.2, 0.4, 0.7\\)"));

        await panel.GetByRole(AriaRole.Button, new() { Name = "Take what is stored" }).ClickAsync();
        await Expect(second.Page.Locator("#text")).ToHaveValueAsync(new Regex("until: 2022-11-30"));
        await second.PressAsync("Control+z");
        await Expect(second.Page.Locator("#text")).ToHaveValueAsync(new Regex("triangular\\(0.2, 0.4, 0.7\\)"));
        await second.PressAsync("Control+s");
        await Expect(second.Page.Locator("#text-state")).ToHaveTextAsync("Saved; version 3.");
        await Expect(first.Page.Locator("#text")).ToHaveValueAsync(new Regex("triangular\\(0.2, 0.4, 0.7\\)"));
    }

    [Fact]
    public async Task Words_are_completed_and_mistakes_put_right_by_keyboard_alone()
    {
        await using Tab tab = await chromium.OpenAsync("/branches/nato-expanded");
        IPage page = tab.Page;
        await Ready(tab);
        ILocator text = page.Locator("#text"), offers = page.GetByRole(AriaRole.Listbox, new() { Name = "Words that fit here" });
        string before = await text.InputValueAsync();
        await text.FocusAsync();
        await tab.PressAsync("Control+End");

        await page.Keyboard.TypeAsync("haz");
        await Expect(offers.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await tab.PressAsync("Enter", "Enter");
        await page.Keyboard.TypeAsync("  - id: storm");
        await tab.PressAsync("Enter");
        await Take("rat", "rate: ");
        await page.Keyboard.TypeAsync("1 per month");
        await tab.PressAsync("Enter");
        await Take("ev", "event: ");
        await Take("inc", "incident-occurred");
        await tab.PressAsync("Enter");
        await Take("pl", "place: ");
        await tab.PressAsync("Control+Space", "ArrowDown", "ArrowUp");
        await Expect(text).ToHaveAttributeAsync("aria-activedescendant", "offer-0");
        await tab.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync(new Regex("hazards: \n  - id: storm\n    rate: 1 per month\n    event: incident-occurred\n    place: [a-z]+$"));

        await tab.PressAsync("Enter");
        await page.Keyboard.TypeAsync("severiti: 1");
        ILocator problems = page.GetByRole(AriaRole.List, new() { Name = "What is wrong with the text" });
        await Expect(problems).ToContainTextAsync("severiti");
        await problems.GetByRole(AriaRole.Button, new() { Name = "Write severity" }).FocusAsync();
        await tab.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync(new Regex("severity: 1$"));
        await Expect(problems.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(page.Locator("#drawn")).ToContainTextAsync("draws");

        await text.FocusAsync();
        await tab.PressAsync("Control+z");
        await Expect(text).ToHaveValueAsync(new Regex("severiti: 1$"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Discard the changes" }).FocusAsync();
        await tab.PressAsync("Enter");
        await Expect(text).ToHaveValueAsync(before);

        async Task Take(string typed, string word)
        {
            await page.Keyboard.TypeAsync(typed);
            await Expect(offers.GetByRole(AriaRole.Option).First).ToContainTextAsync(word.Trim());
            await tab.PressAsync("Enter");
        }
    }

    [Fact]
    public async Task Without_a_script_an_event_is_added_skipped_and_a_stale_form_keeps_what_was_typed()
    {
        await using Site site = await chromium.ServeAsync();
        await using Tab tab = await chromium.OpenAsync(
            "/branches/nato-expanded/append?event=troops-withdrawn", site, hasScript: false);
        await using Tab stale = await chromium.OpenAsync(
            "/branches/nato-expanded/append?event=incident-occurred", site, hasScript: false);
        IPage page = tab.Page;
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync("some-leave");
        await page.GetByLabel("from", new() { Exact = true }).FillAsync("us/coalition/iraq");
        await page.GetByLabel("count", new() { Exact = true }).FillAsync("uniform(50, 150)");
        await page.GetByLabel("or after").SelectOptionAsync("rebadge");
        await page.GetByLabel("Delay").FillAsync("30 days");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        Assert.Equal("/branches/nato-expanded", tab.Here);
        await page.GetByRole(AriaRole.Button, new() { Name = "Skip some-leave" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take some-leave back in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Skip some-leave" })).ToBeVisibleAsync();

        await stale.Page.GetByLabel("Id", new() { Exact = true }).FillAsync("late");
        await stale.Page.GetByLabel("On", new() { Exact = true }).FillAsync("2020-06-01");
        await stale.Page.GetByLabel("severity", new() { Exact = true }).FillAsync("1");
        await stale.Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(stale.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You saw its version 1; it is at version 4 now");
        await Expect(stale.Page.GetByLabel("Id", new() { Exact = true })).ToHaveValueAsync("late");
        await stale.Page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(stale.Page.GetByRole(AriaRole.Button, new() { Name = "Skip late" })).ToBeVisibleAsync();
    }

    private static Task Ready(Tab tab) => Expect(tab.Page.Locator(".branch-page[data-ready=true]")).ToBeVisibleAsync();

    /// <summary>Types a text in the place of another, as a hand would that has selected it.</summary>
    private static async Task Replace(Tab tab, string old, string now)
    {
        await tab.Page.EvaluateAsync("""
            (old) => {
              const area = document.querySelector("#text"), at = area.value.indexOf(old);
              area.focus();
              area.setSelectionRange(at, at + old.length);
            }
            """, old);
        await tab.Page.Keyboard.InsertTextAsync(now);
    }
}
