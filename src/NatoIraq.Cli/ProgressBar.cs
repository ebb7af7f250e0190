using Spectre.Console;

namespace NatoIraq.Cli;

/// <summary>A bar on stderr for work that takes longer than a moment.</summary>
internal sealed class ProgressBar(Terminal terminal) : IProgress<double>
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(800);
    private double _share;

    /// <inheritdoc/>
    public void Report(double value) => _share = Math.Max(_share, value);

    /// <summary>Runs the work on another thread; shows the bar once that takes a moment, and wipes it after.</summary>
    public async Task<T> WhileAsync<T>(string what, Func<Task<T>> work, CancellationToken cancel)
    {
        var task = Task.Run(work, cancel);
        if (!terminal.CanRedraw || await Task.WhenAny(task, Task.Delay(Moment, cancel)) == task) return await task;
        var settings = new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) };
        await AnsiConsole.Create(settings).Progress().AutoClear(true)
            .Columns(
                new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                ProgressTask bar = context.AddTask(what, maxValue: 1);
                while (!task.IsCompleted)
                {
                    bar.Value = _share;
                    await Task.WhenAny(task, Task.Delay(100, CancellationToken.None));
                }
            });
        return await task;
    }
}
