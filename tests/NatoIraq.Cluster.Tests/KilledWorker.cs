using System.Diagnostics;

namespace NatoIraq.Cluster.Tests;

/// <summary>A worker in a process of its own (<c>Program.cs</c>), to be killed.</summary>
internal sealed class KilledWorker : IDisposable
{
    private readonly Process _process;

    private KilledWorker(Process process) => _process = process;

    public static KilledWorker Start(string address) => new(Process.Start(new ProcessStartInfo(
        "dotnet", [typeof(KilledWorker).Assembly.Location, address]) { UseShellExecute = false })!);

    /// <summary>Nothing of it comes to an end in order.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited) Kill();
        _process.Dispose();
    }
}
