namespace NatoIraq.EndToEnd.Pages;

/// <summary>What holds of every page, whatever it is for.</summary>
[Collection(OneBrowser.Name)]
public sealed class EveryPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/branches")]
    [InlineData("/branches/new")]
    [InlineData("/branches/nato-expanded")]
    [InlineData("/branches/nato-expanded/append?event=troops-rebadged")]
    [InlineData("/branches/diff?of=history&from=2020-01-01&to=coalition-suspended")]
    [InlineData("/compare")]
    [InlineData("/claims")]
    [InlineData("/report")]
    public async Task A_page_is_accessible_light_and_dark_wide_and_narrow(string path)
    {
        foreach ((int width, bool isDark) in new[] { (1280, false), (1280, true), (360, false) })
        {
            await using Tab tab = await chromium.OpenAsync(path, width: width, isDark: isDark);

            await tab.ExpectAccessibleAsync();
            await tab.ExpectNoSidewaysScrollAsync();
            Assert.Empty(tab.Complaints);
        }
    }
}
