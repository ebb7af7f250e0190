using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using NatoIraq.Benchmarks.Starts;

namespace NatoIraq.Benchmarks.Soak;

/// <summary>The published program serving a team on this machine, in a process of its own.</summary>
internal sealed class SoakServer : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("natoiraq-soak-").FullName;
    private readonly string _store;
    private Process? _process;
    private Task<string> _errors = Task.FromResult("");

    private SoakServer(string? store)
    {
        _store = store ?? $"sqlite:{Path.Combine(_folder, "store.db")}";
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
    }

    /// <summary>Where it is asked.</summary>
    public Uri Address { get; }

    /// <summary>The key of each person.</summary>
    public Dictionary<string, string> Keys { get; } = [];

    /// <summary>Starts one over a store of its own and waits until it is ready.</summary>
    /// <param name="store">The store's address, empty so far; null for a file that goes with the server.</param>
    /// <param name="people">Who has a key, and the role of each.</param>
    public static async Task<SoakServer> StartAsync(string? store, params (string Name, string Role)[] people)
    {
        var server = new SoakServer(store);
        try
        {
            server.Begin(people);
            using var client = new HttpClient { BaseAddress = server.Address };
            while (!await IsReadyAsync(client))
            {
                if (server.HasEnded) throw new InvalidOperationException(await server._errors);
                await Task.Delay(100);
            }
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether its process is gone.</summary>
    public bool HasEnded => Served.HasExited;

    /// <summary>The memory that the process holds now, in MB.</summary>
    public double Memory()
    {
        Served.Refresh();
        return Served.WorkingSet64 / (1024.0 * 1024);
    }

    /// <summary>Tells the server to end, as an operator would.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="InvalidOperationException">It has ended by itself.</exception>
    public async Task<int> EndAsync()
    {
        if (HasEnded) throw new InvalidOperationException(await _errors);
        using (var kill = Process.Start("kill", ["-TERM", $"{Served.Id}"])) await kill.WaitForExitAsync();
        await Served.WaitForExitAsync();
        return Served.ExitCode;
    }

    /// <summary>Checks every event of the store.</summary>
    /// <exception cref="InvalidOperationException">Something in it is broken.</exception>
    public string Verify() => Run("store", "verify", "--store", _store).Trim();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (!_process.HasExited) _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private Process Served => _process!;

    private void Begin(IEnumerable<(string Name, string Role)> people)
    {
        string keys = Path.Combine(_folder, "keys.txt"), access = Path.Combine(_folder, "access.json");
        foreach ((string name, string role) in people)
            Keys[name] = Run("keys", "make", name, "--role", role, "--keys", keys).Trim();
        // As many requests as they like: the pace is not what is tried here.
        File.WriteAllText(access, """{ "keys": "keys.txt", "requestsPerMinute": 1000000 }""");
        Run("demo", "--draws", "200", "--store", _store);
        _process = Start("serve", "--urls", Address.OriginalString, "--access", access, "--store", _store);
        // A pipe that nobody reads fills up, and who writes to it then waits for good.
        _ = _process.StandardOutput.ReadToEndAsync();
        _errors = _process.StandardError.ReadToEndAsync();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using HttpResponseMessage answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private string Run(params string[] words)
    {
        using Process process = Start(words);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(errors.Result + output);
    }

    private Process Start(params string[] words) => Process.Start(new ProcessStartInfo(
        "dotnet", [PublishedProgram.File, .. words])
    {
        UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder,
    })!;

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
