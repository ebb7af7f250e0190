using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using NatoIraq.Benchmarks.Scale;
using NatoIraq.Benchmarks.Soak;
using NatoIraq.Benchmarks.Table;

if (args is ["table", ..])
{
    TableCommand.Run(args[1..], Console.Out);
    return 0;
}

if (args is ["scale", ..])
{
    await ScaleCommand.RunAsync(args[1..], Console.Out);
    return 0;
}

if (args is ["soak", ..])
{
    return await SoakCommand.RunAsync(args[1..], Console.Out);
}

// In this process: a project that BenchmarkDotNet generated would have to restore and pass our analyzers first.
var config = new ManualConfig { ArtifactsPath = Path.Combine(Path.GetTempPath(), "natoiraq-benchmarks") }
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddColumnProvider(DefaultColumnProviders.Instance)
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddLogger(ConsoleLogger.Default);
BenchmarkSwitcher.FromAssembly(typeof(Row).Assembly).Run(args, config);
return 0;
