using System.Diagnostics;

namespace NatoIraq.Benchmarks.Starts;

/// <summary>The program as its users have it, published into a folder that goes with this process.</summary>
internal static class PublishedProgram
{
    private static readonly Lazy<string> Published = new(Publish);

    /// <summary>The folder, where commands may leave files too.</summary>
    public static string Folder { get; } =
        Path.Combine(Path.GetTempPath(), $"natoiraq-start-{Environment.ProcessId}");

    /// <summary>The file that <c>dotnet</c> runs; published when it is first asked for.</summary>
    public static string File => Path.Combine(Published.Value, "natoiraq.dll");

    private static string Publish()
    {
        DirectoryInfo? root = new(AppContext.BaseDirectory);
        while (root is not null && root.GetFiles("NatoIraq.sln") is []) root = root.Parent;
        string project = Path.Combine(root!.FullName, "src", "NatoIraq.Cli");
        string output = Directory.CreateDirectory(Path.Combine(Folder, "program")).FullName;
        var start = new ProcessStartInfo(
            "dotnet", ["publish", project, "-o", output, "-v", "q", "-p:RunAnalyzers=false"])
        {
            UseShellExecute = false, RedirectStandardOutput = true,
        };
        using Process publish = Process.Start(start)!;
        string log = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
        return publish.ExitCode == 0 ? output : throw new InvalidOperationException(log);
    }
}
