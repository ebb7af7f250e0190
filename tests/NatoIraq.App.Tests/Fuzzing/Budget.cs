using System.Diagnostics;
using System.Runtime.CompilerServices;
using FsCheck;
using FsCheck.Fluent;

namespace NatoIraq.App.Tests.Fuzzing;

/// <summary>
/// How long fuzzing goes on: a number of cases, the same on every machine, or the minutes that the environment variable
/// <c>NATOIRAQ_FUZZ_MINUTES</c> gives each property.
/// </summary>
internal static class Budget
{
    // Far above what any case takes on a busy machine: only a case that never ends gets there.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    /// <summary>Tries the property; what fails is shrunk, and told with the seed that replays it.</summary>
    public static void Spend<T>(
        int cases, Arbitrary<T> any, Func<T, Task> holds, [CallerMemberName] string name = "")
    {
        Property property = Prop.ForAll(any, value => Ended(holds, value));
        if (!double.TryParse(Environment.GetEnvironmentVariable("NATOIRAQ_FUZZ_MINUTES"), out double minutes))
        {
            Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true), property);
            return;
        }
        var clock = Stopwatch.StartNew();
        long tried = 0;
        for (; clock.Elapsed.TotalMinutes < minutes; tried += cases)
        {
            Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true), property);
        }
        Console.WriteLine($"{name}: {tried:N0} cases in {clock.Elapsed.TotalMinutes:N1} minutes");
    }

    private static void Ended<T>(Func<T, Task> holds, T value)
    {
        Task task = Task.Run(() => holds(value));
        if (Task.WaitAny([task], Hang) < 0) throw new TimeoutException($"No answer after {Hang.TotalSeconds:N0} s: {value}");
        task.GetAwaiter().GetResult();
    }
}
