using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using NatoIraq.App;
using NatoIraq.Core.Projections;
using NatoIraq.Packs;

namespace NatoIraq.Cluster;

/// <summary>What a program draws with: where two engines are the same, so are their bytes.</summary>
public static class Engine
{
    /// <summary>The version, the build of what compiles and draws, the runtime and the kind of processor.</summary>
    public static string Name { get; } =
        $"{Version} ({Build}) on .NET {Environment.Version} {RuntimeInformation.ProcessArchitecture}";

    /// <summary>Under which Quartz knows the workers of this engine: those of another are another scheduler to it.</summary>
    internal static string Scheduler { get; } = "natoiraq-" + Digest(Name);

    private static string Version => typeof(Projector).Assembly.GetName().Version!.ToString(fieldCount: 3);

    /// <summary>A compiler names what it made: the same code, the same name.</summary>
    private static string Build => Digest(string.Join(
        ' ', new[] { typeof(Projector), typeof(PackFolder), typeof(Workspace) }.Select(t => t.Module.ModuleVersionId)));

    private static string Digest(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
}
