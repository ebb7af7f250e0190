using System.Diagnostics;

namespace NatoIraq.Cli.Tests;

/// <summary>The program as its users start it: another process, with an environment of its own.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void It_runs_from_any_folder_with_what_it_ships_and_keeps_its_store_in_the_data_folder()
    {
        Result result = Start("claims --tier A");

        Assert.Equal(0, result.Code);
        Assert.Contains("F0-01", result.Output);
        Assert.DoesNotContain('\e', result.Output);
        Assert.True(File.Exists(Path.Combine(_run.Folder, "data", "natoiraq", "natoiraq.db")));
    }

    [Fact]
    public void An_error_goes_to_stderr_with_its_code()
    {
        Result result = Start("claims --known-on 2020-02-30");

        Assert.Equal(3, result.Code);
        Assert.Empty(result.Output);
        Assert.Contains("not a date that exists", result.Error);
    }

    [Fact]
    public void Ctrl_C_ends_a_long_run_cleanly()
    {
        if (OperatingSystem.IsWindows()) return;
        using Process process = Launch("project status-quo --draws 10000000");
        process.StandardError.ReadLine(); // the notice of the import: the run is under way
        Process.Start("kill", $"-INT {process.Id}").WaitForExit();

        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(130, process.ExitCode);
        Assert.DoesNotContain("   at ", process.StandardError.ReadToEnd());
    }

    [Fact]
    public async Task A_server_says_where_it_is_and_ends_with_ctrl_c()
    {
        if (OperatingSystem.IsWindows()) return;
        using Process process = Launch("serve --urls http://127.0.0.1:0");
        string said = (await process.StandardOutput.ReadLineAsync())!;
        using var client = new HttpClient();

        Assert.StartsWith("NatoIraq is at http://127.0.0.1:", said);
        string at = said.Split(' ')[^1];
        Assert.Contains("F0-01", await client.GetStringAsync($"{at}/api/v1/claims"));
        Assert.Equal(0, Start($"serve --check --urls {at}").Code);
        Process.Start("kill", $"-INT {process.Id}").WaitForExit();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(20)));
        Assert.Equal(0, process.ExitCode);
        Result away = Start($"serve --check --urls {at}");
        Assert.Equal(1, away.Code);
        Assert.Contains("does not answer", away.Error);
    }

    [Fact]
    public void A_server_for_other_machines_is_refused()
    {
        Result result = Start("serve --urls http://0.0.0.0:5000");

        Assert.Equal(3, result.Code);
        Assert.Contains("nobody would have to sign in", result.Error);
        Assert.DoesNotContain("   at ", result.Error);
    }

    private Result Start(string arguments)
    {
        using Process process = Launch(arguments);
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.Result);
    }

    private Process Launch(string arguments)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "natoiraq.dll");
        var start = new ProcessStartInfo("dotnet", $"\"{program}\" {arguments}")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _run.Folder,
        };
        start.Environment["XDG_DATA_HOME"] = Path.Combine(_run.Folder, "data");
        return Process.Start(start)!;
    }
}
