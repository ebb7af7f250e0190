using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace NatoIraq.Cli.Tests.Install;

/// <summary>The program as 'dotnet pack' packs it and 'dotnet tool install' installs it, without a network.</summary>
public sealed class ToolTests : IDisposable
{
    private static readonly string[] Platforms =
        ["linux-x64", "linux-arm64", "linux-musl-x64", "osx-arm64", "osx-x64", "win-x64", "win-arm64"];

    private readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void The_packed_tool_is_installed_and_runs_the_demonstration()
    {
        string packages = Path.Combine(_run.Folder, "packages"), tools = Path.Combine(_run.Folder, "tools");
        string configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

        Done(Dotnet("pack", Project(), "--no-build", "--configuration", configuration, "--output", packages));
        string package = Directory.GetFiles(packages, "*.nupkg").Single();
        Done(Dotnet("tool", "install", "--tool-path", tools, "--source", packages, "natoiraq"));
        Result demo = Done(Installed(tools, "demo", "--draws", "20", "--out", "report"));
        Result version = Done(Installed(tools, "--version"));

        Assert.Contains("natoiraq.", Path.GetFileName(package));
        string[] inside = [.. ZipFile.OpenRead(package).Entries.Select(e => e.FullName)];
        Assert.All(Platforms, p => Assert.Contains(inside, f => f.Contains($"/runtimes/{p}/native/")));
        Assert.DoesNotContain(inside, f => f.Contains("/android") || f.Contains("/browser") || f.Contains("/ios"));
        Assert.Contains("13 branches are compared", demo.Output);
        Assert.True(File.Exists(Path.Combine(_run.Folder, "report", "report.html")));
        Assert.Equal(_run.Of("--version").Output, version.Output);
    }

    [Fact]
    public void The_version_names_engine_model_and_packs()
    {
        string[] lines = _run.Of("--version").Output.TrimEnd().Split('\n');
        var version = _run.Json("--version");

        Assert.Equal($"natoiraq {version["engine"]}, model {version["model"]}", lines[0]);
        Assert.Equal(["nato-afghanistan", "nato-iraq"], version["packs"]!.AsArray().Select(p => (string?)p!["name"]));
        Assert.All(
            version["packs"]!.AsArray().Zip(lines[2..]),
            p => Assert.Equal($"pack {p.First!["name"]} {((string)p.First["digest"]!)[..16]}", p.Second));
    }

    private Result Installed(string tools, params string[] arguments) =>
        Execute(Path.Combine(tools, "natoiraq"), arguments);

    private Result Dotnet(params string[] arguments) => Execute("dotnet", arguments);

    private Result Execute(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _run.Folder,
        };
        start.Environment["XDG_DATA_HOME"] = Path.Combine(_run.Folder, "data");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        // An installed tool looks for .NET where it usually is; here it may stand anywhere.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.Environment["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.Result);
    }

    private static Result Done(Result result)
    {
        Assert.True(result.Code == 0, $"{result.Output}\n{result.Error}");
        return result;
    }

    private static string Project([CallerFilePath] string here = "") => Path.GetFullPath(
        Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "NatoIraq.Cli", "NatoIraq.Cli.csproj"));
}
