using System.Diagnostics;
using System.Text;

namespace NatoIraq.EndToEnd;

/// <summary><c>natoiraq serve</c> as users start it, a process of its own, over a store of its own.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("natoiraq-").FullName;
    private readonly StringBuilder _errors = new();
    private Process? _process;

    private Site()
    {
    }

    /// <summary>Where it is, without a slash at the end.</summary>
    public string Url { get; private set; } = "http://127.0.0.1:0";

    /// <summary>What it said on stderr.</summary>
    public string Errors
    {
        get
        {
            lock (_errors) return _errors.ToString();
        }
    }

    private string Store => Path.Combine(_folder, "store.db");

    /// <summary>Starts one; a store to begin with spares it the import.</summary>
    public static async Task<Site> StartAsync(Site? like = null)
    {
        var site = new Site();
        if (like is not null) await like.CopyStoreAsync(site.Store);
        await site.StartAgainAsync();
        return site;
    }

    /// <summary>Ends the process at once, as a crash would.</summary>
    public async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it where it was before.</summary>
    public async Task StartAgainAsync()
    {
        string program = Path.Combine(AppContext.BaseDirectory, "natoiraq.dll");
        _process = Process.Start(new ProcessStartInfo(
            "dotnet", [program, "serve", "--urls", Url, "--store", $"sqlite:{Store}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        })!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_errors) _errors.AppendLine(line.Data);
        };
        _process.BeginErrorReadLine();
        string? said = await _process.StandardOutput.ReadLineAsync();
        Url = said?.Split(' ')[^1] ?? throw new InvalidOperationException($"The server did not start: {Errors}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>The program's own copy: a file that a server is writing to must not be copied as a file.</summary>
    private async Task CopyStoreAsync(string to)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "natoiraq.dll");
        using Process copy = Process.Start(new ProcessStartInfo(
            "dotnet", [program, "store", "copy", $"sqlite:{Store}", $"sqlite:{to}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        await copy.StandardOutput.ReadToEndAsync();
        await copy.WaitForExitAsync();
        Assert.Equal(0, copy.ExitCode);
    }
}
