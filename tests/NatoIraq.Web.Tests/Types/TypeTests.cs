using System.Diagnostics;

namespace NatoIraq.Web.Tests.Types;

/// <summary>
/// The modules of the pages, checked by TypeScript, which npm fetches in the version that the lock names into the
/// build's output. Users of the program need neither.
/// </summary>
public sealed class TypeTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Types");

    [Fact]
    public async Task The_types_of_the_modules_fit()
    {
        string compiler = Path.Combine(Folder, "node_modules", "typescript", "bin", "tsc");
        string lockFile = Path.Combine(Folder, "package-lock.json");
        bool isCurrent = File.Exists(compiler) && File.GetLastWriteTimeUtc(compiler) >= File.GetLastWriteTimeUtc(lockFile);
        if (!isCurrent)
        {
            (int code, string told) = await RunAsync("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
            Assert.True(code == 0, $"TypeScript could not be fetched by npm, so no module was checked: {told.Trim().Split('\n')[0]}");
            File.SetLastWriteTimeUtc(compiler, DateTime.UtcNow);
        }

        (int wrong, string errors) = await RunAsync("node", compiler);

        Assert.True(wrong == 0, errors);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Folder, "js"), "*.js", SearchOption.AllDirectories));
    }

    private static async Task<(int Code, string Told)> RunAsync(string program, params string[] words)
    {
        try
        {
            using Process run = Process.Start(new ProcessStartInfo(program, words)
            {
                UseShellExecute = false,
                WorkingDirectory = Folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            Task<string> output = run.StandardOutput.ReadToEndAsync();
            string error = await run.StandardError.ReadToEndAsync();
            await run.WaitForExitAsync();
            return (run.ExitCode, $"{await output}{error}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return (1, $"{program} was not found; tests/run installs Debian's.");
        }
    }
}
