using System.Diagnostics;

namespace NatoIraq.Benchmarks.Table;

/// <summary>Medians of seven, or of fewer where one run takes seconds, on a machine that others share.</summary>
internal static class Clock
{
    // The runtime compiles what is hot anew, in the background, until about now.
    private const double WarmSeconds = 1;

    /// <summary>The median processor time of a job, in seconds, once it is warm.</summary>
    public static double Cpu(Action job) => Median(job, CpuOnce);

    /// <summary>The median time on the wall, in seconds: for what waits for a disk or has several threads.</summary>
    public static double Wall(Action job) => Median(job, WallOnce);

    /// <summary>Two jobs in turn: the median processor time of each, and that of the ratios within a turn.</summary>
    public static (double Job, double Peer, double Ratio) CpuOf(Action job, Action peer) => Paired(job, peer, CpuOnce);

    /// <summary>The same by the time on the wall.</summary>
    public static (double Job, double Peer, double Ratio) WallOf(Action job, Action peer) =>
        Paired(job, peer, WallOnce);

    /// <summary>The bytes a job allocates on its own thread, warmed up.</summary>
    public static long Bytes(Action job)
    {
        job();
        long before = GC.GetAllocatedBytesForCurrentThread();
        job();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static double Median(Action job, Func<Action, double> once)
    {
        int times = Times(job);
        return Median(Enumerable.Range(0, times).Select(_ => once(job)).ToArray());
    }

    private static (double Job, double Peer, double Ratio) Paired(
        Action job, Action peer, Func<Action, double> once)
    {
        Times(peer);
        (double Job, double Peer)[] turns = [.. Enumerable.Range(0, Times(job)).Select(_ => (once(job), once(peer)))];
        return (
            Median(turns.Select(t => t.Job)),
            Median(turns.Select(t => t.Peer)),
            Median(turns.Select(t => t.Job / t.Peer)));
    }

    /// <summary>Runs a job until it is warm, and says how often it should be measured.</summary>
    private static int Times(Action job)
    {
        double last = 0;
        for (double all = 0; all < WarmSeconds; all += last) last = WallOnce(job);
        return last switch { < 3 => 7, < 10 => 3, _ => 1 };
    }

    private static double CpuOnce(Action job)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        job();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static double WallOnce(Action job)
    {
        long before = Stopwatch.GetTimestamp();
        job();
        return Stopwatch.GetElapsedTime(before).TotalSeconds;
    }
}
