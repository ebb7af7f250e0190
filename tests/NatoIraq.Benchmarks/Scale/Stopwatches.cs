using System.Diagnostics;
using System.Globalization;

namespace NatoIraq.Benchmarks.Scale;

/// <summary>A table that grows a line a stage: what it took in time and memory.</summary>
internal sealed class Stopwatches(TextWriter output)
{
    private const double Mega = 1024 * 1024;

    /// <summary>Writes the header.</summary>
    public void Begin() => Line("stage", "times", "wall", "each", "processor", "heap after", "most memory");

    /// <summary>Does a stage, told with its time on the wall and of the processor.</summary>
    /// <param name="stage">What it is.</param>
    /// <param name="times">How often the same is done in it.</param>
    /// <param name="work">The work.</param>
    public async Task<T> TimeAsync<T>(string stage, int times, Func<Task<T>> work)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        long begin = Stopwatch.GetTimestamp();
        T done = await work();
        TimeSpan wall = Stopwatch.GetElapsedTime(begin);
        TimeSpan processor = Environment.CpuUsage.TotalTime - before;
        double heap = GC.GetTotalMemory(forceFullCollection: true) / Mega;
        using var self = Process.GetCurrentProcess();
        Line(
            stage, Say($"{times:N0}"), Span(wall.TotalSeconds), Span(wall.TotalSeconds / times),
            Span(processor.TotalSeconds), Say($"{heap:N0} MB"), Say($"{self.PeakWorkingSet64 / Mega:N0} MB"));
        return done;
    }

    private void Line(
        string stage, string times, string wall, string each, string processor, string heap, string most)
    {
        output.WriteLine(
            $"{stage,-44}{times,8}{wall,11}{each,11}{processor,11}{heap,12}{most,13}".TrimEnd());
        output.Flush();
    }

    private static string Span(double seconds) => seconds switch
    {
        < 0.001 => Say($"{seconds * 1e6:N1} us"),
        < 1 => Say($"{seconds * 1e3:N1} ms"),
        _ => Say($"{seconds:N1} s"),
    };

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
