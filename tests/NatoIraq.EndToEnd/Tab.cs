using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace NatoIraq.EndToEnd;

/// <summary>A page open in the browser, with what it complains about noted.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    private Tab(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>Errors of its modules, and what its content policy refused.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>The path and query it is at.</summary>
    public string Here => new Uri(Page.Url).PathAndQuery;

    internal static async Task<Tab> OpenAsync(IBrowserContext context, string path)
    {
        var tab = new Tab(context, await context.NewPageAsync());
        tab.Page.PageError += (_, error) => tab._complaints.Add(error);
        tab.Page.Console += (_, message) =>
        {
            if (message.Type == "error") tab._complaints.Add(message.Text);
        };
        await tab.Page.GotoAsync(path);
        return tab;
    }

    /// <summary>Fails with every rule of WCAG 2.2 AA, and of good practice, that the page breaks.</summary>
    public async Task ExpectAccessibleAsync()
    {
        AxeResult result = await Page.RunAxe();
        Assert.Empty(result.Violations.Select(v =>
            $"{v.Id}: {v.Help} at {string.Join(" and ", v.Nodes.Take(5).Select(n => $"{n.Target} {n.Html}"))}"));
    }

    /// <summary>Fails when the page itself is wider than its window.</summary>
    public async Task ExpectNoSidewaysScrollAsync() => Assert.True(
        await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"),
        $"{Here} is wider than its window.");

    /// <summary>Presses keys one after the other, as <c>Tab</c>, <c>n</c> or <c>Shift+U</c>.</summary>
    public async Task PressAsync(params string[] keys)
    {
        foreach (string key in keys) await Page.Keyboard.PressAsync(key);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
