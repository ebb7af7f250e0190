using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace NatoIraq.Storage.Tests;

/// <summary>
/// A PostgreSQL server of our own, in a folder that goes with it. It ends when this process does, however that ends: a
/// shell beside it waits for the end of a pipe.
/// </summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Superuser = "postgres";

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private const string Unprivileged = "nobody";

    // The word "keep" on the pipe, or its end, stops the server; only the end removes the folder.
    private const string Beside =
        """
        folder=$1; shift
        "$@" </dev/null >>"$folder/log" 2>&1 &
        read -r word
        kill -QUIT $! 2>/dev/null; wait
        [ "$word" = keep ] || rm -rf "$folder"
        """;

    private static readonly Lazy<PostgresServer> One = new(() => new PostgresServer());
    private static int _databases;

    private readonly string _folder = Directory.CreateTempSubdirectory("pg-").FullName;
    private readonly string _programs;
    private readonly string[] _settings;
    private readonly int _port;
    private Process _shell;

    /// <summary>Makes a server and starts it.</summary>
    /// <param name="settings">What it runs with, as in postgresql.conf; by default it trusts the machine not to fail.</param>
    public PostgresServer(params string[] settings)
    {
        _settings = settings.Length > 0 ? settings : ["fsync=off"];
        _programs = Programs();
        _port = FreePort();
        if (Environment.IsPrivilegedProcess) Run("chown", Unprivileged, _folder);
        Run([.. AsUnprivileged, Program("initdb"), "-D", Data, "-U", Superuser, "-E", "UTF8", "--locale=C", "--no-sync",
            "--auth-local=trust", "--auth-host=scram-sha-256"]);
        _shell = Start();
    }

    /// <summary>The server that all tests of this process share, each with a database of its own.</summary>
    public static PostgresServer Shared => One.Value;

    private string Data => Path.Combine(_folder, "data");

    private static string[] AsUnprivileged => Environment.IsPrivilegedProcess
        ? ["setpriv", $"--reuid={Unprivileged}", "--regid=nogroup", "--clear-groups", "--"]
        : [];

    /// <summary>The address of a new database, through the server's socket.</summary>
    public string NewDatabase()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"d{Interlocked.Increment(ref _databases)}");
        Execute(Address("postgres"), $"CREATE DATABASE {name}");
        return Address(name);
    }

    /// <summary>The address of a database through its socket, where everybody on the machine is trusted.</summary>
    public string Address(string database) =>
        $"Host={_folder};Port={_port};Username={Superuser};Database={database};Pooling=true";

    /// <summary>The server's socket.</summary>
    public string Socket => Path.Combine(_folder, $".s.PGSQL.{_port}");

    /// <summary>The host and port where passwords are asked for.</summary>
    public (string Host, int Port) Loopback => ("127.0.0.1", _port);

    /// <summary>Runs SQL by itself, beside any store.</summary>
    public static void Execute(string address, string sql)
    {
        using NpgsqlConnection connection = Open(address);
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>What SQL answers.</summary>
    public static object? Scalar(string address, string sql)
    {
        using NpgsqlConnection connection = Open(address);
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>A connection of its own.</summary>
    public static NpgsqlConnection Open(string address)
    {
        var connection = new NpgsqlConnection(address + ";Pooling=false");
        connection.Open();
        return connection;
    }

    /// <summary>Kills the server and every process it has started: nothing of it comes to an end in order.</summary>
    public void Kill()
    {
        string pid = File.ReadLines(Path.Combine(Data, "postmaster.pid")).First();
        Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture)).Kill(entireProcessTree: true);
        End(_shell, "keep");
    }

    /// <summary>Stops the server in order, if it runs, and starts it again.</summary>
    public void Restart()
    {
        End(_shell, "keep");
        _shell = Start();
    }

    /// <summary>Stops the server.</summary>
    public void Stop() => End(_shell, "keep");

    /// <inheritdoc/>
    public void Dispose()
    {
        End(_shell, null);
        _shell.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private static void End(Process shell, string? word)
    {
        if (shell.HasExited) return;
        if (word is not null) shell.StandardInput.WriteLine(word);
        shell.StandardInput.Close();
        shell.WaitForExit();
    }

    private Process Start()
    {
        // Processes that a kill left behind may hold the memory of the one before for a moment.
        long begun = Stopwatch.GetTimestamp();
        while (true)
        {
            Process shell = Launch();
            if (IsReady(shell)) return shell;
            End(shell, "keep");
            if (Stopwatch.GetElapsedTime(begun) < TimeSpan.FromSeconds(60)) continue;
            throw new InvalidOperationException(
                $"The tests' PostgreSQL server did not start:\n{File.ReadAllText(Path.Combine(_folder, "log"))}");
        }
    }

    private Process Launch()
    {
        string[] settings = [.. _settings.SelectMany(s => new[] { "-c", s })];
        return Process.Start(new ProcessStartInfo("setsid", [.. AsUnprivileged, "sh", "-c", Beside, "sh", _folder,
            Program("postgres"), "-D", Data, "-k", _folder, "-p", $"{_port}", "-c", "listen_addresses=127.0.0.1",
            .. settings])
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
        })!;
    }

    private bool IsReady(Process shell)
    {
        for (int i = 0; i < 600 && !shell.HasExited; i++)
        {
            try
            {
                Execute(Address("postgres"), "SELECT 1");
                return true;
            }
            catch (NpgsqlException)
            {
                Thread.Sleep(50);
                bool isDead = !File.Exists(Path.Combine(Data, "postmaster.pid")) && i > 20;
                if (isDead) return false;
            }
        }
        return false;
    }

    private string Program(string name) => Path.Combine(_programs, name);

    /// <summary>Where PostgreSQL's own programs are: the newest of Debian's, else those on PATH.</summary>
    private static string Programs()
    {
        const string Debian = "/usr/lib/postgresql";
        IEnumerable<string> debian = Directory.Exists(Debian)
            ? Directory.GetDirectories(Debian)
                .OrderByDescending(d => int.TryParse(Path.GetFileName(d), out int version) ? version : 0)
                .Select(d => Path.Combine(d, "bin"))
            : [];
        string[] path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        return debian.Concat(path).FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb"))
                && File.Exists(Path.Combine(d, "postgres")))
            ?? throw new InvalidOperationException(
                "These tests need a PostgreSQL server, and its programs initdb and postgres were found neither in "
                + $"{Debian} nor on PATH. On Debian, 'tests/run' installs them, or 'apt-get install postgresql'.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void Run(params string[] words)
    {
        using Process process = Process.Start(new ProcessStartInfo(words[0], words[1..])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"'{words[0]}' failed while making a PostgreSQL server: {errors}");
        output.Wait();
    }
}
