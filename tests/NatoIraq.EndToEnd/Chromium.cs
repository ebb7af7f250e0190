using Microsoft.Playwright;

namespace NatoIraq.EndToEnd;

/// <summary>The one browser of all tests, and a server that no test writes to.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>How long a test waits for what it expects, in milliseconds.</summary>
    public const int PatienceMs = 10_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The server for tests that only read.</summary>
    public Site Site { get; private set; } = default!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        Task<Site> site = Site.StartAsync();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable(),
            // The sandbox of a browser that root starts cannot be set up.
            Args = Environment.UserName == "root" ? ["--no-sandbox"] : [],
        });
        Site = await site;
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (Site is not null) await Site.DisposeAsync();
    }

    /// <summary>A server with a store of its own, filled as the common one is, for a test that writes or kills.</summary>
    public Task<Site> ServeAsync() => Site.StartAsync(Site);

    /// <summary>Opens an address of a site in a window of its own.</summary>
    /// <param name="path">The path and query.</param>
    /// <param name="site">The site; null for the one that is only read.</param>
    /// <param name="width">The window's width, in pixels.</param>
    /// <param name="isDark">Whether the reader's system is dark.</param>
    /// <param name="hasScript">Whether scripts run.</param>
    public async Task<Tab> OpenAsync(
        string path, Site? site = null, int width = 1280, bool isDark = false, bool hasScript = true)
    {
        IBrowserContext context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = (site ?? Site).Url,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = hasScript,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(PatienceMs);
        return await Tab.OpenAsync(context, path);
    }

    private static string Executable()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(f => names.Select(n => Path.Combine(f, n))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException(
                $"No browser was found on PATH ({string.Join(", ", names)}): tests/run installs Debian's.");
    }
}

/// <summary>All classes of this assembly share the browser, and so take turns.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Chromium>
{
    /// <summary>What a class of tests says to take part: <c>[Collection(OneBrowser.Name)]</c>.</summary>
    public const string Name = "one browser";
}
