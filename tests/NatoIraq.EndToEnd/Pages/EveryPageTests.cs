namespace NatoIraq.EndToEnd.Pages;

/// <summary>What holds of every page, whatever it is for.</summary>
[Collection(OneBrowser.Name)]
public sealed class EveryPageTests(Chromium chromium)
{
    [Theory]
    [InlineData("/?at=coalition-suspended&machine=option/nato-option")]
    [InlineData("/?branch=nato-expanded&draw=7")]
    [InlineData("/?known-on=2020-02-12&at=30&watch=strength(us/*/iraq)&break=conflict(*)&do=until&expression=nonsense")]
    [InlineData("/branches")]
    [InlineData("/branches/new")]
    [InlineData("/branches/nato-expanded")]
    [InlineData("/branches/nato-expanded/append?event=troops-rebadged")]
    [InlineData("/branches/diff?of=history&from=2020-01-01&to=coalition-suspended")]
    [InlineData("/compare")]
    [InlineData("/compare?branch=full-withdrawal&branch=nato-expanded&draws=200")]
    [InlineData("/compare/point?branch=full-withdrawal&series=*/*/iraq&at=2020-12-31&value=2000")]
    [InlineData("/backtest?branch=new-zones&branch=status-quo&draws=200")]
    [InlineData("/claims?source=003")]
    [InlineData("/claims?view=conflicts&tier=A")]
    [InlineData("/claims/F0-08")]
    [InlineData("/report")]
    public async Task A_page_is_accessible_light_and_narrow_as_dark_and_wide(string path)
    {
        foreach ((int width, bool isDark) in new[] { (1280, true), (360, false) })
        {
            await using Tab tab = await chromium.OpenAsync(path, width: width, isDark: isDark);

            await tab.ExpectAccessibleAsync();
            await tab.ExpectNoSidewaysScrollAsync();
            Assert.Empty(tab.Complaints);
        }
    }
}
