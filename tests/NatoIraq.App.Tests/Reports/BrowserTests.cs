using System.Diagnostics;
using NatoIraq.App.Reports;

namespace NatoIraq.App.Tests.Reports;

/// <summary>The page in a real browser, Debian's Chromium, which <c>tests/run</c> installs.</summary>
public sealed class BrowserTests : IDisposable
{
    private const string Measure = """
        <script>
          const page = document.documentElement;
          page.setAttribute("data-measured", innerWidth + " " + (page.scrollWidth - page.clientWidth));
        </script>
        </body>
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("natoiraq-page-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public void Nothing_is_wider_than_the_page(int width)
    {
        // The copy may run the one script that measures; the report itself allows none.
        string page = HtmlReport.Render(Fable.Model)
            .Replace("Content-Security-Policy", "Measured", StringComparison.Ordinal)
            .Replace("</body>", Measure, StringComparison.Ordinal);
        string frame = $"<iframe width=\"{width}\" height=\"800\" srcdoc=\"{Attribute(page)}\"></iframe>"
            + "<script>onload = () => document.title = "
            + "document.querySelector('iframe').contentDocument.documentElement.dataset.measured</script>";
        string file = Path.Combine(_folder, "frame.html");
        File.WriteAllText(file, frame);
        Assert.Contains($"<title>{width} 0</title>", Dom(file));
    }

    private static string Attribute(string html) => html
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private string Dom(string file)
    {
        var start = new ProcessStartInfo("chromium")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", $"--user-data-dir={Path.Combine(_folder, "profile")}", "--dump-dom",
                file,
            },
        };
        using var chromium = Process.Start(start)!;
        Task<string> error = chromium.StandardError.ReadToEndAsync();
        string dom = chromium.StandardOutput.ReadToEnd();
        chromium.WaitForExit();
        Assert.True(chromium.ExitCode == 0, error.Result);
        return dom;
    }
}
