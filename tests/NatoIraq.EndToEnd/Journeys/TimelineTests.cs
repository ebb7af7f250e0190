using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NatoIraq.EndToEnd.Journeys;

/// <summary>A reader plays the timeline.</summary>
[Collection(OneBrowser.Name)]
public sealed class TimelineTests(Chromium chromium)
{
    private const string Suspended = "state(operations, coalition) == suspended";
    private const string Known = "/?known-on=2020-02-12&clock=said&watch=strength(us/*/iraq)&break=conflict(*)"
        + "&machine=operations/nmi&at=30";

    [Fact]
    public async Task The_history_is_replayed_to_the_suspension_by_keyboard_alone()
    {
        await using Tab tab = await PlayAsync("/");

        await tab.PressAsync("n", "n", "ArrowRight", "p");
        await IsAtAsync(tab, 3);
        await tab.PressAsync("u");
        await tab.Page.Keyboard.TypeAsync(Suspended);
        await tab.PressAsync("Enter");

        await IsAtAsync(tab, 37);
        await Expect(tab.Page.Locator("#step-title")).ToHaveTextAsync("coalition-suspended");
        await Expect(tab.Page.Locator("#step svg.machine .state-name.now")).ToHaveTextAsync("suspended");
        await Expect(tab.Page.Locator("#told")).ToContainTextAsync("operations of coalition: suspended");
        Assert.Equal("/?at=37", tab.Here);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_key_pressed_before_the_last_step_has_come_goes_on_from_that()
    {
        await using Tab tab = await PlayAsync("/?at=40");
        var pressed = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/timeline/step?*", async route =>
        {
            await pressed.Task;
            await route.ContinueAsync();
        });

        await tab.PressAsync("Shift+ArrowRight", "Shift+ArrowRight", "p");
        pressed.SetResult();

        await IsAtAsync(tab, 59);
        await tab.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
    }

    [Fact]
    public async Task Keys_watch_stop_go_find_and_are_listed()
    {
        await using Tab tab = await PlayAsync("/?at=36");

        await AskAsync(tab, "w", "strength(us/*/iraq)");
        await Expect(tab.Page.Locator(".watches")).ToContainTextAsync("unknown");
        await AskAsync(tab, "b", "conflict(*)");
        await Expect(tab.Page.Locator(".watches")).ToContainTextAsync("next at step 41");
        await tab.PressAsync("c");
        await IsAtAsync(tab, 41);
        await Expect(tab.Page.Locator(".watches")).ToContainTextAsync("unknown \u2192 5,200");
        await AskAsync(tab, "g", "2018-02-14");
        await Expect(tab.Page.Locator("#step time")).ToHaveAttributeAsync("datetime", "2018-02-08");
        await AskAsync(tab, "/", "expulsion");
        await Expect(tab.Page.Locator("#step-title")).ToHaveTextAsync("expulsion-voted");
        await tab.PressAsync("?");
        await Expect(tab.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("run until an expression becomes true");
        await tab.PressAsync("Escape", "k");
        await Expect(tab.Page.Locator("#known-on")).ToBeFocusedAsync();
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_wrong_expression_is_told_in_place_with_a_caret_and_nothing_moves()
    {
        await using Tab tab = await PlayAsync("/?at=5");

        await AskAsync(tab, "u", "state(operations, coalitio) == suspended");

        await Expect(tab.Page.Locator(".fault")).ToContainTextAsync($"\n{new string(' ', 18)}^");
        await Expect(tab.Page.Locator("#step .notice.bad")).ToContainTextAsync("Did you mean 'coalition'?");
        await IsAtAsync(tab, 5);
    }

    [Fact]
    public async Task A_permalink_and_the_way_back_reproduce_the_view()
    {
        await using Tab tab = await PlayAsync(Known);
        string before = await tab.Page.Locator("#step").InnerTextAsync();
        await Expect(tab.Page.Locator(".hidden-count")).ToContainTextAsync("events and");
        Assert.True(await tab.Page.Locator(".on-wide svg.axis .later").CountAsync() > 10);
        await AskAsync(tab, "g", "35");
        await IsAtAsync(tab, 35);
        string after = await tab.Page.Locator("#step").InnerTextAsync();

        await using Tab other = await chromium.OpenAsync(tab.Here, hasScript: false);
        Assert.Equal(after, await other.Page.Locator("#step").InnerTextAsync());
        await tab.Page.GoBackAsync();
        await IsAtAsync(tab, 30);
        Assert.Equal(before, await tab.Page.Locator("#step").InnerTextAsync());
    }

    [Fact]
    public async Task A_reader_without_scripts_steps_by_links_and_runs_by_forms()
    {
        await using Tab tab = await chromium.OpenAsync("/?branch=nato-expanded", hasScript: false);
        int fork = int.Parse((await tab.Page.Locator("#step").GetAttributeAsync("data-step"))!);

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await IsAtAsync(tab, fork + 1);
        await tab.Page.GotoAsync("/");
        await tab.Page.Locator("#expression").FillAsync(Suspended);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Run until" }).ClickAsync();
        await IsAtAsync(tab, 37);
    }

    [Fact]
    public async Task Another_timeline_day_and_draw_are_chosen_in_place()
    {
        await using Tab tab = await PlayAsync("/?at=coalition-suspended");

        await tab.Page.Locator("#known-slider").FocusAsync();
        await tab.PressAsync("Home");
        await Expect(tab.Page.Locator(".hidden-count")).ToBeVisibleAsync();
        await tab.Page.Locator("select[name=branch]").SelectOptionAsync("nato-expanded");
        await Expect(tab.Page.Locator("#draw")).ToHaveValueAsync("middle");
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Next draw" }).ClickAsync();
        await Expect(tab.Page.Locator("#draw")).ToHaveValueAsync("0");

        await Expect(tab.Page).ToHaveURLAsync(new Regex("branch=nato-expanded&draw=0&at=[0-9]+$"));
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task A_server_that_is_killed_and_started_again_is_waited_for()
    {
        await using Site site = await chromium.ServeAsync();
        await using Tab tab = await PlayAsync("/?at=5", site);

        await site.KillAsync();
        await AskAsync(tab, "g", "coalition-suspended");
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The server does not answer. Trying again");
        await IsAtAsync(tab, 5);
        await site.StartAgainAsync();

        await IsAtAsync(tab, 37);
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToBeHiddenAsync();
    }

    /// <summary>Opens a timeline, and waits until the page answers to keys.</summary>
    private async Task<Tab> PlayAsync(string path, Site? site = null)
    {
        Tab tab = await chromium.OpenAsync(path, site);
        await Expect(tab.Page.GetByRole(AriaRole.Button, new() { Name = "Play" })).ToBeVisibleAsync();
        return tab;
    }

    private static async Task AskAsync(Tab tab, string key, string answer)
    {
        await tab.PressAsync(key);
        await tab.Page.Keyboard.TypeAsync(answer);
        await tab.PressAsync("Enter", "Escape");
    }

    private static Task IsAtAsync(Tab tab, int step) =>
        Expect(tab.Page.Locator("#step")).ToHaveAttributeAsync("data-step", $"{step}");
}
